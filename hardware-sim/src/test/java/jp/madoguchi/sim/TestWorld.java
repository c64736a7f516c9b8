package jp.madoguchi.sim;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.madoguchi.sim.exchange.ExchangeNames;
import jp.madoguchi.sim.message.Dress.Encoding;
import jp.madoguchi.sim.national.PeopleFile;
import jp.madoguchi.sim.national.PeopleFileProblem;
import jp.madoguchi.sim.terminal.Profile;

/** A world in a temporary folder, on the morning of the samples. */
public final class TestWorld {
    public static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    public static final Clock SAMPLE_MORNING = Clock.fixed(Instant.parse("2026-11-20T00:30:15Z"), JAPAN);

    private TestWorld() {}

    public static World.Setup setup(Path folder, Profile profile, Encoding encoding, Clock clock)
            throws PeopleFileProblem {
        return new World.Setup(folder, folder.resolve("sim-record.jsonl"),
                PeopleFile.builtIn(LocalDate.now(clock)), profile, 7, encoding, Duration.ofMillis(20), clock,
                ExchangeNames.builtIn());
    }

    public static World at(Path folder, Clock clock, List<String> log) throws IOException, PeopleFileProblem {
        return new World(setup(folder, Profile.INSTANT, Encoding.UTF_8, clock), log::add);
    }

    public static World at(Path folder) throws IOException, PeopleFileProblem {
        return at(folder, SAMPLE_MORNING, new CopyOnWriteArrayList<>());
    }
}
