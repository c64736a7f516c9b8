package jp.madoguchi.reception.mode;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jp.madoguchi.domain.exchange.Reply;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.problem.ProblemKind;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.reception.inquiry.NationalSystem;
import jp.madoguchi.reception.inquiry.Replies;
import org.jspecify.annotations.Nullable;

/** The health of every terminal, told by what passes the two ports; it stands between them and whoever uses them. */
public final class HealthWatch {

    /** Questions whose persons are remembered; a reply to an older one counts as about nobody. */
    private static final int MOST_REMEMBERED = 10_000;

    private record Key(FacilityCode facility, TerminalId terminal) {}

    private final HealthSettings settings;
    private final InstantSource clock;
    private final ConcurrentHashMap<Key, TerminalHealth> terminals = new ConcurrentHashMap<>();
    private final Map<InquiryId, AskedAbout> asked = new LinkedHashMap<>();

    public HealthWatch(HealthSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The health of a terminal. */
    public TerminalHealth of(FacilityCode facility, TerminalId terminal) {
        return terminals.computeIfAbsent(new Key(facility, terminal), key -> new TerminalHealth(settings));
    }

    /** The same way there; whom a question is about is known when its reply comes. */
    public NationalSystem noting(NationalSystem national) {
        return question -> {
            AskedAbout about = AskedAbout.of(question);
            if (about != null) {
                note(question.id(), about);
            }
            return national.send(question);
        };
    }

    private void note(InquiryId question, AskedAbout about) {
        synchronized (asked) {
            asked.put(question, about);
            if (asked.size() > MOST_REMEMBERED) {
                asked.remove(asked.keySet().iterator().next());
            }
        }
    }

    private @Nullable AskedAbout about(InquiryId question) {
        synchronized (asked) {
            return asked.get(question);
        }
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

    /** The same way back; {@code .err} and a failure of the national system are failures, everything else an answer. */
    public Replies taking(Replies replies) {
        return received -> {
            TerminalHealth health = of(received.source().facility(), received.source().terminal());
            AskedAbout about = about(received.question());
            if (isFailure(received.reply())) {
                health.failed(clock.instant(), about);
            } else {
                health.answered(clock.instant(), about);
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
