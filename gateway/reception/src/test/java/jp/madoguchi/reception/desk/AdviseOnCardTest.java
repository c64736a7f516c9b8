package jp.madoguchi.reception.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.madoguchi.domain.card.CardLocks;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.channel.InstitutionUrl;
import jp.madoguchi.domain.card.CardMedium;
import jp.madoguchi.domain.card.CardMethod;
import jp.madoguchi.domain.card.CertificateState;
import jp.madoguchi.domain.card.TroubleOutcome;
import jp.madoguchi.domain.card.TroubleQuestion;
import jp.madoguchi.domain.card.TroubleStep;
import jp.madoguchi.domain.channel.HelpLine;
import jp.madoguchi.domain.channel.InsurerKind;
import jp.madoguchi.domain.channel.PaperHeld;
import jp.madoguchi.domain.channel.PaperHolders;
import jp.madoguchi.domain.channel.PaperKind;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.reception.DeliveredRules;
import jp.madoguchi.reception.desk.CardAdvice.LockNote;
import jp.madoguchi.reception.desk.CardAdvice.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a clerk is told about a card that makes trouble, by the day of the visit. */
class AdviseOnCardTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private final AdviseOnCard advise = new AdviseOnCard(DeliveredRules.book(), Optional.empty());

    private CardAdvice advise(LocalDate day, CardDates dates) {
        return advise.advise(new CardReport(day, dates, null, Map.of(), false, null, Optional.empty()));
    }

    private static CardDates written(CardMedium medium, String expiry) {
        return new CardDates(medium, LocalDate.parse(expiry), null, null, null);
    }

    /** R-EX-02, R-EX-05, R-EX-06: both sides of each day. */
    @ParameterizedTest(name = "{0} that expires {1} on {2}: {3}, remind {4}")
    @CsvSource({"CARD,2024-11-30,2024-12-01,EXPIRED,false,R-EX-02", "CARD,2026-10-15,2026-07-14,NORMAL,false,R-EX-01",
            "CARD,2026-10-15,2026-07-15,NORMAL,true,R-EX-05", "CARD,2026-10-15,2026-10-15,NORMAL,true,R-EX-05",
            "CARD,2026-10-15,2026-10-16,GRACE,true,R-EX-05", "CARD,2026-10-15,2027-01-15,GRACE,true,R-EX-05",
            "CARD,2026-10-15,2027-01-16,GRACE,false,R-EX-03", "CARD,2026-10-15,2027-01-31,GRACE,false,R-EX-03",
            "CARD,2026-10-15,2027-02-01,EXPIRED,false,R-EX-06",
            "SMARTPHONE,2026-10-15,2026-10-16,UNUSABLE,false,R-EX-07"})
    void theCertificateIsJudgedByTheDayOfTheVisit(CardMedium medium, String expiry, LocalDate day,
            CertificateState state, boolean remind, String rule) {
        CardAdvice.Certificate told = advise(day, written(medium, expiry)).certificate().orElseThrow();

        assertThat(told.standing().state()).isEqualTo(state);
        assertThat(told.standing().alert()).isEqualTo(remind);
        assertThat(told.rules()).contains(RuleId.of(rule));
        assertThat(told.source()).isEqualTo(Source.WRITTEN);
        assertThat(told.rules().contains(RuleId.of("R-EX-05"))).isEqualTo(remind);
    }

    /** R-LK-06. */
    @ParameterizedTest(name = "issued {0}, born {1}, card to {2}: card {3}, certificate {4} {5}")
    @CsvSource({"2022-05-01,1980-04-12,,2032-04-12,2027-04-12,BY_ISSUE", ",,2032-04-12,2032-04-12,2027-04-12,BY_CARD",
            "2022-05-01,2010-04-12,,2027-04-12,2027-04-12,BY_ISSUE", "2022-05-01,,,,,", ",1980-04-12,,,,"})
    void whatIsNotWrittenIsWorkedOutFromTheIssueElseFromTheCard(LocalDate issued, LocalDate birth, LocalDate cardTo,
            LocalDate card, LocalDate certificate, Source source) {
        CardAdvice told = advise(DAY, new CardDates(CardMedium.CARD, null, cardTo, issued, birth));

        assertThat(told.card().map(CardAdvice.Card::lastDay).orElse(null)).isEqualTo(card);
        assertThat(told.certificate().map(CardAdvice.Certificate::lastDay).orElse(null)).isEqualTo(certificate);
        assertThat(told.certificate().map(CardAdvice.Certificate::source).orElse(null)).isEqualTo(source);
        told.certificate().ifPresent(one -> assertThat(one.rules()).contains(RuleId.of("R-LK-06")));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-20,false", "2026-11-19,true"})
    void aCardServesOnItsLastDay(LocalDate lastDay, boolean over) {
        assertThat(advise(DAY, new CardDates(CardMedium.CARD, null, lastDay, null, null)).card().orElseThrow().over())
                .isEqualTo(over);
    }

    /** R-LK-02, R-LK-05, R-CH-08. */
    @ParameterizedTest(name = "{0} wrong numbers, {1} mismatches: {2}")
    @CsvSource({"0,0,TRIES_ADD_UP STAFF_MAY_CHECK", "1,9,TRIES_ADD_UP STAFF_MAY_CHECK",
            "2,0,TRIES_ADD_UP LAST_TRY STAFF_MAY_CHECK", "3,0,NUMBER_LOCKED STAFF_MAY_CHECK"})
    void theHolderIsWarnedBeforeTheLastTryAndStaffMayAlwaysCheck(int pins, int faces, String notes) {
        CardAdvice.Locks locks = advise
                .advise(new CardReport(DAY, null, new CardLocks(pins, faces), Map.of(), false, null, Optional.empty()))
                .locks()
                .orElseThrow();
        assertThat(locks.notes()).extracting(Enum::name).containsExactly(notes.split(" "));
        assertThat(locks.notes()).allSatisfy(note -> assertThat(note.rules()).isNotEmpty());
    }

    @Test
    void whetherAFaceLockStopsStaffIsToldAsTheSwitchHasIt() {
        CardLocks faceLocked = new CardLocks(0, 10);
        CardAdvice.Locks locks = advise
                .advise(new CardReport(DAY, null, faceLocked, Map.of(), false, null, Optional.empty()))
                .locks()
                .orElseThrow();
        assertThat(locks.notes()).contains(LockNote.FACE_LOCKED);
        assertThat(locks.notes().contains(LockNote.STAFF_MAY_CHECK))
                .isEqualTo(locks.methodsLeft().contains(CardMethod.VISUAL))
                .isNotEqualTo(locks.notes().contains(LockNote.STAFF_MAY_NOT_CHECK));
    }

    @ParameterizedTest(name = "{0}, certificate to {1}: {2}")
    @CsvSource({"'',,ask T1", "T1=false,,NO_TROUBLE", "T1=true,,ask T2", "T1=true,2026-10-15,EXPIRED_IN_GRACE",
            "T1=true,2026-07-15,EXPIRED", "T1=true,2027-10-15,ask T3", "T1=true T2=true,,EXPIRED",
            "T1=true T2=false T3=true,,LOCKED", "T1=true T2=false T3=false T4=true,,CARD_AT_FAULT",
            "T1=true T2=false T3=false T4=false,,ask T5",
            "T1=true T2=false T3=false T4=false T5=true,,READER_AT_FAULT",
            "T1=true T2=false T3=false T4=false T5=false,,RESOLVED"})
    void aCardThatIsNotReadIsAskedAboutOneThingAfterTheOther(String answered, String expiry, String step) {
        Map<TroubleQuestion, Boolean> answers = new EnumMap<>(TroubleQuestion.class);
        Stream.of(answered.split(" ")).filter(one -> !one.isEmpty()).forEach(one -> answers.put(
                Stream.of(TroubleQuestion.values()).filter(known -> known.name().startsWith(one.substring(0, 2)))
                        .findFirst().orElseThrow(),
                one.endsWith("true")));
        CardAdvice told = advise.advise(new CardReport(DAY,
                expiry == null ? null : written(CardMedium.CARD, expiry), null, answers, true, null,
                Optional.empty()));

        assertThat(switch (told.trouble().orElseThrow()) {
            case TroubleStep.Ask ask -> "ask " + ask.question().name().substring(0, 2);
            case TroubleStep.Conclude conclude -> conclude.outcome().name();
        }).isEqualTo(step);
    }

    /** R-CH-25, R-CH-26, R-CH-27. */
    @ParameterizedTest(name = "{0}, born {1}, card {2} on {3}: {4}")
    @CsvSource({"LATE_ELDERLY,1945-01-01,true,2026-07-31,QUALIFICATION_CERTIFICATE",
            "LATE_ELDERLY,1945-01-01,true,2026-08-01,QUALIFICATION_NOTICE",
            "LATE_ELDERLY,1941-08-01,true,2026-08-01,QUALIFICATION_CERTIFICATE",
            "LATE_ELDERLY,1941-08-02,true,2026-08-01,QUALIFICATION_NOTICE",
            "ASSOCIATION,1980-01-01,false,2025-12-01,INSURANCE_CARD",
            "ASSOCIATION,1980-01-01,false,2025-12-02,QUALIFICATION_CERTIFICATE",
            "SOCIETY,1980-01-01,false,2025-12-02,"})
    void whichPaperThePatientShouldHoldIsToldOrThatNobodyWroteItDown(InsurerKind insurer, LocalDate birth,
            boolean card, LocalDate day, PaperKind paper) {
        PaperHeld held = advise.advise(new CardReport(day, null, null, Map.of(), false, null,
                Optional.of(new PaperHolders.Holder(insurer, LocalDate.of(2020, 4, 1), birth, card)))).paper()
                .orElseThrow();
        assertThat(held instanceof PaperHeld.Holds holds ? holds.paper() : null).isEqualTo(paper);
    }

    /** R-CH-54, R-CH-55. */
    @Test
    void theNumbersToCallAreThoseOfTheDay() {
        assertThat(advise(DAY, null).phones()).containsEntry(HelpLine.CALL_CENTRE, "0800-080-4583")
                .containsEntry(HelpLine.MY_NUMBER_LINE, "0120-95-0178");
        assertThat(advise(LocalDate.of(2023, 5, 31), null).phones()).containsOnlyKeys(HelpLine.CALL_CENTRE);
    }

    @Test
    void aCardIsNotIssuedBeforeItsHolderIsBornNorOverBeforeItIsIssued() {
        LocalDate birth = LocalDate.of(2020, 1, 2);
        assertThatThrownBy(() -> new CardDates(CardMedium.CARD, null, null, birth.minusDays(1), birth))
                .isInstanceOf(ProblemException.class).hasMessageContaining("MDG-VAL-05");
        assertThatThrownBy(() -> new CardDates(CardMedium.CARD, null, birth, birth.plusDays(1), null))
                .isInstanceOf(ProblemException.class).hasMessageContaining("MDG-VAL-05");
        assertThat(new CardDates(CardMedium.CARD, birth, null, null, null)).hasToString("CardDates[CARD]");
    }

    @Test
    void everyWordIsThereInJapaneseAndEnglish() {
        for (Locale locale : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
            CardWords words = new CardWords(locale);
            List<String> said = new ArrayList<>();
            Stream.of(LockNote.values()).map(words::of).forEach(said::add);
            Stream.of(TroubleQuestion.values()).map(words::of).forEach(said::add);
            Stream.of(TroubleOutcome.values()).map(words::of).forEach(said::add);
            Stream.of(PaperKind.values()).map(words::of).forEach(said::add);
            Stream.of(HelpLine.values()).map(words::of).forEach(said::add);
            Stream.of(Source.values()).map(words::of).forEach(said::add);
            said.add(words.of(new CardAdvice.Card(DAY, true)));
            said.add(words.of(new CardAdvice.Card(DAY, false)));
            for (String expiry : List.of("2026-10-15", "2026-12-15", "2028-01-01", "2020-01-01")) {
                said.add(words.of(advise(DAY, written(CardMedium.CARD, expiry)).certificate().orElseThrow()));
            }
            said.add(words.of(advise(DAY, written(CardMedium.SMARTPHONE, "2026-10-15")).certificate().orElseThrow()));
            said.add(words.of(new PaperHeld.Unknown("x")));
            said.add(words.of(new PaperHeld.Holds(PaperKind.INSURANCE_CARD, null, false, List.of())));
            said.add(words.of(
                    new PaperHeld.Holds(PaperKind.INSURANCE_CARD, PaperKind.QUALIFICATION_NOTICE, false, List.of())));
            assertThat(said).doesNotHaveDuplicates().allSatisfy(word -> assertThat(word).isNotBlank());
        }
    }

    /** R-CH-27: when insurers change papers is one prefecture's plan. */
    @Test
    void aPaperThatIsNotConfirmedForEveryInsurerIsNotToldAsIfItWere() {
        for (Locale locale : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
            CardWords words = new CardWords(locale);
            String sure = words.of(new PaperHeld.Holds(PaperKind.INSURANCE_CARD, null, false, List.of()));
            String unsure = words.of(new PaperHeld.Holds(PaperKind.INSURANCE_CARD, null, true, List.of()));
            assertThat(unsure).startsWith(sure).contains("paper-holders.csv");
            assertThat(sure).doesNotContain("paper-holders.csv");
        }
    }

    /** R-CH-41: whether a printed code works is known only where somebody has entered the institution's address with its date. */
    @ParameterizedTest
    @CsvSource({"2026-03-31,REPLACE_PRINTED_CODE", "2026-04-01,"})
    void aCodeThatWasPrintedBeforeTheAddressChangedIsReplaced(LocalDate printed, DeskStep step) {
        InstitutionUrl address = new InstitutionUrl("https://web.example/h/1", LocalDate.of(2026, 4, 1));
        CardReport report = new CardReport(DAY, null, null, Map.of(), false, printed, Optional.empty());
        assertThat(new AdviseOnCard(DeliveredRules.book(), Optional.of(address)).advise(report).code())
                .contains(new CardAdvice.Code(Optional.of(address.since()), Optional.ofNullable(step)));
        assertThat(advise.advise(report).code()).contains(new CardAdvice.Code(Optional.empty(), Optional.empty()));
    }

    /** R-EX-03, R-LK-04: what advice hangs on that the texts leave open is told with it. */
    @Test
    void adviceThatHangsOnAnOpenQuestionSaysSo() {
        CardAdvice told = advise.advise(new CardReport(DAY, written(CardMedium.CARD, DAY.minusDays(1).toString()),
                new CardLocks(0, CardLocks.FACE_TRIES), Map.of(), false, null, Optional.empty()));
        assertThat(told.certificate().orElseThrow().open()).containsExactly(RuleSwitch.GRACE_FORM);
        assertThat(told.locks().orElseThrow().open()).containsExactly(RuleSwitch.FACE_LOCK_STOPS_VISUAL);
    }
}
