package jp.madoguchi.reception.mode;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.problem.ProblemKind;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.reception.inquiry.InquiryIds;
import jp.madoguchi.reception.inquiry.NationalSystem;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.OutageRecord;
import jp.madoguchi.reception.ledger.RecheckRecord;
import jp.madoguchi.reception.ledger.RecheckState;

/**
 * Asks about every patient who was taken without an answer, by itself, once the terminal answers again: in the order of
 * {@link ClaimUrgency}, at most so many a minute, nobody twice at once. A question and the re-check that asks it are committed together
 * before the question goes out, so that any run, after a restart too, goes on where the last one stopped. Nothing is sent again: a new try
 * is a new question, and late answers to all of them are taken. The time for an answer counts from the moment at which the terminal took
 * the question: until then a question may wait for its turn, which says nothing about the terminal.
 *
 * <p>What answers make of it is {@link RecheckFollower}'s. Each run is for one terminal; runs may overlap.
 */
public final class RecheckAfterOutage {

    private final AnswerLedger ledger;
    private final NationalSystem national;
    private final InquiryIds ids;
    private final InstantSource clock;
    private final RecheckSettings settings;
    private final Set<InquiryId> waitingForTurn = ConcurrentHashMap.newKeySet();

    public RecheckAfterOutage(AnswerLedger ledger, NationalSystem national, InquiryIds ids, InstantSource clock,
            RecheckSettings settings) {
        this.ledger = ledger;
        this.national = national;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
    }

    /** Once at the start: an outage that lasted when the gateway stopped still lasts, until the terminal answers. */
    public CompletionStage<Void> resume(FacilityCode facility, TerminalId terminal, TerminalHealth health) {
        return ledger.commit(transaction -> lasting(transaction, facility, terminal)).thenAccept(
                committed -> committed.value().ifPresent(outage -> health.outSince(outage.from())));
    }

    /** One run, to be started every few seconds. Fails only when the ledger does. */
    public CompletionStage<RecheckReport> run(FacilityCode facility, TerminalId terminal, TerminalHealth health) {
        Instant now = clock.instant();
        TerminalState before = health.at(now);
        Optional<Instant> outageFrom = health.outageFrom();
        EnterRechecks entering = new EnterRechecks(facility, terminal, settings);
        return ledger.commit(transaction -> begin(transaction, facility, terminal, outageFrom))
                .thenCompose(expired -> {
                    expired.value().forEach(health::failed);
                    return enter(entering::timedOut, Optional.empty(), health)
                            .thenCompose(done -> enter(entering::notSent, Optional.empty(), health))
                            .thenCompose(done -> ledger.commit(transaction -> {
                                entering.cases(transaction);
                                return true;
                            }))
                            .thenCompose(done -> ask(facility, terminal, health))
                            .thenApply(sent -> new RecheckReport(before, sent[0], sent[1], expired.value().size()));
                });
    }

    private static Optional<OutageRecord> lasting(LedgerTransaction ledger, FacilityCode facility,
            TerminalId terminal) {
        return ledger.rechecks().outages(facility, terminal, ledger.at()).stream()
                .filter(outage -> outage.until() == null).findFirst();
    }

    /** Notes that the outage began or ended, and gives the moments at which re-checks had waited too long. */
    private List<Instant> begin(LedgerTransaction ledger, FacilityCode facility, TerminalId terminal,
            Optional<Instant> outageFrom) {
        Optional<OutageRecord> lasting = lasting(ledger, facility, terminal);
        if (outageFrom.isPresent() && lasting.isEmpty()) {
            ledger.rechecks().save(new OutageRecord(facility, terminal, outageFrom.get(), null));
        } else if (outageFrom.isEmpty() && lasting.isPresent()) {
            ledger.rechecks().save(lasting.get().over(ledger.at()));
        }
        List<Instant> expired = new ArrayList<>();
        for (RecheckRecord asked : ledger.rechecks().asked(facility, terminal)) {
            Instant until = Objects.requireNonNull(asked.askedAt()).plus(settings.answerWithin());
            if (!until.isAfter(ledger.at()) && !waitingForTurn.contains(asked.question())) {
                new RecheckBook(ledger, settings).unanswered(asked);
                expired.add(until);
            }
        }
        return expired;
    }

    /** Enters a page of those that lead to a re-check. */
    @FunctionalInterface
    private interface Entering {
        EnterRechecks.Page page(LedgerTransaction ledger, Optional<InquiryRecord> after);
    }

