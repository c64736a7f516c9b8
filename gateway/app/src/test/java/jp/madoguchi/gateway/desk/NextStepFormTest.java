package jp.madoguchi.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.card.CardLocks;
import jp.madoguchi.domain.card.CardMethod;
import jp.madoguchi.domain.card.InsuranceRegistration;
import jp.madoguchi.domain.channel.AcceptedPapers;
import jp.madoguchi.domain.channel.Channel;
import jp.madoguchi.domain.channel.ExceptionalPermit;
import jp.madoguchi.domain.channel.ExceptionalRequest;
import jp.madoguchi.domain.channel.Institution;
import jp.madoguchi.domain.channel.InsuranceScheme;
import jp.madoguchi.domain.channel.Lookup;
import jp.madoguchi.domain.channel.NextStep;
import jp.madoguchi.domain.channel.PaperKind;
import jp.madoguchi.domain.channel.Presented;
import jp.madoguchi.domain.channel.ProofStanding;
import jp.madoguchi.domain.channel.QueryBy;
import jp.madoguchi.domain.channel.ReceptionRules;
import jp.madoguchi.domain.channel.ViewableInformation;
import jp.madoguchi.domain.consent.ViewerRole;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.domain.rulebook.RuleBook;
import jp.madoguchi.gateway.operations.RuleFiles;
import jp.madoguchi.gateway.operations.Settings;
import jp.madoguchi.reception.desk.DecideNextStep;
import jp.madoguchi.reception.desk.DecidedStep;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskCause;
import jp.madoguchi.reception.ledger.LedgerWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a desk's program sends to learn the next step, and what it is told. */
class NextStepFormTest {

    private static final LocalDate VISIT = LocalDate.of(2026, 11, 20);
    private static final List<RuleId> WHY = List.of(RuleId.of("R-CH-32a"));

