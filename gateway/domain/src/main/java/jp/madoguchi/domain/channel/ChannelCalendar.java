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

/**
 * On which days each {@link Channel} exists, and the rules that say so. Those that rest on a paper or on the patient card are dated by
 * {@link AcceptedPapers} and the switches, and AMBULANCE runs elsewhere: no row may speak of them ({@link Channel#dated}).
 */
public final class ChannelCalendar {

    /** The file's name. */
    public static final String FILE = "channels.csv";

    private static final List<String> COLUMNS = List.of("channel", "from", "to", "exists", "rules");

    private final Map<Channel, Timeline<Existence>> spans;

    /** Whether there is such a channel, and by which rules. */
    private record Existence(boolean exists, List<RuleId> rules) {}

    private ChannelCalendar(Map<Channel, Timeline<Existence>> spans) {
        this.spans = spans;
    }

    /** Reads the file's content; every channel that is dated here must be there or not on every day, without end. */
    public static ChannelCalendar parse(String text) {
        RuleTable table = RuleTable.parse(FILE, text, COLUMNS);
        Map<Channel, Timeline<Existence>> spans = new EnumMap<>(Channel.class);
        spans.putAll(table.timelinesWithoutEnd(ChannelCalendar::channel, ChannelCalendar::existence));
        for (Channel channel : Channel.all(Channel::dated)) {
            if (!spans.containsKey(channel)) {
                throw new ProblemException(Problem.at(ProblemCode.RULE_FILE_INVALID,
                        FILE + " says nothing of " + channel + ": add a row"));
            }
        }
        return new ChannelCalendar(spans);
    }

    private static Channel channel(RuleTable.Row row) {
        Channel channel = row.one("channel", Channel.class);
        if (!channel.dated()) {
            throw row.wrong(
                    "dates " + channel + ", which other files date or which is asked elsewhere: take the row out");
        }
        return channel;
    }

    private static Existence existence(RuleTable.Row row) {
        row.required("rules");
        return new Existence(row.yes("exists"), row.rules("rules"));
    }

    /** Whether a channel exists on a day; none does before the file begins. Only of channels that are {@link Channel#dated dated} here. */
    public boolean exists(Channel channel, LocalDate day) {
        return timeline(channel).at(day).map(Existence::exists).orElse(false);
    }

    /** The rules by which a channel exists on a day, or does not; before the file begins those of its first day. */
    public List<RuleId> rules(Channel channel, LocalDate day) {
        Timeline<Existence> timeline = timeline(channel);
        return timeline.at(day).orElseGet(() -> timeline.spans().getFirst().value()).rules();
    }

    private Timeline<Existence> timeline(Channel channel) {
        Timeline<Existence> timeline = spans.get(channel);
        if (timeline == null) {
            throw new IllegalArgumentException(channel + " is not dated by " + FILE);
        }
        return timeline;
    }
}
