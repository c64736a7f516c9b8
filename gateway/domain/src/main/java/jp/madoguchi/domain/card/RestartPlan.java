package jp.madoguchi.domain.card;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rule.RuleTable;
import jp.madoguchi.domain.rule.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * When terminals and readers are restarted every day, so that they do not fail to start later (R-OP-01), and when it is an alarm that one
 * has not come back. All times are those of Japan.
 */
public final class RestartPlan {

    /** The file's name. */
    public static final String FILE = "restart.csv";

    private static final List<String> COLUMNS = List.of("device", "from", "to", "restart_at",
            "ready_minutes_before_opening", "rules");

    private final Map<DeviceKind, Timeline<Plan>> plans;

    private record Plan(LocalTime restartAt, int readyMinutes) {}

    private RestartPlan(Map<DeviceKind, Timeline<Plan>> plans) {
        this.plans = plans;
    }

    /** Reads the file's content; every kind of device must have a plan on every day without end. */
    public static RestartPlan parse(String text) {
        RuleTable table = RuleTable.parse(FILE, text, COLUMNS);
        Map<DeviceKind, Timeline<Plan>> plans = new EnumMap<>(DeviceKind.class);
        plans.putAll(table.timelinesWithoutEnd(row -> row.one("device", DeviceKind.class), RestartPlan::plan));
        for (DeviceKind device : DeviceKind.values()) {
            if (!plans.containsKey(device)) {
                throw new ProblemException(
                        Problem.at(ProblemCode.RULE_FILE_INVALID, FILE + " says nothing of " + device + ": add a row"));
            }
        }
        return new RestartPlan(plans);
    }

    private static Plan plan(RuleTable.Row row) {
        try {
            return new Plan(LocalTime.parse(row.required("restart_at")), row.number("ready_minutes_before_opening"));
        } catch (DateTimeParseException e) {
            throw row.wrong("has no time in restart_at: write it as 03:30");
        }
    }

    private Optional<Plan> plan(DeviceKind device, LocalDate day) {
        Timeline<Plan> timeline = plans.get(device);
        return timeline == null ? Optional.empty() : timeline.at(day);
    }

    /** When a device is restarted on a day; empty on a day before the file begins. */
    public Optional<LocalDateTime> restartOn(DeviceKind device, LocalDate day) {
        return plan(device, day).map(plan -> day.atTime(plan.restartAt()));
    }

    /**
     * Whether somebody has to look after a device: it is late, and was not seen ready since its restart of the day. The last moment in
     * time is itself no alarm.
     *
     * @param opening   when the reception opens
     * @param lastReady when the device last reported that it was ready; null if never
     * @param now       the moment to judge
     */
    public boolean alarms(DeviceKind device, LocalDateTime opening, @Nullable LocalDateTime lastReady,
            LocalDateTime now) {
        Optional<Plan> plan = plan(device, opening.toLocalDate());
        if (plan.isEmpty()) {
            return false;
        }
        LocalDateTime restart = opening.toLocalDate().atTime(plan.get().restartAt());
        boolean back = lastReady != null && !lastReady.isBefore(restart);
        return !back && now.isAfter(opening.minusMinutes(plan.get().readyMinutes()));
    }
}