    private CompletionStage<Void> enter(Entering entering, Optional<InquiryRecord> after, TerminalHealth health) {
        Instant recent = clock.instant().minus(settings.answerWithin());
        return ledger.commit(transaction -> entering.page(transaction, after)).thenCompose(page -> {
            page.value().timedOut().stream().filter(at -> !at.isBefore(recent)).forEach(health::failed);
            return page.value().last().isPresent()
                    ? enter(entering, page.value().last(), health)
                    : CompletableFuture.completedStage(null);
        });
    }

    private CompletionStage<int[]> ask(FacilityCode facility, TerminalId terminal, TerminalHealth health) {
        TerminalState state = health.at(clock.instant());
        return ledger.commit(transaction -> claim(transaction, facility, terminal, state))
                .thenApply(Committed::value)
                .thenCompose(questions -> {
                    List<InquiryId> asked = questions.stream().map(Question::id).toList();
                    waitingForTurn.addAll(asked);
                    CompletionStage<int[]> done = CompletableFuture.completedStage(new int[2]);
                    for (Question question : questions) {
                        done = done.thenCompose(count -> send(question, health).thenApply(sent -> {
                            count[sent ? 0 : 1]++;
                            return count;
                        }));
                    }
                    return done.whenComplete((count, failure) -> asked.forEach(waitingForTurn::remove));
                });
    }

    /** Commits the questions of this run: from here on they count as asked, whatever happens. */
    private List<Question> claim(LedgerTransaction ledger, FacilityCode facility, TerminalId terminal,
            TerminalState state) {
        Instant minuteAgo = ledger.at().minus(Duration.ofMinutes(1));
        int left = settings.mostInMinute() - ledger.rechecks().askedAfter(facility, terminal, minuteAgo);
        int most = switch (state) {
            case UP -> left;
            case DOUBTFUL -> ledger.rechecks().asked(facility, terminal).isEmpty() ? Math.min(1, left) : 0;
            case DOWN -> 0;
        };
        List<Question> questions = new ArrayList<>();
        for (RecheckRecord waiting : most > 0
                ? ledger.rechecks().waiting(facility, terminal, most)
                : List.<RecheckRecord>of()) {
            InquiryId id = ids.next(ledger.at());
            CardQuestion card = Objects.requireNonNull(waiting.card());
            Question question = new Question.Confirm(
                    new Inquiry(id, facility, terminal, waiting.visit(), card));
            ledger.save(new InquiryRecord(question, waiting.patient(), ledger.at(), InquiryState.ASKED, null,
                    waiting.shown()));
            ledger.rechecks().save(waiting.asked(id, ledger.at()));
            questions.add(question);
        }
        return questions;
    }

    private CompletionStage<Boolean> send(Question question, TerminalHealth health) {
        return national.send(question).thenCompose(sent -> handedOver(question.id())).exceptionallyCompose(failure -> {
            boolean passes = ProblemException.problemOf(failure).code().kind() == ProblemKind.TRANSIENT;
            if (passes) {
                health.failed(clock.instant());
            }
            return ledger.commit(transaction -> notSent(transaction, question.id(), passes))
                    .thenApply(Committed::value);
        });
    }

    /** Where the ledger cannot note it, the moment of the commit stands. */
    private CompletionStage<Boolean> handedOver(InquiryId id) {
        return ledger.commit(transaction -> {
            transaction.rechecks().byQuestion(id)
                    .filter(one -> one.state() == RecheckState.ASKED && id.equals(one.question()))
                    .ifPresent(one -> transaction.rechecks().save(one.handedOver(transaction.at())));
            return true;
        }).handle((noted, failure) -> {
            waitingForTurn.remove(id);
            return true;
        });
    }

    private boolean notSent(LedgerTransaction ledger, InquiryId id, boolean passes) {
        ledger.inquiry(id).filter(asked -> asked.state() == InquiryState.ASKED)
                .ifPresent(asked -> ledger.save(asked.notSent()));
        Optional<RecheckRecord> known = ledger.rechecks().byQuestion(id)
                .filter(one -> one.state() == RecheckState.ASKED && id.equals(one.question()));
        if (known.isPresent()) {
            RecheckBook book = new RecheckBook(ledger, settings);
            if (passes) {
                book.unanswered(known.get());
            } else {
                book.leave(known.get());
            }
        }
        return false;
    }
}
