package jp.madoguchi.gateway.desk;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import jp.madoguchi.domain.claim.ClaimWays;
import jp.madoguchi.domain.claim.Confirmation;
import jp.madoguchi.domain.claim.QualificationDeclaration;
import jp.madoguchi.domain.desk.ClaimRun;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.reception.claim.CaseOrder;
import jp.madoguchi.reception.claim.CasePage;
import jp.madoguchi.reception.claim.CaseReadings;
import jp.madoguchi.reception.claim.CaseWork;
import jp.madoguchi.reception.ledger.ClaimCaseRecord;

/** The one way to cases from outside: nothing is given out without an audit record. Reads do not disturb the ledger's writer. */
public final class DeskCases {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final FacilityCode facility;
    private final CaseReadings readings;
    private final CaseWork work;
    private final ClaimWays ways;
    private final Recorded recorded;
    private final InstantSource clock;

    public DeskCases(FacilityCode facility, CaseReadings readings, CaseWork work, ClaimWays ways, DeskAudit audit,
            InstantSource clock) {
        this.facility = facility;
        this.readings = readings;
        this.work = work;
        this.ways = ways;
        this.recorded = new Recorded(audit, clock);
        this.clock = clock;
    }

    /** A page of cases. */
    CasePage list(Caller caller, Map<String, String[]> parameters) {
        CasePage page = readings.page(CaseParameters.read(facility, parameters));
        recorded.list(caller, page.cases().stream().flatMap(one -> about(one).stream()).distinct().toList(),
                parameters.keySet().stream().sorted().toList());
        return page;
    }

    /** What the way of a case, or its waiting, hangs on that the official texts leave open (R-CL-07), for its next month of claim. */
    Set<RuleSwitch> open(ClaimCaseRecord record) {
        return record.claimCase().state().beforeClaim() ? show(record, Optional.empty()).open() : Set.of();
    }

    /** When the hospital claims. */
    ClaimRun run() {
        return ways.run();
    }

    /** One case, with its way in a month of claim: the next one, where none is named. */
    ShownCase one(Caller caller, ResourceId id, Map<String, String[]> parameters) {
        YearMonth month = CaseParameters.claimMonth(parameters);
        return recorded.one(caller, DeskAudit.Action.READ, id, shown -> about(shown.record()),
                () -> show(find(id), Optional.ofNullable(month)));
    }

    /** The declaration of a case. Fails with {@code RESOURCE_UNKNOWN} where none was made. */
    QualificationDeclaration declaration(Caller caller, ResourceId id) {
        ClaimCaseRecord one = recorded.one(caller, DeskAudit.Action.READ, id, DeskCases::about, () -> find(id,
                record -> record.claimCase().facts().declaration() != null, "declaration"));
        return Objects.requireNonNull(one.claimCase().facts().declaration());
    }

    /** A case changed, by somebody of the desk. */
    ShownCase change(Caller caller, CaseAct act, ResourceId id, int version, String requestId, CaseForm form) {
        CaseOrder order = CaseOrder
                .parse(facility, id, version, requestId, act.name() + " " + form.digest(), form.by()).orElseThrow();
        return recorded.one(caller, DeskAudit.Action.CHANGE, id, shown -> about(shown.record()),
                () -> show(Recorded.await(act(act, order, find(id).claimCase().facts().visit(), form)),
                        Optional.empty()));
    }

    private CompletionStage<ClaimCaseRecord> act(CaseAct act, CaseOrder order, LocalDate visit, CaseForm form) {
        return switch (act) {
            case DECLARE -> work.declare(order, form.signed(visit));
            case HEAR_UNCHANGED -> {
                Confirmation.Heard heard = form.heard(visit, LocalDateTime.ofInstant(clock.instant(), JAPAN));
                yield work.hearUnchanged(order, heard, form.deemed(heard));
            }
            case HEAR_NUMBER -> work.hearNumber(order, form.member());
            case CONFIRM -> work.confirm(order, form.member());
            case CONTACTED -> work.contacted(order, form.on(today()));
            case INSURED -> work.insured(order, form.insured());
            case CLAIM -> work.claim(order, form.month());
            case ACCEPTED -> work.accepted(order);
            case RETURNED -> work.returned(order, form.reason());
        };
    }

    private ClaimCaseRecord find(ResourceId id) {
        return find(id, record -> true, "case");
    }

    private ClaimCaseRecord find(ResourceId id, Predicate<ClaimCaseRecord> has, String what) {
        return readings.one(facility, id).filter(has)
                .orElseThrow(() -> new ProblemException(Problem.at(ProblemCode.RESOURCE_UNKNOWN, what)));
    }

    private ShownCase show(ClaimCaseRecord record, Optional<YearMonth> asked) {
        YearMonth month = asked
                .orElseGet(() -> ways.run().monthFor(record.claimCase().facts().visit(), today()));
        return new ShownCase(record, ways.run(), month, ways.choose(record.claimCase().facts(), month),
                ways.open(record.claimCase().facts(), month));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), JAPAN);
    }

    private static List<ResourceId> about(ClaimCaseRecord record) {
        ResourceId patient = record.patient();
        return patient == null ? List.of() : List.of(patient);
    }
}
