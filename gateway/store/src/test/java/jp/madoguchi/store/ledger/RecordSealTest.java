package jp.madoguchi.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.AnswerStanding;
import jp.madoguchi.reception.ledger.AnsweredCoverage;
import jp.madoguchi.reception.ledger.PatientRecord;
import jp.madoguchi.store.Samples;
import jp.madoguchi.store.ledger.crypto.LedgerKey;
import org.junit.jupiter.api.Test;

class RecordSealTest {

    private static final ResourceId ID = new ResourceId("a-1");

    private final RecordSeal seal = new RecordSeal(LedgerKey.of(new byte[32]));

    @Test
    void anAnswerThatSaysEverythingComesBackAsItWas() {
        AnswerRecord record = record(Samples.fullAnswer(1));
        assertThat(seal.open("answer", "a-1", seal.seal("answer", "a-1", record), AnswerRecord.class))
                .isEqualTo(record);
    }

    @Test
    void everyOutcomeComesBackAsItWas() {
        for (AnswerOutcome outcome : List.of(new AnswerOutcome.Processing(),
                new AnswerOutcome.Refused(new Notice("E1", null)), new AnswerOutcome.Failed(new Notice(null, "だめ")))) {
            AnswerRecord record = record(new Answer(Samples.FACILITY, null, null, null, Samples.NOW, Samples.BIRTH_DATE,
                    outcome, new CardQuestion(Samples.member(1), Samples.BIRTH_DATE, true), List.of(), null));
            assertThat(seal.open("answer", "a-1", seal.seal("answer", "a-1", record), AnswerRecord.class))
                    .isEqualTo(record);
        }
    }

    @Test
    void patientsComeBackAsTheyWere() {
        PatientRecord linked = Samples.linked(ID, 1);
        PatientRecord provisional = new PatientRecord(ID, Samples.FACILITY, PatientStanding.PROVISIONAL, null, null,
                null, Samples.person(2), Samples.NOW, List.of());
        for (PatientRecord patient : List.of(linked, provisional)) {
            assertThat(seal.open("patient", "p", seal.seal("patient", "p", patient), PatientRecord.class))
                    .isEqualTo(patient);
        }
    }

    @Test
    void whatIsDerivedIsNotStored() throws Exception {
        assertThat(DomainJson.mapper().writeValueAsString(record(Samples.fullAnswer(1))))
                .doesNotContain("publicAssistance").doesNotContain("unknown").doesNotContain("isValid")
                .contains("\"facility\":\"9919999999\"").contains("\"ended\":\"confirmed\"");
    }

    @Test
    void aSealedRecordOpensInItsOwnRowOnly() {
        byte[] sealed = seal.seal("patient", "p", Samples.linked(ID, 1));
        assertThatThrownBy(() -> seal.open("patient", "q", sealed, PatientRecord.class))
                .isInstanceOfSatisfying(ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.LEDGER_KEY_WRONG));
        assertThatThrownBy(() -> seal.open("answer", "p", sealed, PatientRecord.class))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void aChangedByteIsNoticed() {
        byte[] sealed = seal.seal("patient", "p", Samples.linked(ID, 1));
        for (int at : new int[]{0, 3, 10, 40, sealed.length - 1}) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> seal.open("patient", "p", changed, PatientRecord.class))
                    .isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void theSameRecordIsNeverSealedAlike() {
        PatientRecord patient = Samples.linked(ID, 1);
        assertThat(seal.seal("patient", "p", patient)).isNotEqualTo(seal.seal("patient", "p", patient));
    }

    private static AnswerRecord record(Answer answer) {
        return new AnswerRecord(ID, Samples.FACILITY, Samples.TERMINAL, null, AnswerStanding.LINKED,
                new ResourceId("p-1"), Samples.NOW, answer, List.of(new AnsweredCoverage(new ResourceId("c"), 0)));
    }
}
