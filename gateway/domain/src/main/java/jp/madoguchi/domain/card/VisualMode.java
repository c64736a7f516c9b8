package jp.madoguchi.domain.card;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.domain.rule.RuleSwitches;

/**
 * A terminal in visual mode (目視確認モード). It must be switched back to 無人運転モード, otherwise the next patient cannot use face match
 * (R-CH-07).
 *
 * @param since when it was switched on
 */
public record VisualMode(Instant since) {

    private static final ZoneOffset JAPAN = ZoneOffset.ofHours(9);

    public VisualMode {
        Objects.requireNonNull(since);
    }

    /** Whether it has been on for longer than {@link RuleSwitch#VISUAL_MODE_ALARM_MINUTES} allows; exactly as long is no alarm. */
    public boolean alarms(Instant now, RuleSwitches switches) {
        LocalDate day = now.atOffset(JAPAN).toLocalDate();
        Duration allowed = Duration.ofMinutes(switches.number(RuleSwitch.VISUAL_MODE_ALARM_MINUTES, day));
        return Duration.between(since, now).compareTo(allowed) > 0;
    }
}
