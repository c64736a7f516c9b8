package jp.madoguchi.reception.medical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.channel.CareSituation;
import jp.madoguchi.domain.channel.ViewingWindows;
import jp.madoguchi.domain.consent.AvailableTime;
import jp.madoguchi.domain.consent.Consent;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.consent.ConsentStatus;
import jp.madoguchi.domain.exchange.BulkFamily;
import jp.madoguchi.domain.exchange.CareSetting;
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
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.InsuredCardClassification;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.qualification.ReferenceClassification;
import jp.madoguchi.reception.DeliveredRules;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.AnswerStanding;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.CareBeginRecord;
import jp.madoguchi.reception.ledger.CareEndRecord;
import jp.madoguchi.reception.ledger.InMemoryLedger;
import jp.madoguchi.reception.ledger.PatientRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The situation of a consent is kept with it, and says how long it lasts, whatever whoever asks calls it (R-CO-02, R-CH-34, R-CH-35). */
class ContinuingCareTest {

    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final ZoneOffset JAPAN = ZoneOffset.ofHours(9);
    private static final MemberId MEMBER = new MemberId(Consented.INSURER, null, new CardNumber("1234567"), null);
    private static final Person PERSON = new Person(new PersonName("山田", "太郎"), null, null, null, Sex.MALE, null,
            LocalDate.of(1981, 4, 2), null);
    private static final InquiryId ID = new InquiryId("20261120093015AAAAAAAA77");

    private final ViewingWindows windows = DeliveredRules.book().table(ViewingWindows.class);

    private static AnswerRecord answer(Instant given, Instant until) {
        Qualification entry = new Qualification(InsuredCardClassification.GENERAL, MEMBER, "架空組合", null, null, PERSON,
                LocalDate.of(2025, 7, 1), null, null, new DateRange(null, null), null, false, null, null, null,
                List.of(), List.of(), List.of(new Consent(ConsentItem.MEDICINES, ConsentStatus.GIVEN, given, until)),
                null);
        Answer answer = new Answer(FACILITY, ReferenceClassification.MY_NUMBER_CARD, "x", null, given,
                LocalDate.ofInstant(given, JAPAN), new AnswerOutcome.Confirmed(QualificationValidity.VALID, null), null,
                List.of(entry), null);
        return new AnswerRecord(new ResourceId("a"), FACILITY, TerminalId.DEFAULT, ID, AnswerStanding.LINKED,
                Consented.PATIENT, given, answer, List.of());
    }

    /** Null for a result at the reader, which answers none. */
    private static @Nullable Question question(String answers) {
        return switch (answers) {
            case "at the reader" -> null;
            case "collected" -> new Question.FetchResult(ID, FACILITY, TerminalId.DEFAULT,
                    BulkFamily.CONSENTED_AT_HOME, new ReceptionNumber("R1"));
            case "online" -> new Question.FetchResult(ID, FACILITY, TerminalId.DEFAULT, BulkFamily.CONSENTED_ONLINE,
                    new ReceptionNumber("R1"));
            case "without the card" -> new Question.Recheck(ID, FACILITY, TerminalId.DEFAULT, CareSetting.HOME_VISIT,
                    LocalDate.of(2026, 5, 11), new CardQuestion(MEMBER, LocalDate.of(1981, 4, 2), false));
            default -> throw new IllegalArgumentException(answers);
        };
    }

    private static ContinuingCare noted(String begins, String ends) {
        List<CareBeginRecord> begun = new ArrayList<>();
        for (String one : begins == null ? new String[0] : begins.split(" ")) {
            String[] parts = one.split("/");
            begun.add(new CareBeginRecord(new ResourceId(one.replace('/', '-').replace('_', '-')), FACILITY,
                    Consented.PATIENT, CareSituation.valueOf(parts[0]), LocalDate.parse(parts[1]), "clerk-1",
                    Consented.T));
        }
        List<CareEndRecord> over = new ArrayList<>();
        for (String one : ends == null ? new String[0] : ends.split(" ")) {
            String[] parts = one.split("/");
            over.add(Consented.end(Consented.PATIENT,
                    parts[0].equals("ALL") ? null : CareSituation.valueOf(parts[0]), LocalDate.parse(parts[1])));
        }
        return new ContinuingCare(begun, over);
    }

