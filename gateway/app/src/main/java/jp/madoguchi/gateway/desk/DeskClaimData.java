package jp.madoguchi.gateway.desk;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.ExportPurpose;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.claim.ClaimData;
import jp.madoguchi.reception.claim.ExportClaimData;
import jp.madoguchi.reception.claim.ExportOrder;
import org.jspecify.annotations.Nullable;

/** The one way from outside to what a claim names of a patient: nothing is given, and nothing refused, without an audit record. */
public final class DeskClaimData {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final Set<String> KNOWN = Set.of("visit", "purpose");

    private final FacilityCode facility;
    private final ExportClaimData exports;
    private final Recorded recorded;
    private final InstantSource clock;

    public DeskClaimData(FacilityCode facility, ExportClaimData exports, DeskAudit audit, InstantSource clock) {
        this.facility = facility;
        this.exports = exports;
        this.recorded = new Recorded(audit, clock);
        this.clock = clock;
    }

    /** What a claim names of a patient, for a purpose that is named. The program that asks gets it, by its token's name. */
    ClaimData export(Caller caller, ResourceId patient, Map<String, String[]> values) {
        return recorded.about(caller, DeskAudit.Action.READ, Recorded.Subject.of(patient), () -> {
            ListParameters parameters = new ListParameters(KNOWN, values);
            ExportOrder order = new ExportOrder(facility, patient,
                    parameters.visit(LocalDate.ofInstant(clock.instant(), JAPAN)),
                    purpose(parameters.text("purpose")), caller.client());
            return Recorded.await(exports.export(order)).orElseThrow();
        });
    }

    private static ExportPurpose purpose(@Nullable String text) {
        if (text == null) {
            throw new ProblemException(Problem.at(ProblemCode.VALUE_MISSING, "purpose"));
        }
        return NextStepForm.word(text, ExportPurpose.class, "purpose");
    }
}
