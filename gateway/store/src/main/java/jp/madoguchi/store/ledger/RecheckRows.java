package jp.madoguchi.store.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.reception.ledger.ClaimCaseRecord;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.reception.ledger.OutageRecord;
import jp.madoguchi.reception.ledger.RecheckRecord;
import jp.madoguchi.reception.ledger.Rechecks;
import jp.madoguchi.store.ledger.sql.Session;
import jp.madoguchi.store.ledger.sql.SqlFailure;
import org.jspecify.annotations.Nullable;

/** Tables {@code recheck}, {@code recheck_question} and {@code outage}. */
final class RecheckRows implements Rechecks {

    private static final String TABLE = "recheck";

    private final Session session;
    private final RecordSeal seal;
    private final InquiryRows inquiries;
    private final LongSupplier revision;
    private final Supplier<SqlFailure> overtaken;

    RecheckRows(Session session, RecordSeal seal, InquiryRows inquiries, LongSupplier revision,
            Supplier<SqlFailure> overtaken) {
        this.session = session;
        this.seal = seal;
        this.inquiries = inquiries;
        this.revision = revision;
        this.overtaken = overtaken;
    }

    private RecheckRecord read(ResultSet row) throws SQLException {
        return seal.open(TABLE, row.getString(1), row.getBytes(2), RecheckRecord.class);
    }

    @Override
    public Optional<RecheckRecord> byId(ResourceId id) {
        return session.first("select id, record from recheck where id = ?", this::read, id.value());
    }

    @Override
    public Optional<RecheckRecord> byQuestion(InquiryId question) {
        return session.first("""
                select recheck.id, recheck.record from recheck join recheck_question on recheck = recheck.id
                where question = ?""", this::read, question.value());
    }

    @Override
    public List<RecheckRecord> waiting(FacilityCode facility, TerminalId terminal, int most) {
        return session.list("""
                select id, record from recheck where facility = ? and terminal = ? and state = 'WAITING'
                order by treatment_month, claim_run, visit, id limit ?""", this::read, facility.value(),
                terminal.value(), most);
    }

    @Override
    public List<RecheckRecord> asked(FacilityCode facility, TerminalId terminal) {
        return session.list("""
                select id, record from recheck where facility = ? and terminal = ? and state = 'ASKED'
                order by asked_at, id""", this::read, facility.value(), terminal.value());
    }

    @Override
    public int askedAfter(FacilityCode facility, TerminalId terminal, Instant moment) {
        return Math.toIntExact(session.number(
                "select count(*) from recheck where facility = ? and terminal = ? and asked_at > ?", facility.value(),
                terminal.value(), moment));
    }

    @Override
    public List<RecheckRecord> openOf(ResourceId patient) {
        return session.list("""
                select id, record from recheck where patient = ? and state <> 'SETTLED'
                order by treatment_month, claim_run, visit, id""", this::read, patient.value());
    }

    @Override
    public Optional<RecheckRecord> like(FacilityCode facility, CardQuestion card, LocalDate visit) {
        return session.first("select id, record from recheck where subject = ? order by id limit 1", this::read,
                (Object) subject(facility, card, visit));
    }

    private byte[] subject(FacilityCode facility, CardQuestion card, LocalDate visit) {
        return seal.blind().key("RECHECK", facility.value(),
                card.member().cardKey() + "|" + card.birthDate() + "|" + visit);
    }

    @Override
    public void save(RecheckRecord recheck) {
        String id = recheck.id().value();
        byte[] sealed = seal.seal(TABLE, id, recheck);
        long mine = revision.getAsLong();
        if (recheck.version() == 1) {
            session.update("""
                    insert into recheck (id, facility, terminal, patient, subject, treatment_month, claim_run, visit,
                    state, asked_at, version, revision, record) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                    id, recheck.facility().value(), recheck.terminal().value(),
                    recheck.patient() == null ? null : recheck.patient().value(),
                    recheck.card() == null ? null : subject(recheck.facility(), recheck.card(), recheck.visit()),
                    recheck.visit().withDayOfMonth(1), recheck.claimRun(), recheck.visit(), recheck.state().name(),
                    recheck.askedAt(), 1, mine, sealed);
        } else if (session.update("""
                update recheck set state = ?, asked_at = ?, version = ?, revision = ?, record = ?
                where id = ? and version = ?""", recheck.state().name(), recheck.askedAt(), recheck.version(), mine,
                sealed, id, recheck.version() - 1) == 0) {
            throw overtaken.get();
        }
        if (recheck.question() != null) {
            link(recheck.question(), recheck.id());
        }
    }

    @Override
    public void link(InquiryId question, ResourceId recheck) {
        long mine = revision.getAsLong();
        if (mine > 0 && session.number("select count(*) from recheck_question where question = ?",
                question.value()) == 0) {
            session.update("insert into recheck_question (question, recheck) values (?, ?)", question.value(),
                    recheck.value());
        }
    }

    @Override
    public List<InquiryRecord> unanswered(FacilityCode facility, TerminalId terminal, InquiryState state, Instant from,
            Instant until, Optional<InquiryRecord> after, int most) {
        List<@Nullable Object> values = new ArrayList<>(
                List.of(facility.value(), terminal.value(), state.name(), from, until));
        String behind = "";
        if (after.isPresent()) {
            behind = " and (asked_at > ? or asked_at = ? and id > ?)";
            values.addAll(List.of(after.get().askedAt(), after.get().askedAt(), after.get().id().value()));
        }
        values.add(most);
        List<String> ids = session.list("""
                select id from inquiry where facility = ? and terminal = ? and state = ?
                and asked_at >= ? and asked_at < ? and coalesce(by_card, true)
                and not exists (select 1 from recheck_question where question = inquiry.id)""" + behind
                + " order by asked_at, id limit ?", row -> row.getString(1), values.toArray());
        return ids.stream().map(id -> inquiries.byId(new InquiryId(id)).orElseThrow()).toList();
    }

    @Override
    public List<ClaimCaseRecord> casesOf(FacilityCode facility, LocalDate first, LocalDate last) {
        return session.list("""
                select id, record from claim_case where facility = ? and visit >= ? and visit <= ?
                and state in ('OPEN', 'RESOLVED_FILE', 'OLD_QUALIFICATION', 'UNKNOWN_77') and patient is not null
                and not exists (select 1 from recheck where recheck.patient = claim_case.patient
                and recheck.visit = claim_case.visit) order by visit, id""",
                row -> seal.open("claim_case", row.getString(1), row.getBytes(2), ClaimCaseRecord.class),
                facility.value(), first, last);
    }

    @Override
    public List<OutageRecord> outages(FacilityCode facility, TerminalId terminal, Instant since) {
        return session.list("""
                select begun_at, ended_at from outage where facility = ? and terminal = ?
                and (ended_at is null or ended_at >= ?) order by begun_at""",
                row -> new OutageRecord(facility, terminal, Objects.requireNonNull(Session.instant(row, 1)),
                        Session.instant(row, 2)),
                facility.value(), terminal.value(), since);
    }

    @Override
    public void save(OutageRecord outage) {
        long mine = revision.getAsLong();
        if (session.update("""
                update outage set ended_at = ?, revision = ? where facility = ? and terminal = ? and begun_at = ?""",
                outage.until(), mine, outage.facility().value(), outage.terminal().value(), outage.from()) == 0) {
            session.update(
                    "insert into outage (facility, terminal, begun_at, ended_at, revision) values (?, ?, ?, ?, ?)",
                    outage.facility().value(), outage.terminal().value(), outage.from(), outage.until(), mine);
        }
    }
}
