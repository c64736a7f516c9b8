package jp.madoguchi.reception.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import jp.madoguchi.domain.desk.DeskActor;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.NameDifference;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskState;
import jp.madoguchi.reception.ledger.NameDifferenceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hospital's own kanji stay where kana, birth date and sex agree, and the desk sees the difference once (R-BC-03, R-BC-04). */
class ShowNameDifferenceTest {

    private final DeskFlow desk = new DeskFlow();

    private DeskTask onlyTask() {
        assertThat(desk.ledger.tasks).hasSize(1);
        return desk.ledger.tasks.getFirst();
    }

    @ParameterizedTest(name = "hospital {0}, national {1}: {2} {3}")
    @CsvSource({"髙橋　一郎,●橋　一郎,SEE_NAME_DIFFERENCE,NATIONAL_HAS_BLACK_CIRCLE",
            "髙橋　一郎,高橋　一郎,SEE_NAME_DIFFERENCE,WRITTEN_OTHERWISE",
            "高橋　一朗,高橋　一郎,SEE_NAME_DIFFERENCE,WRITTEN_OTHERWISE",
            "●橋　一郎,髙橋　一郎,COMPLETE_NAME,HOSPITAL_HAS_BLACK_CIRCLE", "高橋　一郎,高橋　一郎,,", "高橋　一郎,高橋 一郎,,",
            ",高橋　一郎,,", "●橋　一郎,●橋　一郎,,"})
    void theDeskSeesWhereTheNationalSystemWritesOtherwise(String hospital, String national, DeskStep step,
            String reason) {
        ResourceId patient = desk.register(hospital, "ﾀｶﾊｼ ｲﾁﾛｳ");
        desk.name = national;
        desk.kana = "ﾀｶﾊｼ ｲﾁﾛｳ";
        desk.read(QualificationValidity.VALID);
        if (step == null) {
            assertThat(desk.ledger.tasks).isEmpty();
            assertThat(desk.ledger.nameDifferences).isEmpty();
            return;
        }
        assertThat(onlyTask().step()).isEqualTo(step);
        assertThat(onlyTask().cause().reason()).isEqualTo(reason);
        assertThat(onlyTask().patient()).isEqualTo(patient);
        assertThat(onlyTask().step().actor()).isEqualTo(DeskActor.RECEPTION_CLERK);
        assertThat(onlyTask().cause().rules()).contains(RuleId.of("R-BC-03"));
        NameDifferenceRecord shown = desk.ledger.nameDifferences.getFirst();
        assertThat(shown.task()).isEqualTo(onlyTask().id());
        assertThat(shown.hospital()).isEqualTo(PersonName.parse(hospital).orElseThrow());
        assertThat(shown.national()).isEqualTo(PersonName.parse(national).orElseThrow());
        assertThat(desk.ledger.patients.get(patient).hospitalName()).as("stays").isEqualTo(shown.hospital());
    }

    @Test
    void theCharactersThatDifferAreNamedWithTheirPlaces() {
        desk.register("髙橋　一朗", "ﾀｶﾊｼ ｲﾁﾛｳ");
        desk.name = "●橋　一郎";
        desk.kana = "ﾀｶﾊｼ ｲﾁﾛｳ";
        desk.read(QualificationValidity.VALID);
        assertThat(desk.ledger.nameDifferences.getFirst().differences()).containsExactly(
                new NameDifference(1, "髙", "●"), new NameDifference(4, "朗", "郎"));
    }

    @Test
    void theSameDifferenceComesUpOnceHoweverOftenThePatientComesAndWhateverBecameOfItsTask() {
        desk.register("髙橋　一郎", "ﾀｶﾊｼ ｲﾁﾛｳ");
        desk.name = "●橋　一郎";
        desk.kana = "ﾀｶﾊｼ ｲﾁﾛｳ";
        desk.read(QualificationValidity.VALID);
        desk.on(LocalDate.of(2026, 12, 4));
        desk.read(QualificationValidity.VALID);
        assertThat(desk.ledger.tasks).hasSize(1);
        desk.ledger.tasks.replaceAll(task -> task.take("clerk-1", desk.ledger.now)
                .close(jp.madoguchi.reception.ledger.DeskOutcome.RESOLVED, "clerk-1", desk.ledger.now));
        desk.on(LocalDate.of(2027, 1, 8));
        desk.read(QualificationValidity.VALID);
        assertThat(desk.ledger.tasks).hasSize(1);
    }