    @ParameterizedTest(name = "{0}: {7}")
    @CsvFileSource(resources = "kept-situations.psv", delimiter = '|', numLinesToSkip = 1)
    void aConsentLastsByTheSituationThatIsKeptWithIt(String answers, LocalDateTime given, LocalDateTime returned,
            String begins, String ends, CareSituation kept, LocalDateTime last, String why) {
        ContinuingCare care = noted(begins, ends);
        Question question = question(answers);
        AnswerRecord record = answer(given.toInstant(JAPAN), returned == null ? null : returned.toInstant(JAPAN));
        CareSetting setting = question == null ? CareSetting.OUTPATIENT : CareSetting.of(question);
        CareSituation situation = care.situation(record, setting);
        assertThat(situation).as(why).isEqualTo(kept);
        Consents consents = ConsentedVisit.of(record, setting, situation).orElseThrow().consents(windows)
                .careEnded(care.ends());
        Consent consent = consents.consents().get(ConsentItem.MEDICINES);
        assertThat(AvailableTime.of(consent.givenAt(), consent.availableUntil(), consents.time()).last()
                .map(moment -> LocalDateTime.ofInstant(moment, JAPAN).withNano(0))).as(why)
                .isEqualTo(Optional.ofNullable(last));
    }

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final List<ResourceId> refreshed = new ArrayList<>();
    private final BeginCare beginning = new BeginCare(ledger, patients -> {
        refreshed.addAll(patients);
        return CompletableFuture.completedStage(null);
    });

    private void began(CareSituation situation, LocalDate on) {
        beginning.began(new CareBegin(FACILITY, Consented.PATIENT, situation, on, "clerk-1")).toCompletableFuture()
                .join();
    }

    @Test
    void thatCareBeganIsNotedOnceWithWhoSaidSo() {
        ledger.patients.put(Consented.PATIENT, new PatientRecord(Consented.PATIENT, FACILITY,
                PatientStanding.PROVISIONAL, null, null, null, PERSON, Instant.EPOCH, List.of(MEMBER)));
        ledger.now = Consented.T;
        began(CareSituation.HOME_VISIT, Consented.DAY);
        began(CareSituation.HOME_VISIT, Consented.DAY);
        began(CareSituation.INPATIENT, Consented.DAY);
        assertThat(beginning.known(FACILITY, Consented.PATIENT).toCompletableFuture().join())
                .extracting(CareBeginRecord::situation, CareBeginRecord::by)
                .containsExactly(tuple(CareSituation.HOME_VISIT, "clerk-1"),
                        tuple(CareSituation.INPATIENT, "clerk-1"));
        assertThat(ledger.facts).extracting(AuditFact::detail).containsExactly("CARE_BEGAN:HOME_VISIT",
                "CARE_BEGAN:INPATIENT");
        assertThat(refreshed).hasSize(2);
    }

    @Test
    void nobodysCareBeginsWhoIsNoPatientHereAndNoneThatDoesNotContinue() {
        assertThatThrownBy(() -> began(CareSituation.HOME_VISIT, Consented.DAY))
                .satisfies(failure -> assertThat(ProblemException.problemOf(failure).code())
                        .isEqualTo(ProblemCode.RESOURCE_UNKNOWN));
        assertThat(ledger.careEnds.begins).isEmpty();
        assertThatThrownBy(() -> new CareBeginRecord(new ResourceId("b"), FACILITY, Consented.PATIENT,
                CareSituation.HOUSE_CALL, Consented.DAY, "clerk-1", Consented.T))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
