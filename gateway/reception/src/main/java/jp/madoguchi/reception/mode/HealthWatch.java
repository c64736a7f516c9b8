package jp.madoguchi.reception.mode;

import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import jp.madoguchi.domain.exchange.Reply;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.problem.ProblemKind;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.reception.inquiry.NationalSystem;
import jp.madoguchi.reception.inquiry.Replies;

/** The health of every terminal, told by what passes the two ports; it stands between them and whoever uses them. */
public final class HealthWatch {

    private record Key(FacilityCode facility, TerminalId terminal) {}

    private final HealthSettings settings;
    private final InstantSource clock;
    private final ConcurrentHashMap<Key, TerminalHealth> terminals = new ConcurrentHashMap<>();

    public HealthWatch(HealthSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The health of a terminal. */
    public TerminalHealth of(FacilityCode facility, TerminalId terminal) {
        return terminals.computeIfAbsent(new Key(facility, terminal), key -> new TerminalHealth(settings));
    }

    /** The same way there; a question that the terminal could not take for the moment is a failure. */
    public NationalSystem sending(NationalSystem national) {
        return question -> national.send(question).whenComplete((sent, failure) -> {
            if (failure != null
                    && ProblemException.problemOf(failure).code().kind() == ProblemKind.TRANSIENT) {
                of(question.facility(), question.terminal()).failed(clock.instant());
            }
        });
    }

    /** The same way back; {@code .err} is a failure, everything else an answer. */
    public Replies taking(Replies replies) {
        return received -> {
            TerminalHealth health = of(received.source().facility(), received.source().terminal());
            if (isFailure(received.reply())) {
                health.failed(clock.instant());
            } else {
                health.answered(clock.instant());
            }
            return replies.take(received);
        };
    }

    private static boolean isFailure(Reply reply) {
        return switch (reply) {
            case Reply.Failed failed -> true;
            case Reply.Confirmed confirmed -> confirmed.answer().outcome() instanceof AnswerOutcome.Failed;
            case Reply.Registered registered -> false;
            case Reply.RegisteredMany many -> false;
            case Reply.Accepted accepted -> false;
            case Reply.StillProcessing working -> false;
            case Reply.ConfirmedMany many -> false;
            case Reply.MedicalInformation information -> false;
            case Reply.Revoked revoked -> false;
        };
    }
}
