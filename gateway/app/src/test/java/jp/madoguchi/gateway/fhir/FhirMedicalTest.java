package jp.madoguchi.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.consent.View;
import jp.madoguchi.domain.consent.ViewerRole;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.medical.CareDay;
import jp.madoguchi.domain.medical.CareMonth;
import jp.madoguchi.domain.medical.CheckUp;
import jp.madoguchi.domain.medical.CheckUpHistory;
import jp.madoguchi.domain.medical.CheckUpItem;
import jp.madoguchi.domain.medical.MedicalRecord;
import jp.madoguchi.domain.medical.MedicalSubject;
import jp.madoguchi.domain.medical.Medicine;
import jp.madoguchi.domain.medical.MedicineHistory;
import jp.madoguchi.domain.medical.PdfDocument;
import jp.madoguchi.domain.medical.TreatmentItem;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.fhir.profile.GuideValidator;
import jp.madoguchi.gateway.medical.MedicalAsker;
import jp.madoguchi.gateway.medical.ViewRefused;
import jp.madoguchi.reception.medical.MedicalView;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Medical information over FHIR: what is shown, to whom, and what nobody learns. */
class FhirMedicalTest {

    private static final String ALL = "system/MedicationStatement.rs system/Procedure.rs system/Observation.rs";
    private static FhirServer server;
    private final List<MedicalAsker> askers = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void open() throws Exception {
        server = new FhirServer();
    }

    @AfterAll
    static void close() throws Exception {
        server.close();
    }

    @BeforeEach
    void show() {
        server.looks = (asker, patient, item) -> {
            askers.add(asker);
            return shown(item);
        };
    }

    private static MedicalView.Shown shown(ConsentItem item) {
        return new MedicalView.Shown(content(item), Optional.of(DeskStep.CONFIRM_INFORMATION_IS_THE_PATIENTS),
                Set.of());
    }

    static MedicalRecord content(ConsentItem item) {
        return switch (item) {
            case MEDICINES -> new MedicineHistory(MedicalSubject.UNNAMED,
                    List.of(month(day(LocalDate.of(2026, 9, 1), List.of(medicine("990000101", "架空錠")), List.of())),
                            month(day(LocalDate.of(2026, 10, 1),
                                    List.of(medicine("990000102", "架空散"), medicine("990000102", "架空散"),
                                            medicine("990000103", "架空顆粒")),
                                    List.of()))),
                    List.of(), List.of());
            case TREATMENTS -> new MedicineHistory(MedicalSubject.UNNAMED,
                    List.of(month(day(LocalDate.of(2026, 10, 1), List.of(),
                            List.of(new TreatmentItem("990000201", "架空検査", null, null, null, null))))),
                    List.of(), List.of());
            default -> new CheckUpHistory(MedicalSubject.UNNAMED, List.of(new CheckUp(LocalDate.of(2026, 6, 1),
                    List.of(new CheckUpItem("9N001000000000001", "架空項目", "PQ", "58.2", "kg", null, null)))));
        };
    }

    private static CareMonth month(CareDay day) {
        CareMonth.Organisation performer = new CareMonth.Organisation("9941234567", "架空薬局");
        return new CareMonth(YearMonth.of(2026, 10), performer, null, performer, null, null, List.of(day));
    }

    private static CareDay day(LocalDate done, List<Medicine> medicines, List<TreatmentItem> treatments) {
        return new CareDay(done, null, medicines, treatments);
    }

    private static Medicine medicine(String code, String name) {
        return new Medicine(code, name, null, "1", "錠", "１日１回", null, "28", null);
    }

    private static HttpResponse<String> get(String path, String... more) throws Exception {
        String[] headers = new String[more.length + 6];
        System.arraycopy(new String[]{"Role", "DOCTOR", "X-Staff-ID", "dr-1"}, 0, headers, 0, 4);
        headers[4] = "Accept";
        headers[5] = "application/fhir+json";
        System.arraycopy(more, 0, headers, 6, more.length);
        return server.get(path, headers);
    }

