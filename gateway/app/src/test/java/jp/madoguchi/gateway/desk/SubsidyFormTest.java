package jp.madoguchi.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.RecipientNumber;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.subsidy.ExpenseSource;
import jp.madoguchi.domain.subsidy.MissingReason;
import jp.madoguchi.domain.subsidy.PublicExpense;
import jp.madoguchi.domain.subsidy.SubsidyChoice;
import jp.madoguchi.domain.subsidy.SubsidyField;
import jp.madoguchi.domain.subsidy.SubsidyOutcome;
import jp.madoguchi.domain.subsidy.SubsidyRecord;
import jp.madoguchi.reception.ledger.SaidSubsidyChoice;
import jp.madoguchi.reception.ledger.SubsidyEntry;
import jp.madoguchi.reception.subsidy.SubsidyAdvice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubsidyFormTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 5, 12);

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }

    @Test
    void aPaperAndAChoiceAreReadAsTyped() throws JsonProcessingException {
        SubsidyForm paper = SubsidyForm.paper(json("""
                {"by":"clerk-1","payer":"88138243","recipient":"1234566","validFrom":"2026-04-01"}"""));
        assertThat(List.of(paper.by(), paper.payer(), paper.recipient())).containsExactly("clerk-1", "88138243",
                "1234566");
        assertThat(paper.validity()).isEqualTo(new DateRange(LocalDate.of(2026, 4, 1), null));
        SubsidyForm choice = SubsidyForm.choice(json("{\"by\":\"clerk-1\",\"choice\":\"DO_NOT_USE\"}"));
        assertThat(choice.choice()).isEqualTo(SubsidyChoice.DO_NOT_USE);
        assertThat(choice.visit(TODAY)).isEqualTo(TODAY);
    }

    @Test
    void aWithdrawalIsReadAsTypedAndToldWithWhoAndWhy() throws JsonProcessingException {
        SubsidyForm form = SubsidyForm.withdrawal(json("""
                {"by":"clerk-2","payer":"88138243","recipient":"1234566","reason":"別の患者"}"""));
        assertThat(List.of(form.by(), form.payer(), form.recipient(), form.reason())).containsExactly("clerk-2",
                "88138243", "1234566", "別の患者");
        assertThatThrownBy(() -> SubsidyForm.withdrawal(json("{'by':'c','validFrom':'2026-04-01'}".replace('\'', '"'))))
                .isInstanceOf(ProblemException.class);
        SubsidyRecord certificate = SubsidyRecord.parse(
                Map.of(SubsidyField.PAYER, "88138243", SubsidyField.RECIPIENT, "1234566"), List.of(), List.of())
                .orElseThrow();
        SubsidyEntry seen = SubsidyEntry.seen(new ResourceId("s1"), new FacilityCode("9919999999"),
                new ResourceId("p1"), Instant.EPOCH, certificate, "clerk-1");
        assertThat(SubsidyJson.of(seen)).containsEntry("by", "clerk-1").doesNotContainKeys("withdrawnBy", "reason");
        assertThat(SubsidyJson.of(seen.takenBack(
                new SubsidyEntry.Withdrawn("clerk-2", Instant.EPOCH.plusSeconds(1), "別の患者"))))
                .containsEntry("by", "clerk-1").containsEntry("withdrawnBy", "clerk-2")
                .containsEntry("withdrawnAt", "1970-01-01T00:00:01Z").containsEntry("reason", "別の患者");
    }

    @ParameterizedTest(name = "{0}: {1} at {2}")
    @CsvSource(delimiter = '|', value = {"{'by':'c','choice':'YES'}|VALUE_MALFORMED|choice",
            "{'by':'c'}|VALUE_MISSING|choice", "{'choice':'USE'}|VALUE_MISSING|by",
            "{'by':'c','choice':'USE','visit':'2026-05-13'}|DATE_IMPOSSIBLE|visit",
            "{'by':'c','choice':'USE','visit':'x'}|VALUE_MALFORMED|visit",
            "{'by':'c','choice':'USE','payer':'88138243'}|REQUEST_MALFORMED|an unknown field"})
    void aChoiceThatCannotBeIsRefusedWhereItStands(String text, ProblemCode code, String where) {
        assertThatThrownBy(() -> {
            SubsidyForm form = SubsidyForm.choice(json(text.replace('\'', '"')));
            form.visit(TODAY);
            form.choice();
            form.by();
        }).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.problem().code()).isEqualTo(code);
            assertThat(refused.problem().where()).isEqualTo(where);
        });
    }

    @Test
    void theReplySaysWhyACertificateMayBeMissingAndWhatTheDeskDoes() {
        PublicExpense expense = new PublicExpense(new InsurerNumber("88138243"), new RecipientNumber("1234566"),
                new DateRange(null, null), java.util.Set.of(), ExpenseSource.PAPER);
        Map<String, Object> json = SubsidyJson.of(new SubsidyAdvice(
                new SaidSubsidyChoice(new FacilityCode("9919999999"), new ResourceId("p1"), TODAY,
                        SubsidyChoice.DO_NOT_USE, "clerk-1", Instant.EPOCH),
                List.of(new SubsidyOutcome.Kept(expense, List.of(MissingReason.DECLINED), false)), List.of()),
                Locale.ENGLISH);
        assertThat(json).containsEntry("choice", "DO_NOT_USE").containsEntry("tasks", List.of());
        assertThat(json.get("missing")).asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .singleElement().extracting("reasons").isEqualTo(List.of("DECLINED"));
    }
}
