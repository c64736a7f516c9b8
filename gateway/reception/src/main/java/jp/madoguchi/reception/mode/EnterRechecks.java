package jp.madoguchi.reception.mode;

import java.time.Duration;
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
    /** A failure of the last question of an outage may be told after its end. */
    private static final Duration CASES_COME_LATE = Duration.ofDays(1);

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

    /** Questions that nobody answered in time. */
    Page timedOut(LedgerTransaction ledger, Optional<InquiryRecord> after) {
        Instant due = ledger.at().minus(settings.answerWithin()).plusNanos(1);
        List<InquiryRecord> page = ledger.rechecks().unanswered(facility, terminal, InquiryState.ASKED,
                ledger.at().minus(settings.lookBack()), due, after, PAGE);
        page.stream().filter(one -> one.card().isPresent()).forEach(one -> enter(ledger, one));
        return new Page(page.size() < PAGE ? Optional.empty() : Optional.of(page.getLast()),
                page.stream().filter(one -> one.card().isPresent())
                        .map(one -> one.askedAt().plus(settings.answerWithin())).toList());
    }

    /** Questions that did not reach the terminal in an outage: the first was asked before anybody knew of it. */
    Page notSent(LedgerTransaction ledger, Optional<InquiryRecord> after) {
        for (OutageRecord outage : ledger.rechecks().outages(facility, terminal,
                ledger.at().minus(settings.lookBack()))) {
            Instant until = outage.until() == null ? ledger.at() : outage.until();
            List<InquiryRecord> page = ledger.rechecks().unanswered(facility, terminal, InquiryState.NOT_SENT,
                    outage.from().minus(settings.answerWithin()), until.plusNanos(1), after, PAGE);
            page.stream().filter(one -> one.card().isPresent()).forEach(one -> enter(ledger, one));
            if (page.size() == PAGE) {
                return new Page(Optional.of(page.getLast()), List.of());
            }
        }
        return new Page(Optional.empty(), List.of());
    }

    private void enter(LedgerTransaction ledger, InquiryRecord one) {
        RecheckBook book = new RecheckBook(ledger, settings);
        LocalDate visit = visit(one);
        RecheckRecord stands = book.enter(RecheckRecord.entered(ledger.newId(), facility, terminal, one.patient(),
                one.card().orElseThrow(), null, visit, book.claimRun(visit)).shown(one.shown()));
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

    /**
     * Cases of visits in an outage that lasts, or ended a short while ago. One whose patient nobody knows yet is re-queried day by day, as
     * every case is.
     */
    void cases(LedgerTransaction ledger) {
        Instant now = ledger.at();
        RecheckBook book = new RecheckBook(ledger, settings);
        for (OutageRecord outage : ledger.rechecks().outages(facility, terminal, now.minus(CASES_COME_LATE))) {
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
