package jp.madoguchi.reception.expense;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import jp.madoguchi.domain.certificate.CapReason;
import jp.madoguchi.domain.certificate.ContributionRatio;
import jp.madoguchi.domain.certificate.LimitInForce;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.subsidy.ClaimExpenses;
import jp.madoguchi.domain.subsidy.ExpenseProposal;
import jp.madoguchi.domain.subsidy.ExpenseSource;
import jp.madoguchi.domain.subsidy.MissingReason;
import jp.madoguchi.domain.subsidy.TicketStanding;
import org.junit.jupiter.api.Test;

/** Whatever people see of what pays has words in both languages. */
class ExpenseWordsTest {

    private static final LocalDate VISIT = LocalDate.of(2026, 11, 20);

    private static List<InsuranceLine> insurances() {
        OnePatient hanako = OnePatient.grownUp();
        hanako.says().cameOn(VISIT);
        List<InsuranceLine> lines = new ArrayList<>(hanako.on(VISIT).insurances());
        OnePatient other = OnePatient.grownUp();
        other.says().cameOn(VISIT.minusDays(1));
        lines.addAll(other.on(VISIT).insurances());
        return lines;
    }

    @Test
    void everyWordStandsInBothLanguagesAndNoneIsLeftOver() {
        for (Locale locale : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
            ExpenseWords words = new ExpenseWords(locale);
            List<String> said = new ArrayList<>();
            List.of(VisitExpenses.Notice.values()).forEach(one -> said.add(words.of(one)));
            insurances().forEach(one -> said.add(words.of(one)));
            List.of(LeftOut.Why.values()).forEach(one -> said.add(words.of(one)));
            List.of(new Share.Stated(new ContributionRatio(10)), new Share.ByAge(new ContributionRatio(30)),
                    new Share.ShowPaper(DeskStep.SHOW_ELDERLY_CERTIFICATE)).forEach(one -> said.add(words.of(one)));
            said.add(words.of(new LimitInForce.InForce(OnePatient.limit("A03", "2026-08-01", "2027-07-31"), null)));
            List.of(LimitInForce.Reason.values())
                    .forEach(one -> said.add(words.of(new LimitInForce.NotInForce(one))));
            List.of(CapLine.Kind.values()).forEach(one -> said.add(words.of(one)));
            List.of(CapReason.values()).forEach(one -> said.add(words.of(one)));
            List.of(TicketLine.Use.values()).forEach(one -> said.add(words.of(one)));
            List.of(TicketStanding.values()).forEach(one -> said.add(words.of(one)));
            List.of(SubsidyLine.Kind.values()).forEach(one -> said.add(words.of(one)));
            List.of(MissingReason.values()).forEach(one -> said.add(words.of(one)));
            List.of(ExpenseSource.values()).forEach(one -> said.add(words.of(one)));
            List.of(ExpenseProposal.Doubt.values()).forEach(one -> said.add(words.of(one)));
            List.of(ExpenseProposal.Exclusion.values()).forEach(one -> said.add(words.of(one)));
            List.of(ClaimExpenses.Warning.values()).forEach(one -> said.add(words.of(one)));
            assertThat(said).doesNotHaveDuplicates().noneMatch(String::isBlank);
            assertThat(said.stream().anyMatch(text -> text.matches(".*[ぁ-ん].*")))
                    .isEqualTo(locale.equals(Locale.JAPANESE));
            assertThat(ResourceBundle.getBundle("jp.madoguchi.reception.expense.words", locale,
                    ExpenseWords.class.getClassLoader()).keySet()).hasSize(said.size());
        }
    }
}
