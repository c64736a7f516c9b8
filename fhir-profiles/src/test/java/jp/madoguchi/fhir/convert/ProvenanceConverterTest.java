package jp.madoguchi.fhir.convert;

import static jp.madoguchi.fhir.convert.Valid.valid;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import jp.madoguchi.domain.certificate.MedicalTicket;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.Notice;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProvenanceConverterTest {

    private static Provenance converted(AnswerView view) {
        return valid(new ProvenanceConverter().convert(view, Samples.PATIENT, Samples.HOSPITAL.id()));
    }

    @Test
    void aCardAtTheReaderProvesTheResponseItsCoveragesAndThePerson() {
        MedicalTicket ticket = Samples.ticket(YearMonth.of(2026, 11), false);
        Provenance provenance = converted(Samples.answerView(
                Samples.valid(Samples.insurance(), Samples.publicAssistance(null, ticket)), null,
                Samples.entry(0, null),
                new AnswerEntry(new ResourceId("coverage-2"), new ResourceId("payer-2"), 1, ticket)));

        assertThat(provenance.getTarget()).extracting(Reference::getReference).containsExactly(
                "CoverageEligibilityResponse/answer-1", "Coverage/coverage-1", "Coverage/coverage-2",
                "Patient/patient-1");
        assertThat(provenance.getOccurredDateTimeType().getValueAsString()).isEqualTo("2026-11-22T09:15:30+09:00");
        assertThat(provenance.getRecordedElement().getValueAsString()).isEqualTo("2026-11-22T09:15:31.250+09:00");
        assertThat(provenance.getAgent().getFirst().getWho().getDisplay()).isEqualTo("オンライン資格確認等システム");
        assertThat(provenance.getAgent().getLast().getWho().getIdentifier().getValue()).isEqualTo("front-1");
        assertThat(provenance.getAgent().getLast().getWho().getReference()).isEqualTo("Device/front-1");
        assertThat(provenance.getAgent().getLast().getOnBehalfOf().getReference()).isEqualTo("Organization/hospital-1");
        assertThat(provenance.hasEntity()).as("nobody asked: the reader did").isFalse();
    }

    @Test
    void aCoverageThatSeveralEntriesNameIsATargetOnce() {
        Provenance provenance = converted(Samples.answerView(Samples.valid(Samples.insurance(), Samples.insurance()),
                null, Samples.entry(0, null), Samples.entry(1, null)));

        assertThat(provenance.getTarget()).extracting(Reference::getReference).containsExactly(
                "CoverageEligibilityResponse/answer-1", "Coverage/coverage-1", "Patient/patient-1");
    }

    @Test
    void anAnswerToAQuestionNamesTheQuestion() {
        Provenance provenance = converted(
                Samples.answerView(Samples.valid(Samples.insurance()), new InquiryId("ABCDEF123456")));

        assertThat(provenance.getEntityFirstRep().getWhat().getIdentifier().getValue()).isEqualTo("ABCDEF123456");
        assertThat(provenance.getActivity().getCodingFirstRep().getCode()).isEqualTo("card-data");
    }

    @Test
    void anErrorProvesNoCoverage() {
        Provenance provenance = converted(Samples.answerView(
                Samples.answer(new AnswerOutcome.Failed(new Notice("E001", "架空"))), new InquiryId("ABCDEF123456")));

        assertThat(provenance.getTarget()).extracting(Reference::getReference)
                .containsExactly("CoverageEligibilityResponse/answer-1", "Patient/patient-1");
    }

    @ParameterizedTest
    @EnumSource(ProofChannel.class)
    void everyChannelNamesTheRulesThatSayWhatItProves(ProofChannel channel) {
        Provenance provenance = converted(Samples.answerView(Samples.valid(Samples.insurance()), null, channel));

        assertThat(provenance.getPolicy()).isNotEmpty();
        assertThat(channel.rules()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"READER, R-CH-05", "CARD_DATA, R-CH-14", "HOME_VISIT, R-CH-33", "TICKETS, R-PM-09"})
    void rulesAreNamedByTheirIdentifier(ProofChannel channel, String rule) {
        List<String> policies = converted(Samples.answerView(Samples.valid(Samples.insurance()), null, channel))
                .getPolicy().stream().map(PrimitiveType::getValue).toList();

        assertThat(policies).contains("https://madoguchi.jp/fhir/rule/" + rule);
    }
}
