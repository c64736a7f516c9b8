package jp.madoguchi.domain.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rule.RuleSwitches;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants to look at what a patient consented to.
 *
 * @param consent    what the patient said
 * @param time       how long the consent lasts, as {@code ViewingWindows.time} says, with the end of the care where it ended (R-CH-34)
 * @param revokedAt  when all consents were taken back, if they were
 * @param reports    what was reported as another person's
 * @param insurer    where the patient is insured
 * @param role       as whom it is looked at
 * @param moment     when
 * @param day        day of the visit
 */
public record ViewRequest(Consent consent, CareTime time, @Nullable Instant revokedAt,
        List<WrongPersonReport> reports, InsurerNumber insurer, ViewerRole role, Instant moment, LocalDate day) {

    private static final List<RuleId> ROLE = List.of(RuleId.of("R-CO-09"));
    private static final List<RuleId> HELD = List.of(RuleId.of("R-CO-08"));
    private static final List<RuleId> WINDOW = List.of(RuleId.of("R-CO-02"));
    private static final List<RuleId> CARE = List.of(RuleId.of("R-CH-34"));
    private static final List<RuleId> REVOKED = List.of(RuleId.of("R-CH-36"));
    private static final List<RuleId> CONSENTED = List.of(RuleId.of("R-CO-11"));
    private static final List<RuleId> CONFIRM = List.of(RuleId.of("R-CO-02"), RuleId.of("R-CO-10"));

    public ViewRequest {
        Objects.requireNonNull(consent);
        Objects.requireNonNull(time);
        Objects.requireNonNull(insurer);
        Objects.requireNonNull(role);
        Objects.requireNonNull(moment);
        Objects.requireNonNull(day);
        reports = List.copyOf(reports);
    }

    /**
     * Decides, the strictest first: the role, whether such information exists, reports of another person's, the consent, its revocation,
     * its time, the end of the care. Medicines, treatments and what else is medical is confirmed with the patient before it is relied on (R-CO-10).
     */
    public View decide(Viewers viewers, RuleSwitches switches) {
        ConsentItem item = consent.item();
        if (!viewers.maySee(role, item, day)) {
            return new View.Refused(View.Reason.NOT_FOR_THIS_ROLE, ROLE);
        }
        if (item.isMedical() && !MedicalInformationScope.includes(insurer, day, switches)) {
            return new View.Refused(View.Reason.NO_SUCH_INFORMATION, HELD,
                    MedicalInformationScope.open(insurer, day, switches));
        }
        if (reports.stream().anyMatch(report -> report.locks(item, moment))) {
            return new View.Refused(View.Reason.REPORTED_AS_ANOTHER_PERSONS, WrongPersonReport.RULES);
        }
        Instant given = consent.givenAt();
        if (consent.status() != ConsentStatus.GIVEN || given == null) {
            return consent.status() == ConsentStatus.EXPIRED
                    ? new View.Refused(View.Reason.CONSENT_EXPIRED, WINDOW)
                    : new View.Refused(View.Reason.CONSENT_NOT_GIVEN, CONSENTED);
        }
        if (revokedAt != null && !moment.isBefore(revokedAt)) {
            return new View.Refused(View.Reason.CONSENT_REVOKED, REVOKED);
        }
        Optional<View.Refused> over = over(given);
        if (over.isPresent()) {
            return over.get();
        }
        return item.isMedical()
                ? new View.Allowed(Optional.of(DeskStep.CONFIRM_INFORMATION_IS_THE_PATIENTS), CONFIRM,
                        MedicalInformationScope.open(insurer, day, switches))
                : new View.Allowed(Optional.empty(), WINDOW, Set.of());
    }

    private Optional<View.Refused> over(Instant given) {
        AvailableTime available = AvailableTime.of(given, consent.availableUntil(), time);
        if (!available.inTime(moment)) {
            return Optional.of(new View.Refused(View.Reason.CONSENT_EXPIRED, WINDOW));
        }
        return available.careEnded(moment)
                ? Optional.of(new View.Refused(View.Reason.CARE_ENDED, CARE))
                : Optional.empty();
    }

    /** Masked: what, as whom and when only. */
    @Override
    public String toString() {
        return "ViewRequest[" + consent.item() + " " + role + " " + moment + "]";
    }
}
