package jp.madoguchi.reception.bulk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.domain.exchange.BulkUnit;
import jp.madoguchi.domain.exchange.Registration;
import jp.madoguchi.domain.exchange.RegistrationOutcome;
import jp.madoguchi.domain.exchange.Reply;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.reception.ledger.BulkJob;
import jp.madoguchi.reception.ledger.BulkOutcome;
import jp.madoguchi.reception.ledger.BulkReason;
import jp.madoguchi.reception.ledger.BulkRow;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.PatientRecord;
import org.jspecify.annotations.Nullable;

/** Takes a part of a job's result inside one commit: the rows that it ends, and the units that nobody asked for. */
final class ResultBatch {

    private final LedgerTransaction ledger;
    private final BulkJob job;
    private final UnitDecision decision;
    private final Map<String, BulkRow> rows = new HashMap<>();
    private final List<BulkRow> ended = new ArrayList<>();
    private final Set<ResourceId> patients = new LinkedHashSet<>();
    private @Nullable UnitMatch matched;
    private int added;
    private int refused;

    ResultBatch(LedgerTransaction ledger, BulkJob job, UnitDecision decision) {
        this.ledger = ledger;
        this.job = job;
        this.decision = decision;
        if (job.subject().namesPersons()) {
            ledger.bulkJobs().rows(job.id()).forEach(row -> rows.put(row.key(), row));
        }
    }

    /** Takes the units of a result from one to before another. */
    void take(Reply reply, int from, int to) {
        switch (reply) {
            case Reply.ConfirmedMany many -> take(many.units(), from, to);
            case Reply.RegisteredMany many -> many.outcomes().subList(from, to).forEach(this::take);
            case Reply.Registered one when from < to -> take(one.outcome());
            case Reply.Registered one -> {}
            case Reply.Confirmed other -> throw noResult();
            case Reply.Accepted other -> throw noResult();
            case Reply.StillProcessing other -> throw noResult();
            case Reply.MedicalInformation other -> throw noResult();
            case Reply.Revoked other -> throw noResult();
            case Reply.Failed other -> throw noResult();
        }
        ledger.bulkJobs().save(ended);
    }

    private static IllegalStateException noResult() {
        return new IllegalStateException("a reply that is no result of a job");
    }

    private void take(List<BulkUnit> units, int from, int to) {
        if (!job.subject().namesPersons()) {
            units.subList(from, to).forEach(unit -> end(decision.decide(newcomer(), unit)));
            return;
        }
        UnitMatch match = new UnitMatch(rows.values(), units);
        for (int i = from; i < to; i++) {
            Optional<BulkRow> row = match.rowOf(i).map(rows::get).filter(BulkRow::waits);
            if (row.isEmpty()) {
                refused++;
            } else {
                end(decision.decide(row.get(), units.get(i)));
            }
        }
        matched = match;
    }

    private BulkRow newcomer() {
        added++;
        return new BulkRow(job.id(), job.persons() + added, null, null, null, null, BulkOutcome.WAITING, null, null,
                null);
    }

    private void take(RegistrationOutcome outcome) {
        Optional<BulkRow> row = Optional.ofNullable(outcome.registration()).flatMap(this::waiting)
                // One registration needs no echo to be told from others.
                .or(() -> Optional.of(rows).filter(all -> all.size() == 1 && outcome.registration() == null)
                        .map(all -> all.values().iterator().next()).filter(BulkRow::waits));
        if (row.isEmpty()) {
            refused++;
            return;
        }
        BulkRow waiting = row.get();
        if (outcome.registered()) {
            link(waiting);
            end(waiting.ended(BulkOutcome.REGISTERED, null, outcome.notice(), null, null));
        } else {
            end(waiting.ended(BulkOutcome.ERROR, BulkReason.REFUSED, outcome.notice(), null, null));
        }
    }

    private Optional<BulkRow> waiting(Registration echo) {
        return rows.values().stream().filter(BulkRow::waits)
                .filter(row -> row.registration() != null && row.registration().reference().equals(echo.reference())
                        && row.registration().member().matchKey().equals(echo.member().matchKey()))
                .findFirst();
    }

    /** The patient is known under the number from now on. */
    private void link(BulkRow row) {
        Registration registration = row.registration();
        if (row.patient() == null || registration == null) {
            return;
        }
        PatientRecord before = ledger.patient(row.patient()).orElseThrow();
        if (!registration.reference().equals(before.reference())) {
            ledger.save(new PatientRecord(before.id(), before.facility(), before.standing(), before.number(),
                    registration.reference(), before.hospitalName(), before.hospitalKana(), before.person(),
                    before.asOf(),
                    before.members()));
        }
    }

    private void end(BulkRow row) {
        rows.put(row.key(), row);
        ended.add(row);
        if (row.patient() != null) {
            patients.add(row.patient());
        }
    }

    /** Ends every row that the whole result left waiting. */
    void close() {
        List<BulkRow> missing = rows.values().stream().filter(BulkRow::waits)
                .map(row -> row.ended(BulkOutcome.NO_ANSWER, unanswered(row))).toList();
        missing.forEach(row -> rows.put(row.key(), row));
        ledger.bulkJobs().save(missing);
    }

    private BulkReason unanswered(BulkRow row) {
        return matched != null && matched.isTwice(row.key())
                ? BulkReason.TWICE_IN_RESULT
                : BulkReason.NOT_IN_RESULT;
    }

    /** Whether a unit of the whole result, taken now or before, named somebody else than its row's person. */
    boolean namesOthers() {
        return rows.values().stream().anyMatch(ResultBatch::isOthers);
    }

    private static boolean isOthers(BulkRow row) {
        BulkReason reason = row.reason();
        return reason == BulkReason.OTHER_CARD || reason == BulkReason.ANOTHER_PERSON
                || reason == BulkReason.SEVERAL_PERSONS;
    }

    /** How many rows still wait. */
    int open() {
        return (int) rows.values().stream().filter(BulkRow::waits).count();
    }

    /** How many rows the result added. */
    int added() {
        return added;
    }

    /** How many units nobody had asked for, or had come already. */
    int refused() {
        return refused;
    }

    /** The patients of whom something is new. */
    Set<ResourceId> patients() {
        return patients;
    }
}
