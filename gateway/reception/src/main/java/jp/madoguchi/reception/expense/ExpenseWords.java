package jp.madoguchi.reception.expense;

import java.util.Locale;
import java.util.ResourceBundle;
import jp.madoguchi.domain.certificate.CapReason;
import jp.madoguchi.domain.certificate.LimitInForce;
import jp.madoguchi.domain.problem.TwoLanguages;
import jp.madoguchi.domain.subsidy.ClaimExpenses;
import jp.madoguchi.domain.subsidy.ExpenseProposal;
import jp.madoguchi.domain.subsidy.ExpenseSource;
import jp.madoguchi.domain.subsidy.MissingReason;
import jp.madoguchi.domain.subsidy.TicketStanding;

/** What people read of what pays, in one language: {@code words_ja.properties} and {@code words_en.properties} beside this class. */
public final class ExpenseWords {

    private static final String BUNDLE = "jp.madoguchi.reception.expense.words";

    private final ResourceBundle words;

    /** Japanese for {@link Locale#JAPANESE}, else English. */
    public ExpenseWords(Locale locale) {
        this.words = TwoLanguages.words(BUNDLE, locale, ExpenseWords.class);
    }

    /** What staff should know of the whole. */
    public String of(VisitExpenses.Notice notice) {
        return words.getString("NOTICE." + notice);
    }

    /** How far an insurance that covers the day is proven. */
    public String of(InsuranceLine line) {
        return words.getString("INSURANCE." + (line.askedForDay() ? "ASKED_FOR_DAY" : "ASKED_EARLIER"));
    }

    /** Why an insurance does not pay. */
    public String of(LeftOut.Why why) {
        return words.getString("LEFT_OUT." + why);
    }

    /** How the patient's share is known. */
    public String of(Share share) {
        return words.getString("SHARE." + switch (share) {
            case Share.Stated stated -> "STATED";
            case Share.ByAge age -> "BY_AGE";
            case Share.ShowPaper paper -> "SHOW_PAPER";
        });
    }

    /** Which limit category counts, or why none does. */
    public String of(LimitInForce limit) {
        return words.getString("LIMIT." + switch (limit) {
            case LimitInForce.InForce counts -> "IN_FORCE";
            case LimitInForce.NotInForce none -> none.reason().name();
        });
    }

    /** What an amount is counted over. */
    public String of(CapLine.Kind kind) {
        return words.getString("CAP." + kind);
    }

    /** Why an amount is not simply known. */
    public String of(CapReason reason) {
        return words.getString("REASON." + reason);
    }

    /** Whether a ticket is considered. */
    public String of(TicketLine.Use use) {
        return words.getString("TICKET." + use);
    }

    /** How it stands with a ticket that has not come. */
    public String of(TicketStanding standing) {
        return words.getString("TICKET_STANDING." + standing);
    }

    /** What is made of a certificate of a subsidy. */
    public String of(SubsidyLine.Kind kind) {
        return words.getString("SUBSIDY." + kind);
    }

    /** Why the hub may not have sent one. */
    public String of(MissingReason reason) {
        return words.getString("MISSING." + reason);
    }

    /** Where a public expense is known from. */
    public String of(ExpenseSource source) {
        return words.getString("SOURCE." + source);
    }

    /** What staff should look at. */
    public String of(ExpenseProposal.Doubt doubt) {
        return words.getString("DOUBT." + doubt);
    }

    /** Why a public expense may not be used. */
    public String of(ExpenseProposal.Exclusion why) {
        return words.getString("EXCLUSION." + why);
    }

    /** What the claim clerk should know. */
    public String of(ClaimExpenses.Warning warning) {
        return words.getString("WARNING." + warning);
    }
}
