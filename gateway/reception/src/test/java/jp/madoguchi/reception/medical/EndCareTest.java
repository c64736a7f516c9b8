package jp.madoguchi.reception.medical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.channel.CareSituation;
import jp.madoguchi.domain.consent.CareTime;
import jp.madoguchi.domain.consent.Consent;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.consent.ConsentStatus;
import jp.madoguchi.domain.consent.View;
import jp.madoguchi.domain.consent.ViewerRole;
import jp.madoguchi.domain.exchange.BulkFamily;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.exchange.DocumentForm;
import jp.madoguchi.domain.exchange.MedicineContent;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.exchange.ReceptionNumber;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.InsuredCardClassification;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.qualification.ReferenceClassification;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.reception.inquiry.InquiryIds;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.AnswerStanding;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.CareBeginRecord;
import jp.madoguchi.reception.ledger.CareEndRecord;
import jp.madoguchi.reception.ledger.CareEndRecord.Standing;
import jp.madoguchi.reception.ledger.InMemoryLedger;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.PatientRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The end of continuing care ends what was consented to for it, after its last day, by that name (R-CH-34). */
class EndCareTest {

    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final MemberId MEMBER = new MemberId(Consented.INSURER, null, new CardNumber("1234567"), null);
    private static final LocalDate DISCHARGED = LocalDate.of(2026, 11, 29);
    private static final Instant LAST_MOMENT = Instant.parse("2026-11-29T14:59:59.999999Z");
    private static final Instant NEXT_DAY = Instant.parse("2026-11-29T15:00:00Z");

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final List<Question> sent = new ArrayList<>();
    private final List<ResourceId> refreshed = new ArrayList<>();
    private final MedicalWindow window = window();
    private final AskMedicalInformation asking = asking(window);
    private final EndCare care = new EndCare(ledger, window, patients -> {
        refreshed.addAll(patients);
        return CompletableFuture.completedStage(null);
    }, () -> ledger.now);

    private static MedicalWindow window() {
        return new MedicalWindow(WindowSettings.DEFAULT, Consented.viewers(), Consented.switches());
    }

    private AskMedicalInformation asking(MedicalWindow where) {
        return new AskMedicalInformation(ledger, question -> {
            sent.add(question);
            return CompletableFuture.completedStage(null);
        }, where, new InquiryIds(new Random(3)), () -> ledger.now);
    }

    @BeforeEach
    void patient() {
        Person person = new Person(new PersonName("山田", "太郎"), null, null, null, Sex.MALE, null,
                LocalDate.of(1981, 4, 2), null);
        ledger.patients.put(Consented.PATIENT, new PatientRecord(Consented.PATIENT, FACILITY,
                PatientStanding.PROVISIONAL, null, null, null, person, Instant.EPOCH, List.of(MEMBER)));
        ledger.now = Consented.T;
    }

    private void ended(LocalDate on) {
        care.ended(new CareEnd(FACILITY, Consented.PATIENT, null, on, "clerk-1")).toCompletableFuture().join();
    }

    private void ended(CareSituation of, LocalDate on) {
        care.ended(new CareEnd(FACILITY, Consented.PATIENT, of, on, "clerk-1")).toCompletableFuture().join();
    }

    private List<LocalDate> days() {
        return ledger.careEnds.of(Consented.PATIENT).stream().map(CareEndRecord::on).toList();
    }

    private MedicalView ask(AskMedicalInformation by, Consents consents) {
        MedicalWish wish = new MedicalWish.Medicines(MEMBER, YearMonth.of(2026, 8), YearMonth.of(2026, 10),
                MedicineContent.MEDICINES, DocumentForm.DATA, false, CareSetting.HOME_VISIT);
        return by.ask(new MedicalOrder(FACILITY, TerminalId.DEFAULT, consents, wish, Consented.as(ViewerRole.DOCTOR)),
                Duration.ofMillis(1)).toCompletableFuture().join();
    }

    private MedicalView look(AskMedicalInformation by) {
        return by.look(FACILITY, Consented.continuing(), ConsentItem.MEDICINES, Consented.as(ViewerRole.DOCTOR))
                .toCompletableFuture().join();
    }

    private static void refused(MedicalView view) {
        assertThat(view).isEqualTo(new MedicalView.Refused(
                new View.Refused(View.Reason.CARE_ENDED, List.of(RuleId.of("R-CH-34")))));
    }

