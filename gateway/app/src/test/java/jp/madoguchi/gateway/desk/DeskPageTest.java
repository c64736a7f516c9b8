package jp.madoguchi.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.madoguchi.domain.card.CardMedium;
import jp.madoguchi.domain.card.CardMethod;
import jp.madoguchi.domain.card.CertificateState;
import jp.madoguchi.domain.card.TroubleOutcome;
import jp.madoguchi.domain.card.TroubleQuestion;
import jp.madoguchi.domain.certificate.CapReason;
import jp.madoguchi.domain.certificate.LimitInForce;
import jp.madoguchi.domain.channel.ExceptionalPermit;
import jp.madoguchi.domain.channel.ExceptionalView;
import jp.madoguchi.domain.channel.HelpLine;
import jp.madoguchi.domain.channel.InsurerKind;
import jp.madoguchi.domain.claim.CaseState;
import jp.madoguchi.domain.claim.ClaimWay;
import jp.madoguchi.domain.claim.DeclarationField;
import jp.madoguchi.domain.claim.ReturnReason;
import jp.madoguchi.domain.identity.DoubtReason;
import jp.madoguchi.domain.subsidy.ClaimExpenses;
import jp.madoguchi.domain.subsidy.ExpenseProposal;
import jp.madoguchi.domain.subsidy.ExpenseSource;
import jp.madoguchi.domain.subsidy.MissingReason;
import jp.madoguchi.reception.desk.CardAdvice;
import jp.madoguchi.reception.expense.CapLine;
import jp.madoguchi.reception.expense.LeftOut;
import jp.madoguchi.reception.expense.SubsidyLine;
import jp.madoguchi.reception.expense.TicketLine;
import jp.madoguchi.reception.expense.VisitExpenses;
import org.junit.jupiter.api.Test;

/** {@code docs/desk-api.md} says what there is, and what it sends as an example is taken. */
class DeskPageTest {

    private final String page = read();

    private static String read() {
        try {
            return Files.readString(Path.of("..", "..", "docs", "desk-api.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyActStateWayFieldAndReasonIsNamed() {
        for (CaseAct act : CaseAct.values()) {
            assertThat(page).contains("POST …/{id}/" + act.word());
        }
        List.of(CaseState.values()).forEach(state -> assertThat(page).contains("`" + state + "`"));
        List.of(ClaimWay.values()).forEach(way -> assertThat(page).contains("`" + way + "`"));
        List.of(ReturnReason.values()).forEach(reason -> assertThat(page).contains("`" + reason + "`"));
        List.of(DeclarationField.values()).forEach(field -> assertThat(page).contains("`" + field.key() + "`"));
    }

    @Test
    void everyWordOfWhatPaysIsNamed() {
        for (Enum<?>[] words : List.<Enum<?>[]>of(VisitExpenses.Notice.values(), LeftOut.Why.values(),
                LimitInForce.Reason.values(), CapLine.Kind.values(), CapReason.values(), TicketLine.Use.values(),
                SubsidyLine.Kind.values(), MissingReason.values(), ExpenseSource.values(),
                ExpenseProposal.Doubt.values(), ExpenseProposal.Exclusion.values(), ClaimExpenses.Warning.values())) {
            List.of(words).forEach(word -> assertThat(page).contains("`" + word.name() + "`"));
        }
    }

    @Test
    void everyWordOfTheAdviceOnCardsIsNamed() {
        for (Enum<?>[] words : List.<Enum<?>[]>of(CardMedium.values(), CertificateState.values(),
                CardAdvice.Source.values(), CardAdvice.LockNote.values(), TroubleOutcome.values(),
                InsurerKind.values(), HelpLine.values(), CardMethod.values())) {
            List.of(words).forEach(word -> assertThat(page).contains("`" + word.name() + "`"));
        }
        List.of(TroubleQuestion.values())
                .forEach(question -> assertThat(page).contains("`" + CardAdviceJson.word(question) + "`"));
    }

    @Test
    void everyReasonWhyAnAnswerIsDoubtfulIsNamed() {
        List.of(DoubtReason.values()).forEach(reason -> assertThat(page).contains("`" + reason + "`"));
    }

    @Test
    void everyReasonWhyNothingIsLookedUpIsNamed() {
        List.of(ExceptionalPermit.Reason.values()).forEach(reason -> assertThat(page).contains("`" + reason + "`"));
        List.of(ExceptionalView.Kind.values()).forEach(kind -> assertThat(page).contains("`" + kind + "`"));
    }

    @Test
    void theDeclarationOfItsExampleIsComplete() throws IOException {
        Matcher example = Pattern.compile("-d '(\\{[^']*\"declaration\"[^']*)'").matcher(page);
        assertThat(example.find()).isTrue();
        JsonNode body = new ObjectMapper().readTree(example.group(1));
        assertThat(new CaseForm(body).signed(LocalDate.of(2026, 11, 20)).name().text()).isEqualTo("架空 一郎");
    }

    @Test
    void everyExampleOfABodyIsJson() throws IOException {
        Matcher examples = Pattern.compile("-d '(\\{[^']*)'").matcher(page);
        int found = 0;
        while (examples.find()) {
            JsonNode body = new ObjectMapper().readTree(examples.group(1));
            if (body.has("by")) {
                assertThat(body.path("by").asText()).isNotEmpty();
            } else {
                assertThat(new CardAdviceForm(body).report(LocalDate.of(2026, 11, 20)).unread()).isTrue();
            }
            found++;
        }
        assertThat(found).isGreaterThanOrEqualTo(6);
    }
}
