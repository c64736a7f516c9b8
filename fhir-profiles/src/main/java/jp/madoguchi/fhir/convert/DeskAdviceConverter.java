package jp.madoguchi.fhir.convert;

import java.util.Locale;
import java.util.Set;
import jp.madoguchi.domain.claim.DeskDecision;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.fhir.profile.ExtensionUrls;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.Extension;

/** What the desk does because of an answer, beside the answer: each step in its order, with the rules that led there and what is uncertain. */
public final class DeskAdviceConverter {

    private DeskAdviceConverter() {}

    /**
     * Adds the steps of a decision to a response. That there is none may be uncertain as well: then the response itself says so.
     *
     * @param open what the decision hangs on that the official texts leave open; mostly nothing
     */
    public static void add(CoverageEligibilityResponse response, DeskDecision decision, Set<RuleSwitch> open) {
        for (DeskStep step : decision.steps()) {
            Extension advice = response.addExtension().setUrl(ExtensionUrls.DESK_ADVICE);
            advice.addExtension("step", new CodeType(step.name()));
            advice.addExtension(Parts.string("title", step.title(Locale.JAPANESE)));
            advice.addExtension(Parts.string("next", step.next(Locale.JAPANESE)));
            for (RuleId rule : decision.rules()) {
                advice.addExtension("rule", new CodeType(rule.value()));
            }
            UncertainReading.of(open).forEach(advice::addExtension);
        }
        if (decision.steps().isEmpty()) {
            UncertainReading.of(open).forEach(response::addExtension);
        }
    }
}
