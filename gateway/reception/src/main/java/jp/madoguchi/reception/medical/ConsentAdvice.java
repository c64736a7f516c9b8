package jp.madoguchi.reception.medical;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.domain.consent.ConsentChange;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.consent.EnvironmentDefaults;
import jp.madoguchi.domain.consent.View;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.rule.RuleId;

/**
 * What comes next where a consent is missing: the card is read again (R-CO-03), unless the readers here do not offer that item, which only
 * the administrator changes (R-CO-01, R-CO-06).
 */
public final class ConsentAdvice {

    private static final List<RuleId> READ_AGAIN = List.of(RuleId.of("R-CO-03"));
    private static final List<RuleId> NOT_OFFERED = List.of(RuleId.of("R-CO-01"), RuleId.of("R-CO-06"));

    private final EnvironmentDefaults environment;

    /** @param environment what the institution has switched on */
    public ConsentAdvice(EnvironmentDefaults environment) {
        this.environment = environment;
    }

    /**
     * What somebody does next.
     *
     * @param step  what
     * @param rules the rules that say so
     */
    public record Next(DeskStep step, List<RuleId> rules) {
        public Next {
            Objects.requireNonNull(step);
            rules = List.copyOf(rules);
        }
    }

    /** What comes next after a refusal; empty where no consent would help. */
    public Optional<Next> after(View.Reason refused, ConsentItem item, LocalDate day) {
        return switch (refused) {
            case CONSENT_NOT_GIVEN, CONSENT_REVOKED, CONSENT_EXPIRED,
                    CARE_ENDED ->
                environment.offered(day).contains(item)
                        ? ConsentChange.GIVE.before(false).map(step -> new Next(step, READ_AGAIN))
                        : Optional.of(new Next(DeskStep.SWITCH_ON_FUNCTION, NOT_OFFERED));
            case NOT_FOR_THIS_ROLE, NO_SUCH_INFORMATION, REPORTED_AS_ANOTHER_PERSONS -> Optional.empty();
        };
    }
}
