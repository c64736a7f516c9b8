package jp.madoguchi.gateway.desk;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.desk.DecideNextStep;
import jp.madoguchi.reception.desk.DecidedStep;
import jp.madoguchi.reception.desk.NextStepOrder;

/** The one way to the next step from outside: nothing is given out without an audit record. */
public final class DeskNextSteps {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final FacilityCode facility;
    private final DecideNextStep decide;
    private final Recorded recorded;
    private final InstantSource clock;

    public DeskNextSteps(FacilityCode facility, DecideNextStep decide, DeskAudit audit, InstantSource clock) {
        this.facility = facility;
        this.decide = decide;
        this.recorded = new Recorded(audit, clock);
        this.clock = clock;
    }

    /** What comes next, for a visit of today or a day before. */
    DecidedStep decide(Caller caller, String requestId, NextStepForm form) {
        return recorded.one(caller, DeskAudit.Action.CHANGE, null, DeskNextSteps::about, () -> {
            LocalDate today = LocalDate.ofInstant(clock.instant(), JAPAN);
            LocalDate visit = form.visit(today);
            if (visit.isAfter(today)) {
                throw new ProblemException(Problem.at(ProblemCode.DATE_IMPOSSIBLE, "visit"));
            }
            return Recorded.await(decide.decide(NextStepOrder.parse(facility, form.patient(), form.presented(visit),
                    visit, form.inquiry(), requestId, form.by()).orElseThrow().with(form.answered())));
        });
    }

    private static List<ResourceId> about(DecidedStep decided) {
        ResourceId patient = decided.patient();
        return patient == null ? List.of() : List.of(patient);
    }
}