    private static Bundle bundle(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, answer.body());
    }

    private static void refuse(String unlessPatient, View.Reason reason) {
        server.looks = (asker, patient, item) -> {
            boolean known = patient.value().equals(unlessPatient);
            throw new ViewRefused(new View.Refused(known ? reason : View.Reason.CONSENT_NOT_GIVEN, List.of()), item);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"MedicationStatement", "Procedure", "Observation"})
    void whatMayBeLookedAtIsShownByTheGuideAndNotToBeKept(String type) throws Exception {
        HttpResponse<String> answer = get(type + "?patient=p1", "Scopes", ALL);
        Bundle bundle = bundle(answer);

        assertThat(bundle.getEntry()).isNotEmpty().allSatisfy(entry -> {
            String json = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(entry.getResource());
            assertThat(GuideValidator.shared().errors(json)).as(json).isEmpty();
            assertThat(entry.getResource().getMeta().getProfile().getFirst().getValue())
                    .startsWith("https://madoguchi.jp/fhir/StructureDefinition/");
        });
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("X-First-Step")).contains("CONFIRM_INFORMATION_IS_THE_PATIENTS");
    }

    @Test
    void theNewestCareComesFirstThatOfADayAsWrittenAndEachHasAnIdOfItsOwn() throws Exception {
        Bundle bundle = bundle(get("MedicationStatement?patient=p1", "Scopes", ALL));

        assertThat(bundle.getEntry()).extracting(
                entry -> ((MedicationStatement) entry.getResource()).getMedicationCodeableConcept().getText())
                .containsExactly("架空散", "架空散", "架空顆粒", "架空錠");
        assertThat(bundle.getEntry()).extracting(entry -> entry.getResource().getIdElement().getIdPart())
                .doesNotHaveDuplicates().allSatisfy(id -> assertThat(id).startsWith("p1."));
    }

    @Test
    void whatIsFoundCanBeReadUnderTheSameId() throws Exception {
        MedicationStatement found = (MedicationStatement) bundle(
                get("MedicationStatement?patient=p1&code=990000101", "Scopes", ALL)).getEntryFirstRep().getResource();
        HttpResponse<String> again = get("MedicationStatement/" + found.getIdElement().getIdPart(), "Scopes", ALL);

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains("架空錠").doesNotContain("架空散");
        assertThat(again.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(again.headers().firstValue("ETag")).as("there are no versions").isEmpty();
        assertThat(get("Procedure/" + found.getIdElement().getIdPart(), "Scopes", ALL).statusCode()).isEqualTo(404);
        assertThat(get("MedicationStatement/p1.0123456789abcdef", "Scopes", ALL).statusCode()).isEqualTo(404);
        assertThat(get("MedicationStatement/nothing", "Scopes", ALL).statusCode()).isEqualTo(404);
    }

    @Test
    void searchesNarrowWhatIsShown() throws Exception {
        assertThat(FhirServer.ids(get("MedicationStatement?patient=p1&effective=ge2026-10", "Scopes", ALL), "match"))
                .hasSize(3);
        assertThat(FhirServer.ids(get("MedicationStatement?subject=Patient/p1&category=claim", "Scopes", ALL), "match"))
                .hasSize(4);
        assertThat(FhirServer.ids(get("Observation?patient=p1&date=2026-06-01", "Scopes", ALL), "match")).hasSize(1);
        assertThat(FhirServer.ids(get("Procedure?patient=p1&date=lt2026-10-01", "Scopes", ALL), "match")).isEmpty();
        assertThat(bundle(get("MedicationStatement?patient=p1&_count=1", "Scopes", ALL)).getLink("next")).isNotNull();
    }

    @Test
    void whoLooksIsWhatTheTokenSaysAndWithoutARoleSomebodyOfTheDesk() throws Exception {
        get("MedicationStatement?patient=p1", "Scopes", ALL);
        server.get("MedicationStatement?patient=p1", "Scopes", ALL, "X-Staff-ID", "clerk-1");

        assertThat(askers).extracting(MedicalAsker::role).containsExactly(ViewerRole.DOCTOR, ViewerRole.DESK_STAFF);
        assertThat(askers).extracting(MedicalAsker::staff).containsExactly("dr-1", "clerk-1");
    }

    @Test
    void nobodyLooksWithoutSayingWho() throws Exception {
        HttpResponse<String> nobody = server.get("MedicationStatement?patient=p1", "Scopes", ALL, "Role", "DOCTOR");

        assertThat(nobody.statusCode()).isEqualTo(400);
        assertThat(nobody.body()).contains("X-Staff-ID");
        assertThat(askers).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = View.Reason.class, names = "NOT_FOR_THIS_ROLE", mode = EnumSource.Mode.EXCLUDE)
    void whoMayNotKnowPatientsLearnsOfNone(View.Reason reason) throws Exception {
        refuse("p1", reason);

        HttpResponse<String> known = get("MedicationStatement?patient=p1", "Scopes", ALL);
        HttpResponse<String> unknown = get("MedicationStatement?patient=nobody", "Scopes", ALL);

        assertThat(known.statusCode()).isEqualTo(403);
        assertThat(unknown.statusCode()).isEqualTo(403);
        assertThat(known.body()).isEqualTo(unknown.body()).contains("MDG-MED-01");
        assertThat(get("MedicationStatement/p1.0123456789abcdef", "Scopes", ALL).body())
                .isEqualTo(get("MedicationStatement/nobody.0123456789abcdef", "Scopes", ALL).body());
    }

    @Test
    void whoMayReadPatientsIsToldWhy() throws Exception {
        refuse("p1", View.Reason.CONSENT_EXPIRED);

        assertThat(get("Observation?patient=p1", "Scopes", ALL + " system/Patient.r").body())
                .contains("CONSENT_EXPIRED");
    }

    @Test
    void theRoleIsToldToEverybody() throws Exception {
        refuse("p1", View.Reason.NOT_FOR_THIS_ROLE);

        HttpResponse<String> refused = get("Observation?patient=p1", "Scopes", ALL);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("NOT_FOR_THIS_ROLE");
    }

    /** R-CO-08: of public assistance the texts differ, whichever way the hospital reads them. */
    @Test
    void whatIsShownByAReadingOfTheTextsSaysSoToWhomMayKnowPatients() throws Exception {
        server.looks = (asker, patient, item) -> uncertain(item);
        HttpResponse<String> shown = get("MedicationStatement?patient=p1", "Scopes", ALL + " system/Patient.r");
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.headers().firstValue("X-Uncertain")).contains("PUBLIC_ASSISTANCE_MEDICAL_INFORMATION");
        HttpResponse<String> untold = get("MedicationStatement?patient=p1", "Scopes", ALL);
        assertThat(untold.statusCode()).isEqualTo(200);
        assertThat(untold.headers().firstValue("X-Uncertain")).as("it would say who gets public assistance")
                .isEmpty();

        String id = FhirServer.ids(shown, "match").getFirst();
        assertThat(get("MedicationStatement/" + id, "Scopes", ALL + " system/Patient.r").headers()
                .firstValue("X-Uncertain")).contains("PUBLIC_ASSISTANCE_MEDICAL_INFORMATION");

        show();
        assertThat(get("MedicationStatement?patient=p1", "Scopes", ALL + " system/Patient.r").headers()
                .firstValue("X-Uncertain")).as("nothing is uncertain").isEmpty();
    }

    private static MedicalView.Shown uncertain(ConsentItem item) {
        return new MedicalView.Shown(content(item), Optional.of(DeskStep.CONFIRM_INFORMATION_IS_THE_PATIENTS),
                Set.of(RuleSwitch.PUBLIC_ASSISTANCE_MEDICAL_INFORMATION));
    }

    /** R-CO-08. */
    @Test
    void aRefusalByAReadingOfTheTextsSaysSoToWhomIsToldWhy() throws Exception {
        server.looks = (asker, patient, item) -> {
            throw new ViewRefused(new View.Refused(View.Reason.NO_SUCH_INFORMATION, List.of(),
                    Set.of(RuleSwitch.PUBLIC_ASSISTANCE_MEDICAL_INFORMATION)), item);
        };
        HttpResponse<String> told = get("MedicationStatement?patient=p1", "Scopes", ALL + " system/Patient.r");
        assertThat(told.statusCode()).isEqualTo(403);
        assertThat(told.headers().firstValue("X-Uncertain")).contains("PUBLIC_ASSISTANCE_MEDICAL_INFORMATION");
        assertThat(get("MedicationStatement?patient=p1", "Scopes", ALL).headers().firstValue("X-Uncertain"))
                .as("it would say who gets public assistance").isEmpty();
    }

    @Test
    void nothingHereIsNeverAnEmptyList() throws Exception {
        server.looks = (asker, patient, item) -> {
            throw new ProblemException(Problem.of(ProblemCode.MEDICAL_INFORMATION_NOT_HERE));
        };
        HttpResponse<String> notAsked = get("MedicationStatement?patient=p1", "Scopes", ALL);
        assertThat(notAsked.statusCode()).isEqualTo(404);
        assertThat(notAsked.body()).contains("MDG-MED-02", "OperationOutcome");

        server.looks = (asker, patient, item) -> new MedicalView.Shown(new PdfDocument(new byte[]{1}),
                Optional.empty(), Set.of());
        assertThat(get("MedicationStatement?patient=p1", "Scopes", ALL).statusCode()).as("a document is no list")
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MedicationStatement?patient.identifier=0001", "MedicationStatement?code=990000101",
            "Observation?patient.name=x", "Procedure?date=2026", "Observation?patient._id=p1"})
    void onlyThePatientsIdLeadsThere(String search) throws Exception {
        HttpResponse<String> refused = get(search, "Scopes", ALL + " system/Patient.rs");

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains("MDG-API-12");
        assertThat(askers).isEmpty();
    }

    @Test
    void oneOfSeveralPatientsThatIsRefusedRefusesAll() throws Exception {
        server.looks = (asker, patient, item) -> {
            if (patient.equals(new ResourceId("p2"))) {
                throw new ViewRefused(new View.Refused(View.Reason.CONSENT_NOT_GIVEN, List.of()), item);
            }
            return uncertain(item);
        };

        HttpResponse<String> refused = get("MedicationStatement?patient=p1,p2", "Scopes", ALL + " system/Patient.r");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().map()).as("only what the refusal hangs on").doesNotContainKeys("x-uncertain",
                "x-first-step");
    }
}
