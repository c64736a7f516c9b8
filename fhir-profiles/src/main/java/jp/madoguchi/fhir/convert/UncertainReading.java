package jp.madoguchi.fhir.convert;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.domain.rule.RuleSwitches;
import jp.madoguchi.fhir.profile.ExtensionUrls;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;

/**
 * What something hangs on that the official texts leave open, beside it: what is uncertain, by which rules, and the switch and the rule file
 * by which the hospital has decided it. Where nothing is open nothing is said.
 */
final class UncertainReading {

    private UncertainReading() {}

    /** One extension for each open switch, in the order of the rule book. */
    static List<Extension> of(Collection<RuleSwitch> open) {
        return open.stream().sorted().map(UncertainReading::of).toList();
    }

    private static Extension of(RuleSwitch key) {
        Extension reading = new Extension(ExtensionUrls.UNCERTAIN_READING);
        reading.addExtension("switch", new CodeType(key.name()));
        reading.addExtension(Parts.string("title", key.question(Locale.JAPANESE)));
        reading.addExtension(Parts.string("file", RuleSwitches.FILE));
        for (RuleId rule : key.openBy()) {
            reading.addExtension("rule", new CodeType(rule.value()));
        }
        return reading;
    }
}
