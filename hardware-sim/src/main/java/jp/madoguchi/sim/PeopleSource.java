package jp.madoguchi.sim;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import jp.madoguchi.sim.national.Crowd;
import jp.madoguchi.sim.national.People;
import jp.madoguchi.sim.national.PeopleFile;
import jp.madoguchi.sim.national.PeopleFileProblem;
import org.jspecify.annotations.Nullable;

/** The people of the command line: those of {@code --people}, or the built-in ones. */
final class PeopleSource {
    /** The centre's time, whatever the machine says. */
    static final Clock JAPAN = Clock.system(ZoneId.of("Asia/Tokyo"));

    private static final int LARGEST_CROWD = 99_999;

    private PeopleSource() {}

    /** The people with a crowd of {@code crowd}; {@code today} is what relative dates count from. */
    static People of(@Nullable Path file, int crowd, long seed, LocalDate today) throws CommandFailure {
        if (crowd < 0 || crowd > LARGEST_CROWD) {
            throw new CommandFailure("--crowd must be between 0 and " + LARGEST_CROWD);
        }
        try {
            People people = file == null ? PeopleFile.builtIn(today) : PeopleFile.read(file, today);
            return crowd == 0 ? people : people.withCrowd(Crowd.of(crowd, seed, people, today));
        } catch (PeopleFileProblem e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }
}
