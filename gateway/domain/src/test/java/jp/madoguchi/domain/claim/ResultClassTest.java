package jp.madoguchi.domain.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.InsuredCardClassification;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.domain.qualification.QualificationValidity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What an answer is to the desk (rules 3.1), and what it proves or does not prove (R-RS-09). */
class ResultClassTest {

    private static final AnswerOutcome VALID = new AnswerOutcome.Confirmed(QualificationValidity.VALID, null);
    private static final AnswerOutcome INVALID = new AnswerOutcome.Confirmed(QualificationValidity.INVALID, null);

    static Stream<Rows.Row> results() {
        return Rows.of("results.csv");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("results")
    void everyOutcomeHasItsClass(Rows.Row row) {
        AnswerOutcome outcome = switch (row.text("answer")) {
            case "refused" -> new AnswerOutcome.Refused(new Notice("E1", null));
            case "failed" -> new AnswerOutcome.Failed(new Notice("E9", null));
            case "processing" -> new AnswerOutcome.Processing();
            case String validity -> new AnswerOutcome.Confirmed(QualificationValidity.valueOf(validity), null);
        };
        Optional<ResultClass> result = ResultClass.of(outcome);
        assertThat(result.map(Enum::name).orElse("")).isEqualTo(row.text("class"));
        result.ifPresent(known -> {
            assertThat(known.isProof()).hasToString(row.text("proof"));
            assertThat(known.saysUnregistered()).hasToString(row.text("unregistered"));
        });
    }

    @ParameterizedTest
    @CsvSource({"2026-05-19,,true", "2026-05-20,,false", "2026-05-01,2026-05-20,true", "2026-05-01,2026-05-19,false",
            "2026-05-01,2026-05-18,false", ",,true"})
    void aValidAnswerProvesWhatCoversTheDayOfTheVisit(LocalDate acquired, LocalDate lost, boolean proves) {
        Answer answer = answer(VALID, Given.VISIT.plusDays(1), entry(null, Given.CURRENT, acquired, lost));
        assertThat(AnswerEvidence.current(answer, Given.VISIT))
                .isEqualTo(proves ? Optional.of(Given.CURRENT) : Optional.empty());
    }

    @Test
    void whatIsNotValidProvesNothing() {
        Qualification entry = entry(null, Given.CURRENT, null, null);
        for (QualificationValidity validity : QualificationValidity.values()) {
            Answer answer = answer(new AnswerOutcome.Confirmed(validity, null), Given.VISIT, entry);
            assertThat(AnswerEvidence.current(answer, Given.VISIT).isPresent()).as(validity.name())
                    .isEqualTo(validity == QualificationValidity.VALID);
        }
        assertThat(AnswerEvidence.current(answer(VALID, Given.VISIT.minusDays(1), entry), Given.VISIT))
                .as("asked about an earlier day").isEmpty();
    }

    @Test
    void severalCoveringInsurancesAndTicketsOfAssistanceProveNothing() {
        Qualification one = entry(null, Given.CURRENT, null, null);
        Qualification other = entry(null, Given.HEARD, null, null);
        Qualification assistance = entry(InsuredCardClassification.PUBLIC_ASSISTANCE, Given.LOST, null, null);
        Qualification nameless = entry(null, null, null, null);
        assertThat(AnswerEvidence.current(answer(VALID, Given.VISIT, one, other), Given.VISIT)).isEmpty();
        assertThat(AnswerEvidence.current(answer(VALID, Given.VISIT, one, assistance, nameless), Given.VISIT))
                .contains(Given.CURRENT);
        assertThat(AnswerEvidence.current(answer(VALID, Given.VISIT, assistance), Given.VISIT)).isEmpty();
    }

    @Test
    void theLostQualificationIsTheOneLostLast() {
        Qualification undated = entry(null, Given.HEARD, null, null);
        Qualification older = entry(null, Given.ON_FILE, null, LocalDate.of(2025, 4, 1));
        Qualification newer = entry(null, Given.LOST, null, LocalDate.of(2026, 4, 1));
        assertThat(AnswerEvidence.lost(answer(INVALID, Given.VISIT, undated, newer, older))).contains(Given.LOST);
        assertThat(AnswerEvidence.lost(answer(INVALID, Given.VISIT, older, newer))).contains(Given.LOST);
        assertThat(AnswerEvidence.lost(answer(INVALID, Given.VISIT, undated))).contains(Given.HEARD);
        assertThat(AnswerEvidence.lost(answer(VALID, Given.VISIT, undated))).isEmpty();
        assertThat(AnswerEvidence.lost(answer(INVALID, Given.VISIT))).isEmpty();
        assertThat(AnswerEvidence.lost(answer(INVALID, Given.VISIT, entry(null, null, null, LocalDate.of(2026, 4, 1)),
                entry(InsuredCardClassification.PUBLIC_ASSISTANCE, Given.LOST, null, null)))).isEmpty();
    }

    private static Answer answer(AnswerOutcome outcome, LocalDate day, Qualification... entries) {
        return new Answer(new FacilityCode("9919999999"), null, null, null, Instant.EPOCH, day, outcome, null,
                List.of(entries), null);
    }

    private static Qualification entry(InsuredCardClassification kind, MemberId member, LocalDate acquired,
            LocalDate lost) {
        Person person = new Person(null, null, null, null, Sex.MALE, null, LocalDate.of(1981, 4, 2), null);
        return new Qualification(kind, member, null, null, null, person, acquired, lost, null,
                new DateRange(null, null), null,
                false, null, null, null, List.of(), List.of(), List.of(), null);
    }
}
