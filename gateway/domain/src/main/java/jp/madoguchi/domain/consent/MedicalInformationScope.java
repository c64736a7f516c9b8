package jp.madoguchi.domain.consent;

import java.time.LocalDate;
import java.util.Set;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.domain.rule.RuleSwitches;

/**
 * For whom the national system holds medical information at all (R-CO-08): not for the self-defence forces' certificate (自衛官診療証, 07)
 * and the day labourers' exception (日雇特例, 03 and 04); for public assistance (医療扶助, 12) the texts differ, and a switch decides.
 */
public final class MedicalInformationScope {

    private static final Set<String> NEVER = Set.of("03", "04", "07");

    private MedicalInformationScope() {}

    /** Whether medical information of somebody insured there may be asked for on a day. */
    public static boolean includes(InsurerNumber insurer, LocalDate day, RuleSwitches switches) {
        if (insurer.isPublicAssistance()) {
            return switches.on(RuleSwitch.PUBLIC_ASSISTANCE_MEDICAL_INFORMATION, day);
        }
        return !NEVER.contains(insurer.programme().orElse(""));
    }

    /** What that hangs on that the official texts leave open. */
    static Set<RuleSwitch> open(InsurerNumber insurer, LocalDate day, RuleSwitches switches) {
        return switches.open(other -> includes(insurer, day, other));
    }
}