    private void answered() {
        window.answered(sent.getLast().id(), Consented.medicines("薬"), ledger.now);
    }

    @Test
    void whatIsHereIsSeenOnTheLastDayAndGoneOnTheNext() {
        assertThat(ask(asking, Consented.continuing())).isInstanceOf(MedicalView.NotYet.class);
        answered();
        ended(DISCHARGED);
        ledger.now = LAST_MOMENT;
        assertThat(look(asking)).isInstanceOf(MedicalView.Shown.class);
        ledger.now = NEXT_DAY;
        refused(look(asking));
        assertThat(window.size()).isZero();
        assertThat(ledger.facts).extracting(AuditFact::detail).containsExactly("ASKED:MEDICINES",
                "CARE_ENDED", "SHOWN:MEDICINES", "REFUSED:MEDICINES");
        assertThat(refreshed).containsExactly(Consented.PATIENT);
    }

    @Test
    void afterTheLastDayNothingIsAskedNorByAnotherNode() {
        ended(DISCHARGED);
        ledger.now = NEXT_DAY;
        refused(ask(asking, Consented.continuing()));
        refused(ask(asking(window()), Consented.continuing()));
        refused(look(asking(window())));
        assertThat(sent).isEmpty();
        assertThat(ledger.inquiries).isEmpty();
    }

    @Test
    void whatIsAskedOnTheLastDayIsDroppedAfterItWithoutALook() {
        ended(DISCHARGED);
        ledger.now = LAST_MOMENT;
        assertThat(ask(asking, Consented.continuing())).isInstanceOf(MedicalView.NotYet.class);
        answered();
        assertThat(window.size()).isEqualTo(1);
        window.sweep(NEXT_DAY);
        assertThat(window.size()).isZero();
    }

    @Test
    void aConsentOfALaterDayIsForCareThatBeginsAnew() {
        ended(DISCHARGED);
        ledger.now = NEXT_DAY.plusSeconds(60);
        Consents anew = Consented.consents(Consented.PATIENT, NEXT_DAY, null, CareTime.Continuing.LASTING);
        assertThat(ask(asking, anew)).isInstanceOf(MedicalView.NotYet.class);
        Consents before = Consented.consents(Consented.PATIENT, LAST_MOMENT, null, CareTime.Continuing.LASTING);
        refused(ask(asking, before));
    }

    @Test
    void theSameDayAgainChangesNothingAndAnotherOneCorrectsIt() {
        ended(DISCHARGED);
        ended(DISCHARGED);
        assertThat(ledger.facts).hasSize(1);
        assertThat(refreshed).hasSize(1);
        ended(DISCHARGED.minusDays(2));
        assertThat(ledger.facts).extracting(AuditFact::detail).containsExactly("CARE_ENDED",
                "CARE_ENDED");
        assertThat(days()).containsExactly(DISCHARGED.minusDays(2));
        List<CareEndRecord> history = care.known(FACILITY, Consented.PATIENT).toCompletableFuture().join();
        assertThat(history).extracting(CareEndRecord::on).containsExactly(DISCHARGED, DISCHARGED.minusDays(2));
        assertThat(history.getFirst().standing())
                .isEqualTo(new Standing.Replaced("clerk-1", ledger.now, history.getLast().id()));
    }

    /** Each care ends by itself: neither is another day of the other, and neither is withdrawn with the other. */
    @Test
    void theEndOfOneCareIsNoCorrectionOfAnothersAndIsWithdrawnByItself() {
        ended(CareSituation.ONLINE, DISCHARGED);
        ended(CareSituation.HOME_VISIT, DISCHARGED);
        ended(CareSituation.INPATIENT, DISCHARGED.minusDays(2));
        assertThat(ledger.careEnds.of(Consented.PATIENT)).extracting(CareEndRecord::of)
                .containsExactly(CareSituation.INPATIENT, CareSituation.ONLINE, CareSituation.HOME_VISIT);
        assertThatThrownBy(() -> withdrawn(DISCHARGED, "clerk-2", "x")).as("all care never ended")
                .satisfies(failure -> assertThat(ProblemException.problemOf(failure).where()).isEqualTo("on"));
        care.withdrawn(new CareEndWithdrawal(FACILITY, Consented.PATIENT, CareSituation.HOME_VISIT, DISCHARGED,
                "clerk-2", "誤り")).toCompletableFuture().join();
        ledger.now = NEXT_DAY;
        assertThat(ask(asking, Consented.continuing())).as("at home it goes on").isInstanceOf(MedicalView.NotYet.class);
        assertThat(ledger.facts).extracting(AuditFact::detail).containsExactly("CARE_ENDED:ONLINE",
                "CARE_ENDED:HOME_VISIT", "CARE_ENDED:INPATIENT", "CARE_END_WITHDRAWN:HOME_VISIT", "ASKED:MEDICINES");
    }

