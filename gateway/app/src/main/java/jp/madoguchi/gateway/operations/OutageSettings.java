package jp.madoguchi.gateway.operations;

import java.time.Duration;
import java.util.function.Supplier;
import jp.madoguchi.domain.desk.ClaimRun;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.medical.WindowSettings;
import jp.madoguchi.reception.mode.HealthSettings;
import jp.madoguchi.reception.mode.RecheckSettings;
import org.jspecify.annotations.Nullable;

/** The settings of outages, re-checks and the medical window, as the reception wants them. Each fails with {@code SETTING_INVALID}. */
public final class OutageSettings {

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);

    private OutageSettings() {}

    /** When a terminal counts as doubtful or down. */
    public static HealthSettings health(Settings settings) {
        return made(Settings.HEALTH_DOWN_AFTER, () -> new HealthSettings(settings.duration(Settings.HEALTH_WINDOW),
                settings.number(Settings.HEALTH_DOUBTFUL_AFTER), settings.number(Settings.HEALTH_DOWN_AFTER),
                settings.number(Settings.HEALTH_UP_AFTER), settings.duration(Settings.HEALTH_TRY_AGAIN_AFTER)));
    }

    /** How re-checks are asked. */
    public static RecheckSettings rechecks(Settings settings) {
        return made(Settings.RECHECK_ANSWER_WITHIN,
                () -> new RecheckSettings(settings.number(Settings.RECHECK_MINUTE),
                        settings.duration(Settings.RECHECK_ANSWER_WITHIN), settings.number(Settings.RECHECK_ATTEMPTS),
                        settings.duration(Settings.RECHECK_LOOK_BACK), settings.number(Settings.CLAIM_RUN_DAY)));
    }

    /** When the hospital claims. */
    public static ClaimRun claimRun(Settings settings) {
        return made(Settings.CLAIM_RUN_DAY, () -> new ClaimRun(settings.number(Settings.CLAIM_RUN_DAY)));
    }

    /** How often it is looked for them. */
    public static Duration recheckEvery(Settings settings) {
        Duration every = settings.duration(Settings.RECHECK_EVERY);
        if (every.compareTo(SHORTEST_PAUSE) < 0) {
            throw invalid(Settings.RECHECK_EVERY, null);
        }
        return every;
    }

    /** How much medical information may be in memory. */
    public static WindowSettings medical(Settings settings) {
        return made(Settings.MEDICAL_MEGABYTES, () -> new WindowSettings(settings.number(Settings.MEDICAL_ANSWERS),
                (long) settings.number(Settings.MEDICAL_MEGABYTES) << 20));
    }

    private static <T> T made(Setting setting, Supplier<T> values) {
        try {
            return values.get();
        } catch (IllegalArgumentException outOfRange) {
            throw invalid(setting, outOfRange);
        }
    }

    private static ProblemException invalid(Setting setting, @Nullable Throwable cause) {
        Problem problem = Problem.at(ProblemCode.SETTING_INVALID, setting.name());
        return cause == null ? new ProblemException(problem) : new ProblemException(problem, cause);
    }
}
