package jp.madoguchi.sim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import jp.madoguchi.sim.national.People;
import jp.madoguchi.sim.play.DirectoryCsv;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code people-csv}: what the hospital's own directory knows of the people, ready to be imported. */
@Command(name = "people-csv", sortOptions = false, description = "Writes the hospital's patient directory as CSV for \"madoguchi patients import\".")
final class PeopleCsvCommand implements Callable<Integer> {
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this help.")
    boolean help;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The CSV file to write (UTF-8).")
    private Path out = Path.of("patients.csv");

    @Option(names = "--people", paramLabel = "FILE", description = "People file. Default: the built-in people")
    private @Nullable Path people;

    @Option(names = "--crowd", paramLabel = "N", defaultValue = "0", description = "The people of \"sim --crowd N\" too. Default: ${DEFAULT-VALUE}")
    private int crowd;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "The seed of that crowd. Default: ${DEFAULT-VALUE}")
    private long seed;

    @Override
    public Integer call() throws CommandFailure {
        People known = PeopleSource.of(people, crowd, seed, LocalDate.now(PeopleSource.JAPAN));
        try {
            Path parent = out.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.writeString(out, DirectoryCsv.of(known));
        } catch (IOException e) {
            throw new CommandFailure(out + " cannot be written; give another --out (" + e + ")", e);
        }
        long rows = known.everybody().stream().mapToLong(person -> person.hospital().size()).sum();
        System.out.println(rows + " patients written to " + out);
        return 0;
    }
}
