package jp.madoguchi.reception.mode;

import java.util.Objects;
import jp.madoguchi.domain.channel.ChannelCalendar;
import jp.madoguchi.domain.channel.ExceptionalViews;
import jp.madoguchi.domain.consent.Viewers;
import jp.madoguchi.domain.rule.RuleSwitches;

/**
 * The rules by which something is looked up apart from the usual way.
 *
 * @param views    what permits it
 * @param channels which way exists when
 * @param viewers  who may see what
 * @param switches within how many hours it is reviewed
 */
public record LookUpRules(ExceptionalViews views, ChannelCalendar channels, Viewers viewers, RuleSwitches switches) {

    public LookUpRules {
        Objects.requireNonNull(views);
        Objects.requireNonNull(channels);
        Objects.requireNonNull(viewers);
        Objects.requireNonNull(switches);
    }
}
