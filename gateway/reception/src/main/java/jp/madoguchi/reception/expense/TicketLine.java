package jp.madoguchi.reception.expense;

import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.certificate.MedicalTicket;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.subsidy.PublicExpense;

/**
 * A ticket of public assistance (医療券・調剤券) of the month of a visit.
 *
 * @param coverage its coverage
 * @param expense  the same as a public expense
 * @param ticket   what it says
 * @param use      whether it goes into the proposal
 */
public record TicketLine(ResourceId coverage, PublicExpense expense, MedicalTicket ticket, Use use) {

    private static final List<RuleId> RULES = List.of(RuleId.of("R-PM-09"));

    /** Whether a ticket goes into the proposal, and why not. */
    public enum Use {
        /** It does; days and institution are judged there. */
        CONSIDERED,
        /** It is made out to another institution: not without asking the welfare office. */
        OTHER_INSTITUTION,
        /** The assistance was lost by the day of the visit, or begins later. */
        NOT_COVERED,
        /** No valid answer says that it holds: a person decides. */
        UNCONFIRMED
    }

    public TicketLine {
        Objects.requireNonNull(coverage);
        Objects.requireNonNull(expense);
        Objects.requireNonNull(ticket);
        Objects.requireNonNull(use);
    }

    /** The rules about tickets. */
    public List<RuleId> rules() {
        return RULES;
    }
}