    @Test
    void anotherSpellingIsAnotherDifferenceAndEndsTheOldTask() {
        desk.register("髙橋　一郎", "ﾀｶﾊｼ ｲﾁﾛｳ");
        desk.kana = "ﾀｶﾊｼ ｲﾁﾛｳ";
        desk.name = "●橋　一郎";
        desk.read(QualificationValidity.VALID);
        desk.name = "高橋　一郎";
        desk.read(QualificationValidity.VALID);
        assertThat(desk.ledger.tasks).hasSize(2);
        assertThat(onlyPending().cause().reason()).isEqualTo("WRITTEN_OTHERWISE");
        assertThat(desk.ledger.tasks.getFirst().state())
                .isEqualTo(new DeskTaskState.Cancelled(ShowNameDifference.SPELLING_CHANGED, desk.ledger.now));
        desk.name = "髙橋　一郎";
        desk.read(QualificationValidity.VALID);
        assertThat(desk.ledger.tasks).as("both write the same now").noneMatch(DeskTask::pending);
    }

    private DeskTask onlyPending() {
        return desk.ledger.tasks.stream().filter(DeskTask::pending).reduce((a, b) -> {
            throw new AssertionError("more than one is pending");
        }).orElseThrow();
    }

    @Test
    void whenTheHospitalCorrectsItsRecordTheTaskEnds() {
        desk.register("髙橋　一郎", "ﾀｶﾊｼ ｲﾁﾛｳ");
        desk.kana = "ﾀｶﾊｼ ｲﾁﾛｳ";
        desk.name = "高橋　一郎";
        desk.read(QualificationValidity.VALID);
        desk.register("高橋　一郎", "ﾀｶﾊｼ ｲﾁﾛｳ");
        assertThat(onlyTask().pending()).isFalse();
        desk.read(QualificationValidity.VALID);
        assertThat(desk.ledger.tasks).hasSize(1);
    }

    /** Somebody has to say whose the answer is; a name is no matter of spelling then. */
    @Test
    void whereKanaDisagreeItIsAMatterOfMatchingAndNotOfSpelling() {
        desk.register("髙橋　一郎", "ﾀｶﾊｼ ｲﾁﾛｳ");
        desk.name = "●橋　一郎";
        desk.kana = "ﾀｶﾊﾞﾔｼ ｲﾁﾛｳ";
        desk.read(QualificationValidity.VALID);
        assertThat(desk.ledger.nameDifferences).isEmpty();
        assertThat(desk.ledger.tasks).extracting(DeskTask::step).containsExactly(DeskStep.DECIDE_WHOSE_ANSWER);
    }

    /** R-BC-03d: without the hospital's kana a ● is no agreement, at the second visit no more than at the first. */
    @Test
    void whereTheHospitalHasNoKanaABlackCircleIsNoDifferenceToShow() {
        desk.register("髙橋　一郎", null);
        desk.name = "●橋　一郎";
        desk.kana = "ﾀｶﾊｼ ｲﾁﾛｳ";
        desk.read(QualificationValidity.VALID);
        desk.read(QualificationValidity.VALID);
        assertThat(desk.ledger.nameDifferences).isEmpty();
    }

    @Test
    void aPatientWhomTheHospitalHasNotRegisteredHasNoKanjiOfTheHospitals() {
        desk.read(QualificationValidity.VALID);
        desk.name = "●験　花子";
        desk.read(QualificationValidity.VALID);
        assertThat(desk.ledger.nameDifferences).isEmpty();
    }

    @Test
    void nothingOfANameStandsInWhatIsLogged() {
        desk.register("髙橋　一郎", "ﾀｶﾊｼ ｲﾁﾛｳ");
        desk.name = "●橋　一郎";
        desk.kana = "ﾀｶﾊｼ ｲﾁﾛｳ";
        desk.read(QualificationValidity.VALID);
        assertThat(desk.ledger.nameDifferences.getFirst().toString()).doesNotContain("橋").doesNotContain("●");
    }
}