    private void consented(String id, Instant given) {
        Question collect = new Question.FetchResult(new InquiryId("20261120093015AAAAAAAA77"), FACILITY,
                TerminalId.DEFAULT, BulkFamily.CONSENTED_AT_HOME, new ReceptionNumber("R1"));
        ledger.inquiries.put(collect.id(), InquiryRecord.asked(collect, null, given));
        Person person = ledger.patients.get(Consented.PATIENT).person();
        Qualification entry = new Qualification(InsuredCardClassification.GENERAL, MEMBER, "架空組合", null, null, person,
                LocalDate.of(2025, 7, 1), null, null, new DateRange(null, null), null, false, null, null, null,
                List.of(), List.of(), List.of(new Consent(ConsentItem.MEDICINES, ConsentStatus.GIVEN, given, null)),
                null);
        Answer answer = new Answer(FACILITY, ReferenceClassification.MY_NUMBER_CARD, "x", null, given,
                LocalDate.ofInstant(given, ZoneId.of("Asia/Tokyo")),
                new AnswerOutcome.Confirmed(QualificationValidity.VALID, null), null, List.of(entry), null);
        ledger.answers.add(new AnswerRecord(new ResourceId(id), FACILITY, TerminalId.DEFAULT, collect.id(),
                AnswerStanding.LINKED, Consented.PATIENT, given, answer, List.of()));
    }

    private void withdrawn(LocalDate on, String by, String reason) {
        care.withdrawn(new CareEndWithdrawal(FACILITY, Consented.PATIENT, null, on, by, reason)).toCompletableFuture()
                .join();
    }

    /** Care that began anew ends by an end of its own, and each consent ends with the care that it was given for. */
    @Test
    void careThatBeganAnewAndEndedAgainHasTwoEnds() {
        consented("a-1", Consented.T);
        ended(DISCHARGED);
        Instant again = DISCHARGED.plusDays(5).atTime(9, 0).atZone(ZoneId.of("Asia/Tokyo")).toInstant();
        ledger.now = again;
        consented("a-2", again);
        LocalDate secondEnd = DISCHARGED.plusDays(8);
        ledger.now = again.plus(Duration.ofDays(3));
        ended(secondEnd);
        assertThat(days()).containsExactly(DISCHARGED, secondEnd);
        refused(ask(asking, Consented.continuing()));
        Consents anew = Consented.consents(Consented.PATIENT, again, null, CareTime.Continuing.LASTING);
        assertThat(ask(asking, anew)).as("its last day").isInstanceOf(MedicalView.NotYet.class);
        ledger.now = ledger.now.plus(Duration.ofDays(1));
        refused(ask(asking, anew));
        ended(secondEnd.minusDays(1));
        assertThat(days()).as("a correction of the second one")
                .containsExactly(DISCHARGED, secondEnd.minusDays(1));
    }

    /** Who is visited at home, too, and consents there between: the discharge is still one. */
    @Test
    void aConsentToOtherCareBetweenTwoDaysLeavesTheSecondACorrection() {
        ledger.careEnds.save(new CareBeginRecord(new ResourceId("begin-1"), FACILITY, Consented.PATIENT,
                CareSituation.HOME_VISIT, Consented.DAY.minusDays(30), "clerk-1", Consented.T));
        consented("a-1", Consented.T.plus(Duration.ofDays(3)));
        ended(CareSituation.INPATIENT, Consented.DAY);
        ended(CareSituation.INPATIENT, Consented.DAY.plusDays(5));
        assertThat(days()).containsExactly(Consented.DAY.plusDays(5));
        ended(CareSituation.HOME_VISIT, Consented.DAY);
        ended(CareSituation.HOME_VISIT, Consented.DAY.plusDays(5));
        assertThat(ledger.careEnds.of(Consented.PATIENT)).filteredOn(one -> one.of() == CareSituation.HOME_VISIT)
                .as("of home visits it is one anew").extracting(CareEndRecord::on)
                .containsExactly(Consented.DAY, Consented.DAY.plusDays(5));
    }

