package jp.madoguchi.domain.channel;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rule.RuleTable;
import jp.madoguchi.domain.rule.Timeline;

/** From which day to which day each {@link Channel} exists. */
public final class ChannelCalendar {

    /** The file's name. */
    public static final String FILE = "channels.csv";

    private static final List<String> COLUMNS = List.of("channel", "from", "to", "rules");

    private final Map<Channel, Timeline<List<RuleId>>> spans;

    private ChannelCalendar(Map<Channel, Timeline<List<RuleId>>> spans) {
        this.spans = spans;
    }

    /** Reads the file's content; every channel must have a row. */
    public static ChannelCalendar parse(String text) {
        RuleTable table = RuleTable.parse(FILE, text, COLUMNS);
        Map<Channel, Timeline<List<RuleId>>> spans = new EnumMap<>(Channel.class);
        spans.putAll(table.timelines(row -> row.one("channel", Channel.class), row -> row.rules("rules")));
        for (Channel channel : Channel.values()) {
            if (!spans.containsKey(channel)) {
                throw new ProblemException(Problem.at(ProblemCode.RULE_FILE_INVALID,
                        FILE + " says nothing of " + channel + ": add a row"));
            }
        }
        return new ChannelCalendar(spans);
    }

    /** Whether a channel exists on a day. */
    public boolean exists(Channel channel, LocalDate day) {
        Timeline<List<RuleId>> timeline = spans.get(channel);
        return timeline != null && timeline.at(day).isPresent();
    }
}
