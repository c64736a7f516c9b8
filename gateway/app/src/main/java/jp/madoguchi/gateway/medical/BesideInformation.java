package jp.madoguchi.gateway.medical;

import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.rule.RuleSwitch;

/**
 * What one reply says beside medical information that has no room for it: in headers, of a document, of FHIR resources, or of their being
 * refused.
 */
public final class BesideInformation {

    private final HttpServletResponse response;
    private final Set<RuleSwitch> uncertain = EnumSet.noneOf(RuleSwitch.class);

    /** @param response the reply, not sent yet */
    public BesideInformation(HttpServletResponse response) {
        this.response = response;
    }

    /** What has to be done before it is relied on (R-CO-10): {@code X-First-Step}. */
    public void first(Optional<DeskStep> first) {
        first.ifPresent(step -> response.setHeader("X-First-Step", step.name()));
    }

    /**
     * What it hangs on that the official texts leave open (R-CO-08): {@code X-Uncertain}, the switches with blanks between, of all that the
     * reply is about. No header where nothing is.
     */
    public void uncertain(Set<RuleSwitch> open) {
        if (uncertain.addAll(open)) {
            response.setHeader("X-Uncertain",
                    uncertain.stream().map(RuleSwitch::name).collect(Collectors.joining(" ")));
        }
    }
}