    /** R-SE-06. */
    @Test
    void aMyNumberInTheReasonIsNotKept() {
        assertThat(new CareEndWithdrawal(FACILITY, Consented.PATIENT, null, DISCHARGED, "clerk-2",
                " 別の患者 123456789018 ").reason()).isEqualTo("別の患者 ************");
    }

    @Test
    void anEndThatWasNotedByMistakeIsWithdrawnOnceWithWhoAndWhyAndWhatItEndedIsAskedForAgain() {
        ask(asking, Consented.continuing());
        answered();
        ended(DISCHARGED);
        ledger.now = NEXT_DAY;
        refused(look(asking));
        AskMedicalInformation otherNode = asking(window());
        refused(look(otherNode));
        withdrawn(DISCHARGED, "clerk-2", "別の患者");
        withdrawn(DISCHARGED, "clerk-3", "もう一度");
        assertThat(look(asking)).as("it was dropped").isInstanceOf(MedicalView.NotHere.class);
        assertThat(look(otherNode)).isInstanceOf(MedicalView.NotHere.class);
        assertThat(ask(asking, Consented.continuing())).isInstanceOf(MedicalView.NotYet.class);
        answered();
        assertThat(look(asking)).isInstanceOf(MedicalView.Shown.class);
        assertThat(care.known(FACILITY, Consented.PATIENT).toCompletableFuture().join()).singleElement()
                .satisfies(end -> {
                    assertThat(end.by()).isEqualTo("clerk-1");
                    assertThat(end.standing()).isEqualTo(new Standing.Withdrawn("clerk-2", NEXT_DAY, "別の患者"));
                    assertThat(end.toString() + end.standing()).doesNotContain("患者");
                });
        assertThat(ledger.facts).filteredOn(fact -> fact.detail().equals("CARE_END_WITHDRAWN"))
                .containsExactly(new AuditFact(FACILITY, "clerk-2", "Consent", Consented.PATIENT,
                        "CARE_END_WITHDRAWN"));
        assertThat(refreshed).hasSize(2);
    }

    @Test
    void whatWasWithdrawnCanBeNotedAgainAndWhatIsHereDoesNotEndByTheWithdrawnDay() {
        ask(asking, Consented.continuing());
        answered();
        ended(DISCHARGED);
        withdrawn(DISCHARGED, "clerk-2", "日付違い");
        ledger.now = NEXT_DAY;
        assertThat(look(asking)).as("it was not dropped").isInstanceOf(MedicalView.Shown.class);
        ended(DISCHARGED);
        refused(look(asking));
        assertThat(days()).containsExactly(DISCHARGED);
        assertThat(ledger.careEnds.history(Consented.PATIENT)).hasSize(2);
    }

    @Test
    void aDayThatWasNeverNotedIsNotWithdrawnNorWithoutSomebodyAndAReason() {
        ended(DISCHARGED);
        assertThatThrownBy(() -> withdrawn(DISCHARGED.minusDays(1), "clerk-2", "x"))
                .satisfies(failure -> assertThat(ProblemException.problemOf(failure))
                        .isEqualTo(Problem.at(ProblemCode.RESOURCE_UNKNOWN, "on")));
        assertThat(days()).containsExactly(DISCHARGED);
        assertThatThrownBy(() -> withdrawn(DISCHARGED, " ", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> withdrawn(DISCHARGED, "clerk-2", " ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> withdrawn(DISCHARGED, "clerk-2", "x".repeat(201)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nobodysCareEndsWhoIsNoPatientHere() {
        CareEnd elsewhere = new CareEnd(new FacilityCode("9910000000"), Consented.PATIENT, null, DISCHARGED, "clerk-1");
        assertThatThrownBy(() -> care.ended(elsewhere).toCompletableFuture().join())
                .satisfies(failure -> assertThat(ProblemException.problemOf(failure).code())
                        .isEqualTo(ProblemCode.RESOURCE_UNKNOWN));
        assertThat(ledger.careEnds.ends).isEmpty();
        assertThatThrownBy(() -> new CareEnd(FACILITY, Consented.PATIENT, null, DISCHARGED, " "))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
