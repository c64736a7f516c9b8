package jp.madoguchi.sim.play;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.madoguchi.sim.national.HeldPerson;

/** What kind of morning is played. */
public enum Scenario {
    /** Everybody, six at a time, as at 8:30. */
    MORNING(6, ""),
    /** Everybody, one after the other. */
    CALM(1, ""),
    /** Only those who put a card on a reader. */
    READERS(6, "face"),
    /** Only those who come to the desk. */
    DESK(6, "desk");

    private final int together;
    private final String channel;

    Scenario(int together, String channel) {
        this.together = together;
        this.channel = channel;
    }

    /** How many are served at the same time. */
    public int together() {
        return together;
    }

    /** Those of {@code people} who come. */
    public List<HeldPerson> guests(List<HeldPerson> people) {
        return people.stream().filter(person -> channel.isEmpty() || person.channel().equals(channel)).toList();
    }

    /** The scenario of this name. */
    public static Optional<Scenario> named(String name) {
        return Arrays.stream(values()).filter(scenario -> scenario.word().equals(name)).findFirst();
    }

    /** The name on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
