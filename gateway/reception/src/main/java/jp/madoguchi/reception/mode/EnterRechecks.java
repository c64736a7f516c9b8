package jp.madoguchi.reception.mode;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.domain.claim.ResultClass;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.reception.ledger.ClaimCaseRecord;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.OutageRecord;
import jp.madoguchi.reception.ledger.RecheckRecord;

/**
 * Enters who was taken without an answer: questions that nobody answered in time, questions that did not reach the terminal in an outage,
 * and cases that were opened because the equipment failed. Each is entered once, however often it is looked for.
 */
final class EnterRechecks {

    /** How many questions are looked at in one work. */
    static final int PAGE = 200;

    private final FacilityCode facility;
    private final TerminalId terminal;
    private final RecheckSettings settings;

    EnterRechecks(FacilityCode facility, TerminalId terminal, RecheckSettings settings) {
        this.facility = facility;
        this.terminal = terminal;
        this.settings = settings;
    }

    /**
     * A page of questions.
     *
     * @param last     the last one looked at; empty when there are no more
     * @param timedOut moments at which questions of this page had waited too long
     */
    record Page(Optional<InquiryRecord> last, List<Instant> timedOut) {}

    Page questions(LedgerTransaction ledger, Optional<InquiryRecord> after) {
        Instant now = ledger.at();
        Instant since = now.minus(settings.lookBack());
        List<OutageRecord> outages = ledger.rechecks().outages(facility, terminal, since);
        List<InquiryRecord> page = ledger.rechecks().unanswered(facility, terminal, since, now, after, PAGE);
        List<InquiryRecord> due = page.stream().filter(one -> one.card().isPresent() && isDue(one, outages, now))
                .toList();
        due.forEach(one -> enter(ledger, one));
        List<Instant> timedOut = due.stream().filter(one -> one.state() == InquiryState.ASKED)
                .map(one -> one.askedAt().plus(settings.answerWithin())).toList();
        return new Page(page.size() < PAGE ? Optional.empty() : Optional.of(page.getLast()), timedOut);
    }

    private boolean isDue(InquiryRecord one, List<OutageRecord> outages, Instant now) {
        return switch (one.state()) {
            case ASKED -> !one.askedAt().plus(settings.answerWithin()).isAfter(now);
            case NOT_SENT -> outages.stream().anyMatch(outage -> lies(one.askedAt(), outage));
            case ANSWERED -> false;
        };
    }

    /** The first question of an outage was asked before anybody knew of it. */
    private boolean lies(Instant askedAt, OutageRecord outage) {
        return !askedAt.isBefore(outage.from().minus(settings.answerWithin()))
                && (outage.until() == null || !askedAt.isAfter(outage.until()));
    }

    private void enter(LedgerTransaction ledger, InquiryRecord one) {
        RecheckBook book = new RecheckBook(ledger, settings);
        LocalDate visit = visit(one);
        RecheckRecord stands = book.enter(RecheckRecord.entered(ledger.newId(), facility, terminal, one.patient(),
                one.card().orElseThrow(), null, visit, book.claimRun(visit)));
        ledger.rechecks().link(one.id(), stands.id());
    }

    private static LocalDate visit(InquiryRecord one) {
        return switch (one.question()) {
            case Question.Confirm confirm -> confirm.inquiry().confirmationDate();
            case Question.Recheck recheck -> recheck.confirmationDate();
            case Question.RegisterReference other -> RecheckBook.day(one.askedAt());
            case Question.RegisterReferences other -> RecheckBook.day(one.askedAt());
            case Question.ConfirmMany other -> RecheckBook.day(one.askedAt());
            case Question.CollectConsented other -> RecheckBook.day(one.askedAt());
            case Question.CollectTickets other -> RecheckBook.day(one.askedAt());
            case Question.FetchResult other -> RecheckBook.day(one.askedAt());
            case Question.AskMedicines other -> RecheckBook.day(one.askedAt());
            case Question.AskCheckUps other -> RecheckBook.day(one.askedAt());
            case Question.RevokeConsent other -> RecheckBook.day(one.askedAt());
        };
    }

    /** Cases of visits in outages. One whose patient nobody knows yet is re-queried day by day, as every case is. */
    void cases(LedgerTransaction ledger) {
        Instant now = ledger.at();
        RecheckBook book = new RecheckBook(ledger, settings);
        for (OutageRecord outage : ledger.rechecks().outages(facility, terminal, now.minus(settings.lookBack()))) {
            LocalDate last = RecheckBook.day(outage.until() == null ? now : outage.until());
            for (ClaimCaseRecord one : ledger.rechecks().casesOf(facility, RecheckBook.day(outage.from()), last)) {
                if (one.terminal().equals(terminal) && one.claimCase().result() == ResultClass.EQUIPMENT
                        && one.patient() != null && one.question().isPresent()) {
                    LocalDate visit = one.claimCase().facts().visit();
                    book.enter(RecheckRecord.entered(ledger.newId(), facility, terminal, one.patient(),
                            one.question().get(), null, visit, book.claimRun(visit)));
                }
            }
        }
    }
}
