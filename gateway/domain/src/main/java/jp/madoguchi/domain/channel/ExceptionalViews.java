package jp.madoguchi.domain.channel;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import jp.madoguchi.domain.channel.ExceptionalPermit.Denied;
import jp.madoguchi.domain.channel.ExceptionalPermit.Granted;
import jp.madoguchi.domain.channel.ExceptionalPermit.Reason;
import jp.madoguchi.domain.channel.ExceptionalPermit.Trace;
import jp.madoguchi.domain.channel.ExceptionalRequest.Consent;
import jp.madoguchi.domain.channel.ExceptionalRequest.Identification;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rule.RuleTable;
import jp.madoguchi.domain.rule.Timeline;

/**
 * The rules by which an {@link ExceptionalRequest} becomes an {@link ExceptionalView}. Failure (R-CH-50, R-CH-51), disaster (R-CH-52) and emergency (R-CH-53): what each gives, when, and what must be written down. A consent
 * can be done without only where life or body is at stake and it cannot be had; a "no" is never overridden. By what a patient may be
 * identified in an emergency is data: first the My Number card only.
 */
public final class ExceptionalViews {

    /** The file's name. */
    public static final String FILE = "emergency-identification.csv";

    private static final List<String> COLUMNS = List.of("identification", "from", "to", "accepted", "rules");
    private static final List<RuleId> FAILURE = List.of(RuleId.of("R-CH-50"), RuleId.of("R-CH-51"));
    private static final List<RuleId> DISASTER = List.of(RuleId.of("R-CH-52"));
    private static final List<RuleId> EMERGENCY = List.of(RuleId.of("R-CH-53"));

    private final Map<Identification, Timeline<Boolean>> identifications;

    private ExceptionalViews(Map<Identification, Timeline<Boolean>> identifications) {
        this.identifications = identifications;
    }

    /** Reads the file's content; every identification must be accepted or not on every day, without end. */
    public static ExceptionalViews parse(String text) {
        Map<Identification, Timeline<Boolean>> identifications = RuleTable.parse(FILE, text, COLUMNS)
                .timelinesWithoutEnd(row -> row.one("identification", Identification.class),
                        row -> row.yes("accepted"));
        for (Identification identification : Identification.values()) {
            if (!identifications.containsKey(identification)) {
                throw new ProblemException(Problem.at(ProblemCode.RULE_FILE_INVALID,
                        FILE + " says nothing of " + identification + ": add a row"));
            }
        }
        return new ExceptionalViews(identifications);
    }

    /**
     * Whether something may be looked up.
     *
     * @param channels which channel exists when
     * @param day      when, in Japan
     */
    public ExceptionalPermit decide(ExceptionalRequest request, ChannelCalendar channels, LocalDate day) {
        return switch (request) {
            case ExceptionalRequest.Failure failure -> failure(failure, channels, day);
            case ExceptionalRequest.Disaster disaster -> disaster(disaster, channels, day);
            case ExceptionalRequest.Emergency emergency -> emergency(emergency, channels, day);
        };
    }

    private static ExceptionalPermit failure(ExceptionalRequest.Failure failure, ChannelCalendar channels,
            LocalDate day) {
        if (!channels.exists(Channel.FAILURE_MODE, day)) {
            return new Denied(Reason.NOT_YET, FAILURE);
        }
        if (!failure.mode().mayAsk()) {
            return new Denied(Reason.NOT_OPENED, FAILURE);
        }
        return granted(Channel.FAILURE_MODE, Trace.USAGE_REPORT, FAILURE);
    }

    private static ExceptionalPermit disaster(ExceptionalRequest.Disaster disaster, ChannelCalendar channels,
            LocalDate day) {
        boolean opened = disaster.opened().stream().anyMatch(area -> area.covers(disaster.area(), day));
        if (!channels.exists(Channel.DISASTER_MODE, day) || !opened) {
            return new Denied(Reason.NOT_OPENED, DISASTER);
        }
        return switch (disaster.consent()) {
            case GIVEN -> granted(Channel.DISASTER_MODE, Trace.ORAL_CONSENT, DISASTER);
            case REFUSED -> new Denied(Reason.CONSENT_REFUSED, DISASTER);
            case UNOBTAINABLE -> disaster.lifeAtStake()
                    ? granted(Channel.DISASTER_MODE, Trace.GROUND_WITHOUT_CONSENT, DISASTER)
                    : new Denied(Reason.CONSENT_MISSING, DISASTER);
        };
    }

    private ExceptionalPermit emergency(ExceptionalRequest.Emergency emergency, ChannelCalendar channels,
            LocalDate day) {
        if (!channels.exists(Channel.EMERGENCY_VIEW, day)) {
            return new Denied(Reason.NOT_YET, EMERGENCY);
        }
        if (!emergency.hospital()) {
            return new Denied(Reason.NOT_A_HOSPITAL, EMERGENCY);
        }
        if (!Objects.requireNonNull(identifications.get(emergency.identification())).at(day).orElse(false)) {
            return new Denied(Reason.IDENTIFICATION_UNKNOWN, EMERGENCY);
        }
        if (emergency.consent() == Consent.REFUSED) {
            return new Denied(Reason.CONSENT_REFUSED, EMERGENCY);
        }
        return emergency.consent() == Consent.GIVEN
                ? granted(Channel.EMERGENCY_VIEW, Trace.ORAL_CONSENT, EMERGENCY)
                : withoutConsent(emergency);
    }

    private static ExceptionalPermit withoutConsent(ExceptionalRequest.Emergency emergency) {
        if (!emergency.lifeAtStake()) {
            return new Denied(Reason.CONSENT_MISSING, EMERGENCY);
        }
        if (emergency.doctor() == null) {
            return new Denied(Reason.DOCTOR_MUST_DECIDE, EMERGENCY);
        }
        Set<Trace> record = always();
        record.add(Trace.GROUND_WITHOUT_CONSENT);
        record.add(Trace.DECIDING_DOCTOR);
        return new Granted(Channel.EMERGENCY_VIEW, Channel.EMERGENCY_VIEW.mayShow(), record, EMERGENCY);
    }

    private static Granted granted(Channel channel, Trace besides, List<RuleId> rules) {
        Set<Trace> record = always();
        record.add(besides);
        return new Granted(channel, channel.mayShow(), record, rules);
    }

    private static Set<Trace> always() {
        return EnumSet.of(Trace.REASON, Trace.USER, Trace.PATIENT, Trace.TIME);
    }
}