    private static NextStepForm form(String json) {
        try {
            return new NextStepForm(new ObjectMapper().readTree(json), ViewerRole.DESK_STAFF);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Presented presented(String json) {
        return form("{\"presented\":" + json + "}").presented(VISIT);
    }

    @Test
    void everyKindOfWhatAPatientPresentsCanBeSaid() {
        assertThat(presented("""
                {"kind":"MY_NUMBER_CARD","method":"PIN","certificateExpiry":"2027-01-15","faceOnly":false,
                "registration":"NOT_REGISTERED","pinErrors":2,"faceErrors":10}""")).isEqualTo(
                new Presented.MyNumberCard(CardMethod.PIN, LocalDate.of(2027, 1, 15), false,
                        InsuranceRegistration.NOT_REGISTERED, new CardLocks(2, 10)));
        assertThat(presented("{\"kind\":\"MY_NUMBER_CARD\",\"method\":\"FACE\"}"))
                .isEqualTo(Presented.MyNumberCard.by(CardMethod.FACE));
        assertThat(presented("{\"kind\":\"SMARTPHONE\"}")).isEqualTo(new Presented.Smartphone(null));
        assertThat(presented(
                """
                        {"kind":"QUALIFICATION_CERTIFICATE","scheme":"NATIONAL","issued":"2025-12-01","validUntil":"2027-07-31"}"""))
                .isEqualTo(new Presented.ShownPaper(PaperKind.QUALIFICATION_CERTIFICATE, InsuranceScheme.NATIONAL,
                        LocalDate.of(2025, 12, 1), LocalDate.of(2027, 7, 31)));
        assertThat(presented("{\"kind\":\"NOTICE_WITH_MY_NUMBER_CARD\",\"scheme\":\"EMPLOYEES\"}"))
                .isEqualTo(new Presented.NoticeWithCard(InsuranceScheme.EMPLOYEES));
        assertThat(presented("{\"kind\":\"PORTAL_SCREEN\",\"withMyNumberCard\":true}"))
                .isEqualTo(new Presented.PortalScreen(true));
        assertThat(presented("{\"kind\":\"PATIENT_CARD\"}")).isEqualTo(new Presented.PatientCardOnly());
        assertThat(presented("{\"kind\":\"NOTHING\",\"cardAskedFor\":true}")).isEqualTo(new Presented.Nothing(true));
        assertThat(presented("{\"kind\":\"UNREAD_CARD\",\"faceOnly\":true}")).isEqualTo(new Presented.UnreadCard(true));
        assertThat(presented("{\"kind\":\"SEPARATE_FLOW\"}")).isEqualTo(new Presented.SeparateFlow());
        assertThat(presented("{\"kind\":\"DISASTER\",\"consent\":\"GIVEN\",\"lifeAtStake\":true}"))
                .isEqualTo(new Presented.InDisaster(ExceptionalRequest.Consent.GIVEN, true));
        assertThat(presented("{\"kind\":\"REMOTE\",\"situation\":\"HOME_VISIT\",\"tool\":\"APP\",\"staffCheck\":true}"))
                .isInstanceOf(Presented.RemoteVerification.class);
    }

    @ParameterizedTest(name = "{0}: {1} at {2}")
    @CsvSource(delimiter = '|', value = {"{}|VALUE_MISSING|presented.kind",
            "{\"kind\":\"CARD\"}|VALUE_MALFORMED|presented.kind", "{\"kind\":1}|REQUEST_MALFORMED|kind",
            "{\"kind\":\"MY_NUMBER_CARD\"}|VALUE_MISSING|presented.method",
            "{\"kind\":\"MY_NUMBER_CARD\",\"method\":\"FACE\",\"pinErrors\":4}|VALUE_MALFORMED|presented.pinErrors",
            "{\"kind\":\"MY_NUMBER_CARD\",\"method\":\"FACE\",\"pinErrors\":-1}|VALUE_MALFORMED|presented.pinErrors",
            "{\"kind\":\"MY_NUMBER_CARD\",\"method\":\"FACE\",\"scheme\":\"NATIONAL\"}|REQUEST_MALFORMED|presented: an unknown field",
            "{\"kind\":\"INSURANCE_CARD\"}|VALUE_MISSING|presented.scheme",
            "{\"kind\":\"INSURANCE_CARD\",\"scheme\":\"NATIONAL\",\"issued\":\"x\"}|VALUE_MALFORMED|presented.issued",
            "{\"kind\":\"INSURANCE_CARD\",\"scheme\":\"NATIONAL\",\"issued\":\"2025-02-02\",\"validUntil\":\"2025-02-01\"}|DATE_IMPOSSIBLE|presented.validUntil",
            "{\"kind\":\"UNREAD_CARD\",\"failureMode\":\"OPEN\"}|REQUEST_MALFORMED|presented: an unknown field",
            "{\"kind\":\"DISASTER\"}|VALUE_MISSING|presented.consent",
            "{\"kind\":\"EMERGENCY\",\"consent\":\"GIVEN\"}|VALUE_MISSING|presented.identification",
            "{\"kind\":\"PORTAL_SCREEN\",\"withMyNumberCard\":1}|VALUE_MALFORMED|presented.withMyNumberCard",
            "{\"kind\":\"REMOTE\",\"situation\":\"OUTPATIENT\",\"tool\":\"WEB\"}|VALUE_MALFORMED|presented.situation",
            "{\"kind\":\"REMOTE\",\"situation\":\"ONLINE\",\"tool\":\"APP\"}|VALUE_MALFORMED|presented.situation"})
    void whatCannotBePresentedIsRefusedWhereItStands(String json, ProblemCode code, String where) {
        assertThatThrownBy(() -> presented(json)).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.problem().code()).isEqualTo(code);
            assertThat(refused.problem().where()).isEqualTo(where);
        });
    }

    /** R-CH-53: who decides without a consent is the doctor of the token, never one who is named. */
    @ParameterizedTest
    @CsvSource({"DOCTOR,true", "NURSE,false", "DESK_STAFF,false"})
    void onlyADoctorsTokenStandsForADoctor(ViewerRole role, boolean byDoctor) throws JsonProcessingException {
        NextStepForm form = new NextStepForm(new ObjectMapper().readTree("""
                {"by":"dr-1","presented":{"kind":"EMERGENCY","identification":"MY_NUMBER_CARD",
                "consent":"UNOBTAINABLE","lifeAtStake":true}}"""), role);
        assertThat(form.presented(VISIT)).isEqualTo(
                new Presented.InEmergency(ExceptionalRequest.Identification.MY_NUMBER_CARD,
                        ExceptionalRequest.Consent.UNOBTAINABLE, true, byDoctor));
    }

    @Test
    void whatTheTerminalsScreenSaidIsAValidityOrNothing() {
        assertThat(form("{}").answered()).isNull();
        assertThat(form("{\"answered\":\"NONE\"}").answered()).isEqualTo(new Lookup.Unanswered(QueryBy.FOUR_ITEMS));
        assertThat(form("{\"answered\":\"VALID\"}").answered())
                .isEqualTo(new Lookup.Answered(QueryBy.FOUR_ITEMS, QualificationValidity.VALID));
        assertThatThrownBy(() -> form("{\"answered\":\"OK\"}").answered()).isInstanceOfSatisfying(
                ProblemException.class, refused -> assertThat(refused.problem())
                        .isEqualTo(Problem.at(ProblemCode.VALUE_MALFORMED, "answered")));
    }

    @Test
    void whatIsApartFromTheUsualWaySaysWhetherItMay() {
        Map<String, Object> denied = NextStepJson.of(new DecidedStep(new NextStep.Exceptional(
                new ExceptionalPermit.Denied(ExceptionalPermit.Reason.NOT_OPENED, WHY)), null, VISIT, Set.of(),
                List.of()),
                Locale.ENGLISH);
        assertThat(denied).containsEntry("step", "EXCEPTIONAL").containsEntry("permitted", false)
                .containsEntry("reason", "NOT_OPENED");
        Map<String, Object> granted = NextStepJson.of(new DecidedStep(new NextStep.Exceptional(
                new ExceptionalPermit.Granted(Channel.DISASTER_MODE, Set.of(), Set.of(ExceptionalPermit.Trace.REASON),
                        WHY)),
                null, VISIT, Set.of(), List.of()), Locale.ENGLISH);
        assertThat(granted).containsEntry("permitted", true).containsEntry("channel", "DISASTER_MODE")
                .containsEntry("record", List.of("REASON"));
    }

    @ParameterizedTest(name = "{0}: {1} at {2}")
    @CsvSource(delimiter = '|', value = {"{\"presented\":7}|REQUEST_MALFORMED|presented",
            "{\"by\":\"c\"}|VALUE_MISSING|presented",
            "{\"presented\":{\"kind\":\"PATIENT_CARD\"},\"name\":\"x\"}|REQUEST_MALFORMED|an unknown field",
            "{\"presented\":{\"kind\":\"PATIENT_CARD\"},\"visit\":\"x\"}|VALUE_MALFORMED|visit",
            "{\"presented\":{\"kind\":\"PATIENT_CARD\"},\"visit\":\"2026-11-21\"}|DATE_IMPOSSIBLE|visit",
            "{\"presented\":{\"kind\":\"PATIENT_CARD\"},\"inquiry\":\"x\"}|VALUE_MALFORMED|inquiry",
            "{\"presented\":{\"kind\":\"PATIENT_CARD\"},\"patient\":\"a b\"}|VALUE_MALFORMED|patient",
            "{\"presented\":{\"kind\":\"PATIENT_CARD\"}}|VALUE_MISSING|by",
            "{\"presented\":{\"kind\":\"PATIENT_CARD\"},\"by\":\"c\"}|LEDGER_UNAVAILABLE|"})
    void aRequestIsRefusedWithItsPlaceAndRecordedAllTheSame(String json, ProblemCode code, String where) {
        List<DeskAudit.Entry> audited = new ArrayList<>();
        RuleBook rules = RuleFiles.read(new Settings(name -> ""));
        AnswerLedger away = new AnswerLedger() {
            @Override
            public <T> CompletionStage<Committed<T>> commit(LedgerWork<T> work) {
                return CompletableFuture
                        .failedStage(new ProblemException(Problem.of(ProblemCode.LEDGER_UNAVAILABLE)));
            }
        };
        DeskNextSteps steps = new DeskNextSteps(new FacilityCode("9919999999"),
                new DecideNextStep(away, new ReceptionRules(rules.reception(), new Institution(Set.of(), false)),
                        rules.table(AcceptedPapers.class)),
                audited::add, InstantSource.fixed(Instant.parse("2026-11-20T00:30:00Z")));
        assertThatThrownBy(() -> steps.decide(new Caller("desk-1", "request-1"), "r-1", form(json)))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo(code);
                    assertThat(refused.problem().where()).isEqualTo(where == null ? "" : where);
                });
        assertThat(audited).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo(DeskAudit.Action.CHANGE);
            assertThat(entry.problem()).isEqualTo(code);
        });
    }

    @Test
    void theAnswerCarriesBothLanguagesTheRulesAndWhatIsLeftToPeople() {
        ResourceId patient = new ResourceId("p1");
        DeskTask task = DeskTask.open(new ResourceId("t1"), new FacilityCode("9919999999"),
                DeskStep.SHOW_PROOF_THIS_MONTH, patient,
                new DeskTaskCause("ASK_AT_DESK", WHY, null, List.of(), Instant.EPOCH), VISIT, Instant.EPOCH);
        Map<String, Object> json = NextStepJson.of(new DecidedStep(
                new NextStep.AskAtDesk(DeskStep.SHOW_PROOF_THIS_MONTH, ProofStanding.MONTHLY_PROOF_MISSING, WHY),
                patient, VISIT, Set.of(RuleSwitch.PATIENT_CARD_ONLY_AFTER_PROOF), List.of(task)), Locale.ENGLISH);
        assertThat(json.get("uncertain")).isEqualTo(List.of(Map.of("switch", "PATIENT_CARD_ONLY_AFTER_PROOF", "title",
                RuleSwitch.PATIENT_CARD_ONLY_AFTER_PROOF.question(Locale.ENGLISH), "rules", List.of("R-CH-32a"))));
        assertThat(json).containsEntry("step", "ASK_AT_DESK").containsEntry("rules", List.of("R-CH-32a"))
                .containsEntry("title", DeskStep.SHOW_PROOF_THIS_MONTH.title(Locale.ENGLISH))
                .containsEntry("proof", "MONTHLY_PROOF_MISSING").containsEntry("patient", "p1")
                .containsEntry("tasks", List.of(Map.of("id", "t1", "step", "SHOW_PROOF_THIS_MONTH", "state", "OPEN",
                        "due", "2026-11-30")));
        assertThat(json.get("words")).isEqualTo(Map.of(
                "ja", Map.of("title", DeskStep.SHOW_PROOF_THIS_MONTH.title(Locale.JAPANESE), "next",
                        DeskStep.SHOW_PROOF_THIS_MONTH.next(Locale.JAPANESE)),
                "en", Map.of("title", DeskStep.SHOW_PROOF_THIS_MONTH.title(Locale.ENGLISH), "next",
                        DeskStep.SHOW_PROOF_THIS_MONTH.next(Locale.ENGLISH))));

        Map<String, Object> query = NextStepJson.of(new DecidedStep(
                new NextStep.Query(Channel.CARD_NUMBER, QueryBy.TYPED_CARD_DATA, Set.of(), WHY), null, VISIT,
                Set.of(), List.of()), Locale.JAPANESE);
        assertThat(query).containsEntry("askBy", "TYPED_CARD_DATA").containsEntry("channel", "CARD_NUMBER")
                .doesNotContainKey("patient").doesNotContainKey("uncertain");
        Map<String, Object> proceed = NextStepJson.of(new DecidedStep(new NextStep.Proceed(Channel.CARD_NUMBER,
                ProofStanding.SHOWN, Set.of(ViewableInformation.QUALIFICATION), List.of(DeskStep.BRING_CARD_NEXT_TIME),
                WHY), null, VISIT, Set.of(), List.of()), Locale.JAPANESE);
        assertThat(proceed).containsEntry("mayShow", List.of("QUALIFICATION"));
        assertThat(proceed.get("also")).asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST).hasSize(1);
    }
}
