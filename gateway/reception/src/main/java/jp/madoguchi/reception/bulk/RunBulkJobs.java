package jp.madoguchi.reception.bulk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.reception.inquiry.InquiryIds;
import jp.madoguchi.reception.inquiry.NationalSystem;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.BulkJob;
import jp.madoguchi.reception.ledger.BulkJobs;
import jp.madoguchi.reception.ledger.BulkLine;
import jp.madoguchi.reception.ledger.BulkState;
import jp.madoguchi.reception.ledger.BulkStop;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.mode.TerminalState;
import org.jspecify.annotations.Nullable;

/**
 * Moves bulk jobs on (docs/design/national-system.md 5). A step is committed before its question is sent, and no question is ever sent
 * twice: what is lost in between is left to a person after the longest wait. While a terminal is out its jobs keep their place; what is known
 * not to have been asked, and a result that did not come, is asked for again, with a new question. Each terminal has a line of its own: one
 * that is out, or slow, holds up no other's jobs. Every job ends: one that could not be asked about in time is left to a person, wherever there is room and however its
 * terminal stands.
 */
public final class RunBulkJobs {

    private static final int MOST_IN_A_ROUND = 20;
    private static final int LOOKED_AT_IN_A_ROUND = 50;

    private final AnswerLedger ledger;
    private final InquiryIds ids;
    private final BulkSettings settings;
    private final TerminalStanding terminals;
    private final String node;
    private final BulkSending sending;
    /** Lines whose terminal left something unanswered, and answered nothing since as far as is known here. */
    private final Map<BulkLine, Silence> silent = new ConcurrentHashMap<>();
    private volatile @Nullable ResourceId lookedAt;

    /** A terminal that is silent. What is sent to it is lost if it stays so: no more than one job at a time tries it, and ever more rarely. */
    private record Silence(Instant since, Instant tryAgainAt, Duration pause) {}

    /**
     * @param terminals how they stand now
     * @param node      name of this node among those that share the ledger
     */
    public RunBulkJobs(AnswerLedger ledger, NationalSystem national, InquiryIds ids, BulkSettings settings,
            TerminalStanding terminals, String node) {
        this.ledger = ledger;
        this.ids = ids;
        this.settings = settings;
        this.terminals = terminals;
        this.node = node;
        this.sending = new BulkSending(ledger, national, settings, node);
    }

    /**
     * One round: to be started every few seconds, and never while another runs in this node. It waits for the ledger only: questions that
     * are on their way go on by themselves, and what becomes of them is told by this round or a later one.
     */
    public CompletionStage<BulkRound> run() {
        Set<BulkLine> busy = sending.busy();
        return ledger.commit(transaction -> round(transaction, busy)).thenApply(Committed::value).thenApply(moved -> {
            lookedAt = moved.lookedAt();
            moved.unanswered().forEach(line -> leftUnanswered(line, moved.at()));
            sending.forget(moved.takenBack());
            moved.questions().forEach(sending::send);
            return sending.told(moved.round());
        });
    }

    /** Completes when whatever was entered into the ledger by now is handed over, or is known not to be. */
    public CompletionStage<Void> settled() {
        return sending.settled();
    }

    private record Moved(Map<BulkLine, List<Question>> questions, BulkRound round, @Nullable ResourceId lookedAt,
            List<BulkLine> unanswered, List<InquiryId> takenBack, Instant at) {}

    private Moved round(LedgerTransaction transaction, Set<BulkLine> busy) {
        List<BulkLine> unanswered = new ArrayList<>();
        List<InquiryId> takenBack = new ArrayList<>();
        int stopped = endWait(transaction, BulkState.Phase.SENT, unanswered, takenBack)
                + endWait(transaction, BulkState.Phase.ASKED, unanswered, takenBack);
        List<BulkJob> looked = transaction.bulkJobs().planned(lookedAt, LOOKED_AT_IN_A_ROUND);
        stopped += (int) looked.stream().filter(job -> endedWhereOver(transaction, job)).count();
        Map<BulkLine, List<Question>> questions = new LinkedHashMap<>();
        int asked = 0;
        int sent = 0;
        for (Map.Entry<BulkLine, Integer> line : transaction.bulkJobs().underWay().entrySet()) {
            if (!busy.contains(line.getKey())) {
                Turn turn = new Turn(transaction, line.getKey());
                turn.ask();
                asked += turn.questions.size();
                if (!unanswered.contains(line.getKey())) {
                    turn.hand(line.getValue());
                }
                sent += turn.questions.size();
                stopped += turn.ended;
                questions.put(line.getKey(), turn.questions);
            }
        }
        ResourceId next = looked.size() < LOOKED_AT_IN_A_ROUND ? null : looked.getLast().id();
        return new Moved(questions, new BulkRound(stopped, asked, sent - asked, 0), next, unanswered,
                takenBack, transaction.at());
    }

