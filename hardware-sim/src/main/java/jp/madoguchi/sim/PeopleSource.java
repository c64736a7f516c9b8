package jp.madoguchi.sim;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import jp.madoguchi.sim.national.People;
import jp.madoguchi.sim.national.PeopleFile;
import jp.madoguchi.sim.national.PeopleFileProblem;
import org.jspecify.annotations.Nullable;

/** The people of the command line: those of {@code --people}, or the built-in ones. */
final class PeopleSource {
    /** The centre's time, whatever the machine says. */
    static final Clock JAPAN = Clock.system(ZoneId.of("Asia/Tokyo"));

    private PeopleSource() {}

    static People of(@Nullable Path file) throws CommandFailure {
        LocalDate today = LocalDate.now(JAPAN);
        try {
            return file == null ? PeopleFile.builtIn(today) : PeopleFile.read(file, today);
        } catch (PeopleFileProblem e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }
}
