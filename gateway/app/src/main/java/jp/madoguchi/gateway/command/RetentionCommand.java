package jp.madoguchi.gateway.command;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import jp.madoguchi.domain.privacy.Kept;
import jp.madoguchi.domain.privacy.RecordKind;
import jp.madoguchi.domain.privacy.Retention;
import jp.madoguchi.gateway.operations.GatewayClock;
import jp.madoguchi.gateway.operations.RuleFiles;
import jp.madoguchi.gateway.operations.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./madoguchi retention}: for the administrator who sets up backups and their deletion (R-SE-02, R-SE-07). */
@Command(name = "retention", mixinStandardHelpOptions = true, description = "Says how long each kind of record is kept, by the rule files (retention.csv).")
final class RetentionCommand implements Callable<Integer> {

    private final Function<Settings, InstantSource> clock;

    /** By the gateway's clock. */
    RetentionCommand() {
        this(GatewayClock::of);
    }

    /** @param clock tells today, by the settings */
    RetentionCommand(Function<Settings, InstantSource> clock) {
        this.clock = clock;
    }

    @Option(names = "--made", paramLabel = "DAY", description = "Of records that came into being at the beginning of that day, yyyy-MM-dd; today without it")
    private @Nullable LocalDate made;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills the field
    private CommandSpec spec;

    @Override
    public Integer call() {
        Settings settings = CommandSettings.read();
        LocalDate day = Objects.requireNonNullElseGet(made,
                () -> LocalDate.ofInstant(clock.apply(settings).instant(), GatewayClock.NATIONAL_TIME));
        Retention retention = RuleFiles.read(settings).table(Retention.class);
        PrintWriter out = spec.commandLine().getOut();
        out.println("made on " + day);
        for (RecordKind kind : RecordKind.values()) {
            out.printf("%-20s %s%n", kind, words(retention.of(kind, day.atStartOfDay())));
        }
        return 0;
    }

    private static String words(Kept kept) {
        return switch (kept) {
            case Kept.Until until -> "until " + until.lastMoment() + (until.encrypted() ? ", encrypted" : "");
            case Kept.Never never -> "never taken in";
            case Kept.Unknown unknown -> "unknown: the rules do not cover that day, nothing may be deleted by them";
        };
    }
}