    /**
     * Of jobs whose reply is overdue: one whose question never left goes back to where it was, and its terminal was not silent; a result is asked for again,
     * everything else is left to a person. Gives how many are left.
     */
    private int endWait(LedgerTransaction transaction, BulkState.Phase phase, List<BulkLine> unanswered,
            List<InquiryId> takenBack) {
        int stopped = 0;
        for (BulkJob job : transaction.bulkJobs().due(phase, transaction.at(), MOST_IN_A_ROUND)) {
            InquiryId question = job.state().question();
            if (question != null && sending.isBehind(question)) {
                takenBack.add(question);
                stopped += sending.notSent(transaction, question, true) ? 1 : 0;
                continue;
            }
            unanswered.add(BulkLine.of(job));
            BulkJob later = job.unanswered(transaction.at(), settings.pace());
            if (later.state() instanceof BulkState.Stopped left) {
                later = BulkDesk.left(transaction, later, left.reason());
                stopped++;
            }
            transaction.bulkJobs().save(later);
        }
        return stopped;
    }

    /** Each try that is left unanswered doubles the wait for the next. */
    private void leftUnanswered(BulkLine line, Instant at) {
        terminals.leftUnanswered(line.facility(), line.terminal());
        silent.merge(line, new Silence(at, at.plus(settings.pace().receiptWithin()), settings.pace().receiptWithin()),
                (before, first) -> at.isBefore(before.tryAgainAt())
                        ? before
                        : new Silence(at, at.plus(before.pause().multipliedBy(2)), before.pause().multipliedBy(2)));
    }

    /** Ends a job that could not be asked about in time: its worklist says that nobody was asked about. */
    private boolean endedWhereOver(LedgerTransaction transaction, BulkJob job) {
        boolean over = !transaction.at().isBefore(job.endsAt(settings.pace()));
        if (over) {
            BulkDesk.stop(transaction, job, BulkStop.TERMINAL_OUT);
        }
        return over;
    }

    /** What one line bears in one round: a doubtful terminal is tried with one question, one that is down with none. */
    private final class Turn {

        private final LedgerTransaction transaction;
        private final BulkLine line;
        private final List<Question> questions = new ArrayList<>();
        private int ended;

        Turn(LedgerTransaction transaction, BulkLine line) {
            this.transaction = transaction;
            this.line = line;
        }

        private boolean bearsMore() {
            return switch (terminals.of(line.facility(), line.terminal())) {
                case UP -> true;
                case DOUBTFUL -> questions.isEmpty();
                case DOWN -> false;
            };
        }

        private List<BulkJob> due(BulkState.Phase phase) {
            return transaction.bulkJobs().due(line, phase, transaction.at(), MOST_IN_A_ROUND);
        }

        /** Null where the terminal was heard of since. */
        private @Nullable Silence silence() {
            Silence silence = silent.get(line);
            if (silence != null && terminals.answeredSince(line.facility(), line.terminal(), silence.since())) {
                silent.remove(line, silence);
                return null;
            }
            return silence;
        }

        /** Whether what is handed over now only tries a terminal that does not stand well. */
        private boolean probes() {
            return silence() != null || terminals.of(line.facility(), line.terminal()) != TerminalState.UP;
        }

        /** Asks for results; no more at once than may be under way, so that all are handed over before any is overdue. */
        void ask() {
            for (BulkJob job : due(BulkState.Phase.ACCEPTED)) {
                if (!bearsMore()) {
                    hold(job);
                } else if (questions.size() < settings.mostUnderWay()) {
                    InquiryId id = ids.next(transaction.at());
                    close(job.state().question());
                    enter(BulkQuestions.result(id, job), job.asked(id, transaction.at(), settings.pace(), probes()));
                }
            }
        }

        /** From now on the reply comes to the new question. */
        private void close(@Nullable InquiryId before) {
            if (before != null) {
                transaction.inquiry(before).filter(asked -> asked.state() != InquiryState.NOT_SENT)
                        .ifPresent(asked -> transaction.save(asked.replied()));
            }
        }

        void hand(int underWay) {
            int most = questions.size() + Math.min(settings.mostUnderWay() - underWay, MOST_IN_A_ROUND);
            boolean quiet = settings.quiet() != null && settings.quiet().contain(transaction.at());
            Silence silence = silence();
            if (silence != null) {
                // A result that is asked for can be asked for again; a job that is sent cannot, so it comes last.
                boolean tries = underWay == 0 && !transaction.at().isBefore(silence.tryAgainAt());
                most = Math.min(most, tries ? 1 : 0);
            }
            if (most <= questions.size() || quiet) {
                return;
            }
            BulkJobs jobs = transaction.bulkJobs();
            for (BulkJob job : due(BulkState.Phase.PLANNED)) {
                if (questions.size() == most) {
                    break;
                }
                if (!bearsMore()) {
                    hold(job);
                } else if (endedWhereOver(transaction, job)) {
                    ended++;
                } else {
                    InquiryId id = ids.next(transaction.at());
                    close(job.state().question());
                    enter(BulkQuestions.first(id, job, jobs.rows(job.id())),
                            job.sent(id, transaction.at(), settings.pace(), probes()));
                }
            }
        }

        /** A job keeps its place, until its time is over. */
        private void hold(BulkJob job) {
            if (endedWhereOver(transaction, job)) {
                ended++;
            } else {
                transaction.bulkJobs().save(job.held(sending.again(transaction)));
            }
        }

        private void enter(Question question, BulkJob job) {
            transaction.save(InquiryRecord.asked(question, null, transaction.at()));
            transaction.bulkJobs().save(job.claimed(node, transaction.at(), settings.lease()));
            questions.add(question);
        }
    }
}
