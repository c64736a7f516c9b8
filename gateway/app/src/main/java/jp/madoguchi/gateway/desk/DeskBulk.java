package jp.madoguchi.gateway.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.bulk.BatchPage;
import jp.madoguchi.reception.bulk.BulkBatch;
import jp.madoguchi.reception.bulk.BulkOrder;
import jp.madoguchi.reception.bulk.BulkPlan;
import jp.madoguchi.reception.bulk.BulkWork;
import jp.madoguchi.reception.bulk.CollectConsented;
import jp.madoguchi.reception.bulk.CollectTickets;
import jp.madoguchi.reception.bulk.DirectoryPage;
import jp.madoguchi.reception.bulk.LinkPage;
import jp.madoguchi.reception.bulk.NightBefore;
import jp.madoguchi.reception.bulk.RegisterReferenceNumbers;
import jp.madoguchi.reception.bulk.RowPage;
import jp.madoguchi.reception.ledger.BulkJob;

/**
 * The one way to bulk jobs from outside. Whatever names a patient, and every change, has its audit record, or is not given out. Numbers
 * of how far a batch is have none: they are about nobody.
 */
public final class DeskBulk {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final String WORD = "[0-9A-Za-z._@-]{1,64}";

    /**
     * What is done with bulk jobs.
     *
     * @param work      what people see
     * @param night     appointments
     * @param register  reference numbers
     * @param consented persons who consented
     * @param tickets   medical tickets
     */
    public record Uses(BulkWork work, NightBefore night, RegisterReferenceNumbers register, CollectConsented consented,
            CollectTickets tickets) {}

    private final FacilityCode facility;
    private final Supplier<TerminalId> carrier;
    private final Uses uses;
    private final Recorded recorded;
    private final InstantSource clock;

    /** @param carrier the terminal that carries new jobs; fails where none may be asked */
    public DeskBulk(FacilityCode facility, Supplier<TerminalId> carrier, Uses uses, DeskAudit audit,
            InstantSource clock) {
        this.facility = facility;
        this.carrier = carrier;
        this.uses = uses;
        this.recorded = new Recorded(audit, clock);
        this.clock = clock;
    }

    /** A page of batches. */
    BatchPage batches(Map<String, String[]> parameters) {
        BulkParameters.Batches page = BulkParameters.batches(parameters);
        return uses.work().batches(facility, page.after(), page.most());
    }

    /** A batch and how far it is. */
    BulkBatch batch(ResourceId id) {
        return uses.work().batch(facility, id);
    }

    /** A page of a worklist. */
    RowPage worklist(Caller caller, ResourceId batch, Map<String, String[]> parameters) {
        return recorded.one(caller, DeskAudit.Action.READ, batch,
                page -> page.rows().stream().flatMap(row -> Stream.ofNullable(row.patient())).distinct().toList(),
                () -> uses.work().worklist(facility, BulkParameters.rows(batch, parameters)));
    }

    /** A page of the reconciliation report. */
    LinkPage reconciliation(Caller caller, ResourceId batch, Map<String, String[]> parameters) {
        return recorded.one(caller, DeskAudit.Action.READ, batch,
                page -> page.links().stream().flatMap(link -> Stream.ofNullable(link.record())).distinct().toList(),
                () -> {
                    BulkParameters.Links links = BulkParameters.links(parameters);
                    return uses.register().reconcile(facility, batch, links.standings(), links.after(),
                            links.most());
                });
    }

    /** A page of the reconciliation report of the whole directory. */
    DirectoryPage reconciliation(Caller caller, Map<String, String[]> parameters) {
        BulkParameters.Directory wanted = BulkParameters.directory(parameters);
        DirectoryPage page = uses.register().reconcile(facility, wanted.standings(), wanted.after(), wanted.most());
        recorded.list(caller, page.links().stream().flatMap(link -> Stream.ofNullable(link.record())).toList(),
                parameters.keySet().stream().sorted().toList());
        return page;
    }

    /** Lets a stopped job go on. */
    BulkJob resume(Caller caller, ResourceId job, int version, String by) {
        if (!by.matches(WORD)) {
            throw new ProblemException(
                    Problem.at(by.isEmpty() ? ProblemCode.VALUE_MISSING : ProblemCode.VALUE_MALFORMED, "by"));
        }
        var unused = carrier.get(); // fails where nobody may be asked
        return recorded.one(caller, DeskAudit.Action.CHANGE, job, resumed -> List.of(),
                () -> Recorded.await(uses.work().resume(facility, job, version, by)));
    }

    /** Somebody wants a job. */
    BulkOrder order(Caller caller, String requestId, String by) {
        return BulkOrder.parse(facility, carrier.get(), caller.client(), requestId, by).orElseThrow();
    }

    BulkPlan nightBefore(Caller caller, BulkOrder order, BulkForm form) {
        LocalDate day = form.day();
        return recorded.one(caller, DeskAudit.Action.CHANGE, NightBefore.batch(facility, day), plan -> List.of(),
                () -> Recorded.await(uses.night().plan(order, day)));
    }

    BulkPlan referenceNumbers(Caller caller, BulkOrder order, BulkForm form) {
        return recorded.one(caller, DeskAudit.Action.CHANGE, order.batch(), plan -> List.of(),
                () -> Recorded.await(uses.register().plan(order, form.patients())));
    }

    BulkPlan consented(Caller caller, BulkOrder order, BulkForm form) {
        return recorded.one(caller, DeskAudit.Action.CHANGE, order.batch(), plan -> List.of(), () -> {
            BulkForm.Consented wanted = form.consented();
            return Recorded.await(uses.consented().plan(order, wanted.setting(), wanted.period()));
        });
    }

    BulkPlan tickets(Caller caller, BulkOrder order, BulkForm form) {
        return recorded.one(caller, DeskAudit.Action.CHANGE, order.batch(), plan -> List.of(),
                () -> Recorded.await(uses.tickets().plan(order, form.month())));
    }

    LocalDate today() {
        Instant now = clock.instant();
        return LocalDate.ofInstant(now, JAPAN);
    }
}
