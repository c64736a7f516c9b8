package jp.madoguchi.store.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.reception.ledger.SaidSubsidyChoice;
import jp.madoguchi.reception.ledger.Subsidies;
import jp.madoguchi.reception.ledger.SubsidyEntry;
import jp.madoguchi.store.ledger.sql.Session;

/** Table {@code subsidy}: what a certificate says is sealed, whose it is, or which task asks that, stands beside it. */
final class SubsidyRows implements Subsidies {

    private static final String TABLE = "subsidy";

    private final Session session;
    private final RecordSeal seal;
    private final LongSupplier revision;
    private final Consumer<ResourceId> touched;

    /** @param touched is told of whom something is new: two nodes that add to one patient at once run one after the other */
    SubsidyRows(Session session, RecordSeal seal, LongSupplier revision, Consumer<ResourceId> touched) {
        this.session = session;
        this.seal = seal;
        this.revision = revision;
        this.touched = touched;
    }

    @Override
    public List<SubsidyEntry> of(ResourceId patient) {
        return session.list("select id, record from subsidy where patient = ? order by first_revision, place",
                row -> seal.open(TABLE, row.getString(1), row.getBytes(2), SubsidyEntry.class), patient.value());
    }

    @Override
    public List<SubsidyEntry> undecided(ResourceId task) {
        return session.list("select id, record from subsidy where task = ? order by first_revision, place",
                row -> seal.open(TABLE, row.getString(1), row.getBytes(2), SubsidyEntry.class), task.value());
    }

    @Override
    public void remove(ResourceId id) {
        session.update("delete from subsidy where id = ? and patient is null", id.value());
    }

    @Override
    public void save(SubsidyEntry entry) {
        String id = entry.id().value();
        byte[] sealed = seal.seal(TABLE, id, entry);
        long mine = revision.getAsLong();
        String patient = entry.patient() == null ? null : entry.patient().value();
        String task = entry.undecided() == null ? null : entry.undecided().task().value();
        if (session.update("update subsidy set patient = ?, task = ?, as_of = ?, revision = ?, record = ? where id = ?",
                patient, task, entry.asOf(), mine, sealed, id) == 0) {
            long place = session.number("select count(*) from subsidy where first_revision = ?", mine);
            session.update("""
                    insert into subsidy (id, facility, patient, task, as_of, first_revision, place, revision, record)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                    id, entry.facility().value(), patient, task, entry.asOf(), mine, place, mine, sealed);
        }
        if (entry.patient() != null) {
            touched.accept(entry.patient());
        }
    }

    private static final String CHOICES = "subsidy_choice";

    @Override
    public Optional<SaidSubsidyChoice> choice(ResourceId patient, LocalDate visit) {
        return session.first("select record from subsidy_choice where patient = ? and visit = ?",
                row -> seal.open(CHOICES, choiceId(patient, visit), row.getBytes(1), SaidSubsidyChoice.class),
                patient.value(), visit);
    }

    @Override
    public void save(SaidSubsidyChoice choice) {
        byte[] sealed = seal.seal(CHOICES, choiceId(choice.patient(), choice.visit()), choice);
        long mine = revision.getAsLong();
        if (session.update("update subsidy_choice set revision = ?, record = ? where patient = ? and visit = ?", mine,
                sealed, choice.patient().value(), choice.visit()) == 0) {
            session.update("""
                    insert into subsidy_choice (patient, visit, facility, revision, record) values (?, ?, ?, ?, ?)""",
                    choice.patient().value(), choice.visit(), choice.facility().value(), mine, sealed);
        }
        touched.accept(choice.patient());
    }

    private static String choiceId(ResourceId patient, LocalDate visit) {
        return patient.value() + "/" + visit;
    }
}
