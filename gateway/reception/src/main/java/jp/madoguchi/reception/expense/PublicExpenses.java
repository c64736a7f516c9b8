package jp.madoguchi.reception.expense;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.certificate.MedicalTicket;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.insurance.RecipientNumber;
import jp.madoguchi.domain.subsidy.ExpenseSource;
import jp.madoguchi.domain.subsidy.PublicExpense;
import jp.madoguchi.domain.subsidy.SubsidyBook;
import jp.madoguchi.domain.subsidy.SubsidyCheck;
import jp.madoguchi.domain.subsidy.SubsidyChoice;
import jp.madoguchi.domain.subsidy.SubsidyOutcome;
import jp.madoguchi.domain.subsidy.SubsidyRecord;
import jp.madoguchi.reception.ledger.CoverageRecord;
import jp.madoguchi.reception.ledger.SubsidyEntry;

/**
 * What a patient has of public expenses on the day of a visit.
 *
 * @param tickets   tickets of public assistance of the month
 * @param subsidies certificates of subsidies
 */
record PublicExpenses(List<TicketLine> tickets, List<SubsidyLine> subsidies) {

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    PublicExpenses {
        tickets = List.copyOf(tickets);
        subsidies = List.copyOf(subsidies);
    }

    /** What the ledger holds of them. */
    static PublicExpenses of(List<CoverageRecord> coverages, List<SubsidyEntry> entries,
            Optional<SubsidyChoice> said, SubsidyCheck check, LocalDate visit) {
        return new PublicExpenses(coverages.stream().flatMap(one -> ticket(one, visit).stream()).toList(),
                subsidies(entries, said, check, visit));
    }

    private static List<TicketLine> ticket(CoverageRecord coverage, LocalDate visit) {
        MedicalTicket ticket = coverage.ticket();
        MemberId member = coverage.qualification().member();
        if (ticket == null || member == null) {
            return List.of();
        }
        DateRange days = ticket.validity().isUnknown()
                ? new DateRange(ticket.month().atDay(1), ticket.month().atEndOfMonth())
                : ticket.validity();
        if (!days.covers(visit) && !ticket.month().equals(YearMonth.from(visit))) {
            return List.of(); // another month's
        }
        PublicExpense expense = new PublicExpense(member.insurer(), new RecipientNumber(member.number().value()), days,
                ticket.institution() == null ? Set.of() : Set.of(ticket.institution()), ExpenseSource.ANSWER);
        return List.of(new TicketLine(coverage.id(), expense, ticket, use(coverage, ticket, visit)));
    }

    private static TicketLine.Use use(CoverageRecord coverage, MedicalTicket ticket, LocalDate visit) {
        if (ticket.forOtherInstitution()) {
            return TicketLine.Use.OTHER_INSTITUTION;
        }
        return LeftOut.Why.of(coverage, visit).map(why -> switch (why) {
            case UNCONFIRMED -> TicketLine.Use.UNCONFIRMED;
            case LOST, BEGINS_LATER -> TicketLine.Use.NOT_COVERED;
        }).orElse(TicketLine.Use.CONSIDERED);
    }

    /**
     * What was sent on the day of the visit or later counts as sent; what is known from before, and would be used, as on file: that it did
     * not come again ends nothing (R-PM-02). So does a paper that the desk saw: no hub sent it, but seen on that day or later it is confirmed (R-PM-03). What the patient chose is known where
     * something came, and else where the desk wrote it down.
     */
    private static List<SubsidyLine> subsidies(List<SubsidyEntry> entries, Optional<SubsidyChoice> said,
            SubsidyCheck check, LocalDate visit) {
        List<SubsidyRecord> sent = new ArrayList<>();
        List<SubsidyRecord> before = new ArrayList<>();
        List<PublicExpense> onFile = new ArrayList<>();
        List<PublicExpense> seen = new ArrayList<>();
        boolean cameOnTheDay = false;
        for (SubsidyEntry entry : entries) {
            if (entry.withdrawn() != null) {
                // Typed by mistake, so it is none of the patient's, not even of before.
                continue;
            }
            SubsidyRecord record = entry.certificate();
            boolean since = !LocalDate.ofInstant(entry.asOf(), JAPAN).isBefore(visit);
            boolean came = entry.seenBy() == null && since;
            cameOnTheDay |= came;
            if (came || !record.holdsOn(visit) || record.alwaysReimbursed() || record.payer() == null) {
                sent.add(record);
            } else {
                before.add(record);
                record.asPublicExpense()
                        .map(one -> known(one,
                                entry.seenBy() == null ? ExpenseSource.ON_FILE : ExpenseSource.PAPER))
                        .ifPresent(one -> {
                            onFile.add(one);
                            if (since) {
                                seen.add(one);
                            }
                        });
            }
        }
        SubsidyBook book = SubsidyBook.of(sent);
        List<SubsidyOutcome> outcomes = check.judge(visit,
                cameOnTheDay ? SubsidyChoice.USE : said.orElse(SubsidyChoice.NOT_ASKED), book, seen, onFile);
        // One outcome for each that was sent, then one for each on file.
        List<SubsidyRecord> judged = Stream.concat(book.history().stream(), before.stream()).toList();
        List<SubsidyLine> lines = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            lines.add(new SubsidyLine(outcomes.get(i), judged.get(i)));
        }
        return lines;
    }

    private static PublicExpense known(PublicExpense one, ExpenseSource from) {
        return new PublicExpense(one.payer(), one.recipient(), one.validity(), one.institutions(), from);
    }

    /** All that may be proposed. */
    List<PublicExpense> usable() {
        return Stream.concat(
                tickets.stream().filter(one -> one.use() == TicketLine.Use.CONSIDERED).map(TicketLine::expense),
                SubsidyOutcome.usable(subsidies.stream().map(SubsidyLine::outcome).toList()).stream()).toList();
    }
}
