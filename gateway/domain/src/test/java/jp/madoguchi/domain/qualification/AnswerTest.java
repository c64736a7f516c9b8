package jp.madoguchi.domain.qualification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.consent.Consent;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.consent.ConsentStatus;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.insurance.BranchNumber;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.CardSymbol;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AnswerTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @ParameterizedTest(name = "{0}, lost {1} → {2}")
    @CsvSource({
            "VALID, , IN_FORCE",
            "VALID, 2026-11-21, IN_FORCE",
            "VALID, 2026-11-20, LOST",
            "VALID, 2026-11-19, LOST",
            "INVALID, , LOST",
            "INVALID, 2026-11-01, LOST",
            "INVALID_NEW_EXISTS, 2026-10-01, LOST",
            "INVALID_NEW_EXISTS, , UNCONFIRMED",
            "VALID_UNREGISTERED, , UNCONFIRMED",
            "MULTIPLE, , UNCONFIRMED",
            "NOT_FOUND, , UNCONFIRMED"})
    void aQualificationIsInForceOnlyInAValidAnswerAndBeforeTheDayOfLoss(QualificationValidity validity, LocalDate lost,
            CoverageStanding expected) {
        Qualification entry = entry(lost);
        assertThat(answer(new AnswerOutcome.Confirmed(validity, null), entry).standingOf(entry)).isEqualTo(expected);
    }

    @Test
    void aRefusedOrFailedAnswerSaysNothingAboutValidity() {
        Notice notice = new Notice("SIM-E0001", "模擬");
        for (AnswerOutcome outcome : List.of(new AnswerOutcome.Refused(notice), new AnswerOutcome.Failed(notice),
                new AnswerOutcome.Processing())) {
            Qualification entry = entry(null);
            Answer answer = answer(outcome, entry);
            assertThat(answer.isValid()).isFalse();
            assertThat(answer.standingOf(entry)).isEqualTo(CoverageStanding.UNCONFIRMED);
        }
    }

    @Test
    void theLastCoveredDayIsTheDayBeforeTheDayOfLoss() {
        assertThat(entry(LocalDate.of(2026, 11, 1)).lastCoveredDay()).isEqualTo("2026-10-31");
        assertThat(entry(null).lastCoveredDay()).isNull();
    }

    /** R-CO-04: with every medical item refused, or timed out, the qualification is as good as with every one given. */
    @ParameterizedTest
    @EnumSource
    void aRefusedConsentNeverBlocksTheReception(ConsentStatus status) {
        List<Consent> consents = Stream.of(ConsentItem.values()).map(item -> new Consent(item, status, null, null))
                .toList();
        Qualification entry = entry(null, consents);
        Answer answer = answer(new AnswerOutcome.Confirmed(QualificationValidity.VALID, null), entry);
        assertThat(answer.isValid()).isTrue();
        assertThat(answer.standingOf(entry)).isEqualTo(CoverageStanding.IN_FORCE);
    }

    @ParameterizedTest(name = "{0}: {3} found, born {4}, {5} → {6}")
    @CsvSource(nullValues = "-", value = {
            "what was asked for, 06990014/12/4567/01, VALID, 06990014/12/4567/01, 1978-03-03, GENERAL, true",
            "written otherwise, 06990014/12/4567/01, VALID, 06990014/１２/４５６７/01, 1978-03-03, GENERAL, true",
            "a branch that the card lacks, 06990014/12/4567/-, VALID, 06990014/12/4567/01, 1978-03-03, GENERAL, true",
            "another birth date, 06990014/12/4567/01, VALID, 06990014/12/4567/01, 1978-03-04, GENERAL, false",
            "the twin, 06990014/12/4567/01, VALID, 06990014/12/4567/02, 1978-03-03, GENERAL, false",
            "another number, 06990014/12/4567/01, VALID, 06990014/12/9999/01, 1978-03-03, GENERAL, false",
            "another symbol, 06990014/12/4567/01, VALID, 06990014/13/4567/01, 1978-03-03, GENERAL, false",
            "another insurer, 06990014/12/4567/01, INVALID, 06130017/12/4567/01, 1978-03-03, GENERAL, false",
            "a new one, 06990014/12/4567/01, INVALID_NEW_EXISTS, 06130017/-/1/01, 1978-03-03, GENERAL, true",
            "a new one of another, 06990014/12/4567/01, INVALID_NEW_EXISTS, 06130017/-/1/01, 1978-03-04, GENERAL, false",
            "assistance only, 06990014/12/4567/01, VALID, 12996013/-/0000018/-, 1978-03-03, PUBLIC_ASSISTANCE, true",
            "the assistance asked for, 12996013/-/0000018/-, VALID, 12996013/-/0000018/-, 1978-03-03, PUBLIC_ASSISTANCE, true",
            "another assistance, 12996013/-/0000018/-, VALID, 12996013/-/0000019/-, 1978-03-03, PUBLIC_ASSISTANCE, false",
            "no number, 06990014/12/4567/01, VALID, -, 1978-03-03, GENERAL, true"})
    void anAnswerIsAboutThePersonOfTheCardOnlyIfItFoundNobodyElse(String what, String card, QualificationValidity said,
            String found, LocalDate born, InsuredCardClassification kind, boolean expected) {
        CardQuestion asked = new CardQuestion(member(card), LocalDate.of(1978, 3, 3), false);
        Person person = new Person(null, null, null, null, Sex.MALE, null, born, null);
        Qualification entry = new Qualification(kind, found == null ? null : member(found), null, null, null, person,
                null, null, null, new DateRange(null, null), null, false, null, null, null, List.of(), List.of(),
                List.of(), null);
        assertThat(answer(new AnswerOutcome.Confirmed(said, null), entry).mayBeAbout(asked)).as(what)
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"a family under the number, 06990014/12/4567/01@1978-03-03;06990014/12/4567/02@1950-01-01, true",
            "the family without the person, 06990014/12/4567/02@1950-01-01, false",
            "nobody, , true",
            "the card another's and the birth date of somebody else's card, 06990014/12/4567/02@1950-01-01;06130017/-/1/01@1978-03-03, false",
            "a stranger beside the right one, 06990014/12/4567/01@1978-03-03;06130017/-/1/01@1950-01-01, false",
            "another insurance of the right one, 06990014/12/4567/01@1978-03-03;06130017/-/1/01@1978-03-03, true"})
    void aNumberWithoutBranchMayFindTheFamilyAndNobodyElse(String what, String found, boolean expected) {
        CardQuestion asked = new CardQuestion(member("06990014/12/4567/-"), LocalDate.of(1978, 3, 3), false);
        List<Qualification> entries = new ArrayList<>();
        for (String one : found == null ? new String[0] : found.split(";")) {
            String[] parts = one.split("@");
            entries.add(new Qualification(InsuredCardClassification.GENERAL, member(parts[0]), null, null, null,
                    new Person(null, null, null, null, Sex.MALE, null, LocalDate.parse(parts[1]), null), null, null,
                    null, new DateRange(null, null), null, false, null, null, null, List.of(), List.of(), List.of(),
                    null));
        }
        Answer answer = answer(new AnswerOutcome.Confirmed(QualificationValidity.VALID, null), entry(null))
                .with(entries);
        assertThat(answer.mayBeAbout(asked)).as(what).isEqualTo(expected);
    }

    private static MemberId member(String text) {
        String[] parts = text.split("/");
        return new MemberId(new InsurerNumber(parts[0]), parts[1].equals("-") ? null : new CardSymbol(parts[1]),
                new CardNumber(parts[2]), parts[3].equals("-") ? null : new BranchNumber(parts[3]));
    }

    private static Answer answer(AnswerOutcome outcome, Qualification entry) {
        return new Answer(new FacilityCode("9919999999"), ReferenceClassification.CARD_DATA, null, null,
                Instant.parse("2026-11-20T00:00:00Z"), DAY, outcome, null, List.of(entry), null);
    }

    private static Qualification entry(LocalDate lost) {
        return entry(lost, List.of());
    }

    private static Qualification entry(LocalDate lost, List<Consent> consents) {
        Person person = new Person(null, null, null, null, Sex.MALE, null, LocalDate.of(1978, 3, 3), null);
        return new Qualification(InsuredCardClassification.GENERAL, null, null, null, null, person, null, lost, null,
                new DateRange(null, null), null, false, null, null, null, List.of(), List.of(), consents, null);
    }
}
