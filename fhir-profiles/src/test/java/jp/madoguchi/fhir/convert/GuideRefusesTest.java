package jp.madoguchi.fhir.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.madoguchi.domain.certificate.MedicalTicket;
import jp.madoguchi.domain.card.DeviceKind;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.medical.CheckUp;
import jp.madoguchi.domain.medical.CheckUpHistory;
import jp.madoguchi.domain.medical.CheckUpItem;
import jp.madoguchi.domain.medical.MedicalSubject;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.CoverageStanding;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.fhir.profile.CodeSystems;
import jp.madoguchi.fhir.profile.ExtensionUrls;
import jp.madoguchi.fhir.profile.GuideValidator;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Coverage.CoverageStatus;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.UriType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Negative controls: a valid resource with one fault, and what the validator must say of it. */
class GuideRefusesTest {

    private static final FhirEncoder ENCODER = new FhirEncoder();

    @ParameterizedTest(name = "{0}")
    @MethodSource({"faultsOfCoverages", "faultsOfTickets", "faultsOfOthers", "faultsOfProofs", "faultsOfWhatIsShown"})
    void aFaultIsFound(String fault, Resource resource, String complaint) {
        assertThat(GuideValidator.shared().errors(new String(ENCODER.encode(resource), StandardCharsets.UTF_8)))
                .as(fault).anySatisfy(error -> assertThat(error).contains(complaint));
    }

    static Stream<Arguments> faultsOfCoverages() {
        return Stream.of(
                insurance("no payor", c -> c.getPayor().clear(), "payor"),
                insurance("no beneficiary", c -> c.setBeneficiary(null), "beneficiary"),
                insurance("a subscriber id", c -> c.setSubscriberId("宮６:1234567"), "subscriberId"),
                insurance("a subscriber", c -> c.setSubscriber(new Reference("Patient/x")), "subscriber"),
                insurance("a class", c -> c.addClass_().setValue("x").setType(
                        Parts.concept("http://terminology.hl7.org/CodeSystem/coverage-class", "plan", null)), "class"),
                insurance("an order", c -> c.setOrder(1), "order"),
                insurance("a patient as payor", c -> c.getPayorFirstRep().setReference("Patient/x"),
                        "mdg-payor-reference"),
                insurance("an organization as beneficiary", c -> c.getBeneficiary().setReference("Organization/x"),
                        "mdg-beneficiary-reference"),
                insurance("a category that is a public expense",
                        c -> c.getType().getCodingFirstRep().setCode("8").setDisplay(null), "insurance-category"),
                insurance("an unknown category",
                        c -> c.getType().getCodingFirstRep().setCode("9").setDisplay(null), "insurance-category"),
                insurance("an unknown relationship",
                        c -> c.getRelationship().getCodingFirstRep().setCode("3").setDisplay(null),
                        "insured-person-category"),
                insurance("a cost share in yen", c -> c.addCostToBeneficiary()
                        .setType(Parts.concept(CodeSystems.COPAY_TYPE, "copaypct", null))
                        .setValue(new Money().setValue(500).setCurrency("JPY")), "Money"),
                insurance("a member id without its last colon",
                        c -> c.getIdentifierFirstRep().setValue("06999010:宮６:1234567"), "mdg-member-id"),
                insurance("a member id with an insurer of six digits",
                        c -> c.getIdentifierFirstRep().setValue("138057::1:"), "mdg-member-id"),
                insurance("a member id with a full-width space",
                        c -> c.getIdentifierFirstRep().setValue("06999010:宮　６:1234567:01"), "mdg-member-id"),
                insurance("a public member id", c -> c.addIdentifier(Parts.identifier(
                        "http://jpfhir.jp/fhir/clins/Idsystem/JP_PublicPayer_memberID", "12345678::1234567:")),
                        "identifier"),
                insurance("a branch of one digit", c -> extension(c, ExtensionUrls.INSURED_PERSON_SUB_NUMBER)
                        .setValue(new StringType("1")), "mdg-sub-number"),
                insurance("a number that is no string", c -> extension(c, ExtensionUrls.INSURED_PERSON_NUMBER)
                        .setValue(new IntegerType(1)), "mdg-insured-person-extensions"),
                insurance("two symbols", c -> c.addExtension(
                        Parts.string(ExtensionUrls.INSURED_PERSON_SYMBOL, "x")), "mdg-insured-person-extensions"),
                insurance("active without being valid", c -> extension(c, ExtensionUrls.QUALIFICATION_VALIDITY)
                        .setValue(new CodeType("2")), "mdg-active-means-usable"),
                insurance("an unknown validity", c -> extension(c, ExtensionUrls.QUALIFICATION_VALIDITY)
                        .setValue(new CodeType("7")), "qualification-validity"),
                insurance("an unknown extension of ours", c -> c.addExtension(
                        Parts.string("https://madoguchi.jp/fhir/StructureDefinition/unheard-of", "x")), "unheard-of"),
                insurance("medical assistance",
                        c -> extension(c, ExtensionUrls.INSURED_CARD_CLASSIFICATION).setValue(new CodeType("A1")),
                        "mdg-not-medical-assistance"),
                insurance("no revision", c -> c.getMeta().setVersionId(null), "versionId"),
                insurance("no time", c -> c.getMeta().setLastUpdatedElement(null), "lastUpdated"),
                lost("a period that ends on the date of loss without saying so",
                        c -> c.getPeriod().setEndElement(new DateTimeType("2026-11-01")), "mdg-last-covered-day"),
                lost("a period that says it ends on the date of loss and does not",
                        c -> c.getPeriod().addExtension(Parts.code(ExtensionUrls.PERIOD_END_READING, "loss-date")),
                        "mdg-literal-loss-date"),
                lost("lost and active", c -> c.setStatus(CoverageStatus.ACTIVE), "mdg-active-means-usable"));
    }

    static Stream<Arguments> faultsOfProofs() {
        return Stream.of(
                provenance("no patient", p -> p.getTarget().removeLast(), "mdg-provenance-targets"),
                provenance("two responses",
                        p -> p.addTarget(new Reference("CoverageEligibilityResponse/x")), "mdg-provenance-targets"),
                provenance("a policy that is no rule", p -> p.addPolicy("https://madoguchi.jp/fhir/rule/1"),
                        "mdg-provenance-rules"),
                provenance("no terminal", p -> p.getAgent().removeLast(), "agent"),
                provenance("a terminal without its name", p -> p.getAgent().getLast().getWho().setIdentifier(null),
                        "identifier"),
                provenance("an unknown channel", p -> p.getActivity().getCodingFirstRep().setCode("x"),
                        "proof-channel"),
                consent("a status of its own", c -> c.setStatus(Consent.ConsentState.PROPOSED), "mdg-consent-status"),
                consent("an end without a reason", c -> c.setStatus(Consent.ConsentState.INACTIVE),
                        "mdg-consent-end"),
                consent("a permission without a time", c -> c.getProvision().getProvisionFirstRep().setPeriod(null),
                        "mdg-consent-window"),
                consent("an item twice", c -> c.getProvision().addProvision(
                        c.getProvision().getProvisionFirstRep().copy()), "mdg-consent-items"),
                consent("an unknown item", c -> c.getProvision().getProvisionFirstRep().getCodeFirstRep()
                        .getCodingFirstRep().setCode("x"), "consent-item"),
                consent("no policy", c -> c.getPolicy().clear(), "policy"));
    }

    static Stream<Arguments> faultsOfWhatIsShown() {
        return Stream.of(
                checkUpItem("a version", o -> o.getMeta().setVersionId("1"), "versionId"),
                checkUpItem("that it may be kept", o -> o.getMeta().getSecurity().getLast().setCode("DELAU").setSystem(
                        "http://terminology.hl7.org/CodeSystem/v3-Confidentiality"), "mdg-not-kept"),
                checkUpItem("neither a value nor a reason", o -> o.setValue(null), "mdg-value-or-reason"),
                device("a reader of nothing", d -> d.setParent(null), "mdg-reader-has-terminal"),
                device("an address", d -> d.setUrl("http://x.example"), "url"),
                deskTask("a status of its own", t -> t.setStatus(Task.TaskStatus.READY), "mdg-task-status"),
                deskTask("done without saying how", t -> t.setStatus(Task.TaskStatus.COMPLETED), "mdg-task-end"),
                deskTask("who does it", t -> t.setOwner(new Reference("Practitioner/x")), "owner"),
                deskTask("a rule that is none", t -> t.getInput().getLast().setValue(new UriType("x")),
                        "mdg-task-rules"));
    }

    private static Arguments checkUpItem(String fault, Consumer<Observation> change, String complaint) {
        Observation item = new CheckUpConverter().convert(new CheckUpHistory(MedicalSubject.UNNAMED,
                List.of(new CheckUp(Samples.TODAY, List.of(
                        new CheckUpItem("9N001000000000001", "架空項目", "PQ", "1", "kg", null, null))))),
                Samples.PATIENT).getFirst();
        change.accept(item);
        return Arguments.of(fault, item, complaint);
    }

    private static Arguments device(String fault, Consumer<Device> change, String complaint) {
        Device reader = new DeviceConverter().convert(new DeviceView(Samples.STAMP, Samples.HOSPITAL.code(),
                new TerminalId("front-1"), DeviceKind.READER));
        change.accept(reader);
        return Arguments.of(fault, reader, complaint);
    }

    private static Arguments deskTask(String fault, Consumer<Task> change, String complaint) {
        Task task = new DeskTaskConverter().convert(new DeskTaskView(new ResourceId("task-1"), Samples.STAMP,
                DeskStep.ASK_OTHER_PAPER, null, null, "INVALID", List.of(RuleId.of("R-RS-01")),
                EnumSet.of(RuleSwitch.ACCEPT_VALIDITY_6), Samples.TODAY, Samples.TODAY, Samples.CONSENTED,
                new DeskTaskView.Standing.Open()));
        change.accept(task);
        return Arguments.of(fault, task, complaint);
    }

    private static Arguments provenance(String fault, Consumer<Provenance> change, String complaint) {
        Provenance provenance = new ProvenanceConverter().convert(
                Samples.answerView(Samples.valid(Samples.insurance()), null, Samples.entry(0, null)), Samples.PATIENT,
                Samples.HOSPITAL.id());
        change.accept(provenance);
        return Arguments.of(fault, provenance, complaint);
    }

    private static Arguments consent(String fault, Consumer<Consent> change, String complaint) {
        Consent consent = new ConsentConverter().convert(
                Samples.consents(Samples.given(ConsentItem.MEDICINES, null)), Samples.PATIENT, Samples.HOSPITAL.id());
        change.accept(consent);
        return Arguments.of(fault, consent, complaint);
    }

    static Stream<Arguments> faultsOfTickets() {
        return Stream.of(
                ticket("a symbol", c -> c.addExtension(
                        Parts.string(ExtensionUrls.INSURED_PERSON_SYMBOL, "宮６")), "mdg-no-insured-person-extension"),
                ticket("a branch", c -> c.addExtension(
                        Parts.string(ExtensionUrls.INSURED_PERSON_SUB_NUMBER, "01")),
                        "mdg-no-insured-person-extension"),
                ticket("a dependent", c -> c.setDependent("01"), "dependent"),
                ticket("a relationship", c -> c.setRelationship(Parts.concept(
                        "http://jpfhir.jp/fhir/core/mhlw/CodeSystem/InsuredPersonCategory", "1", null)),
                        "relationship"),
                ticket("no recipient number", c -> c.setSubscriberId(null), "subscriberId"),
                ticket("an insurance's category", c -> c.getType().getCodingFirstRep().setCode("1").setDisplay(null),
                        "public-expense-category"),
                ticket("active without a ticket", c -> c.getExtension().removeIf(
                        e -> e.getUrl().equals(ExtensionUrls.MEDICAL_TICKET)), "mdg-active-needs-ticket"),
                ticket("active for another institution",
                        c -> extension(c, ExtensionUrls.DESIGNATED_INSTITUTION).getExtensionByUrl("forThisHospital")
                                .setValue(new BooleanType(false)),
                        "mdg-active-needs-ticket"),
                ticket("an insurance's member id", c -> c.getIdentifierFirstRep()
                        .setSystem("http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID"), "identifier"));
    }

    static Stream<Arguments> faultsOfOthers() {
        return Stream.of(
                patient("no identifier", p -> p.getIdentifier().clear(), "identifier"),
                patient("no standing", p -> p.getMeta().getTag().clear(), "tag"),
                patient("an unknown standing", p -> p.getMeta().getTagFirstRep().setCode("merged").setDisplay(null),
                        "patient-standing"),
                patient("linked without a number",
                        p -> p.getIdentifierFirstRep().setSystem("https://example.org/number"),
                        "mdg-linked-has-number"),
                patient("a facility of nine digits", p -> p.getIdentifierFirstRep()
                        .setSystem("urn:oid:1.2.392.100495.20.3.51.1991999999"), "mdg-patient-number-system"),
                patient("a full-width space in a name", p -> p.getNameFirstRep().setText("見本　太郎"), "mdg-name-spaces"),
                patient("two names of one kind", p -> p.addName(p.getNameFirstRep().copy()), "mdg-one-name-each"),
                patient("a name of no representation", p -> p.getNameFirstRep().getExtension().clear(),
                        "representation"),
                patient("no birth date", p -> p.setBirthDateElement(null), "birthDate"),
                payer("a number of seven digits", o -> o.getIdentifierFirstRep().setValue("1234567"),
                        "mdg-payer-number"),
                payer("a number padded with blanks", o -> o.getIdentifierFirstRep().setValue("  138057"),
                        "mdg-payer-number"),
                payer("two numbers", o -> o.addIdentifier(Parts.identifier(
                        "urn:oid:1.2.392.100495.20.3.61", "06999010")), "identifier"),
                payer("an unknown system", o -> o.getIdentifierFirstRep().setSystem("https://example.org/x"),
                        "identifier"),
                response("an entry of no kind", r -> r.getInsuranceFirstRep().getExtension().clear(),
                        "certificateKind"),
                response("a limit without its category",
                        r -> r.getInsurance().get(1).getItemFirstRep().setCategory(null), "mdg-limit-has-category"),
                response("an amount in dollars", r -> r.getInsurance().get(2).getItemFirstRep().getBenefitFirstRep()
                        .getAllowedMoney().setCurrency("USD"), "mdg-yen"),
                response("an entry that points to a patient",
                        r -> r.getInsuranceFirstRep().getCoverage().setReference("Patient/x"),
                        "mdg-response-references"),
                response("not said whether in force", r -> r.getInsuranceFirstRep().setInforceElement(null), "inforce"),
                refusal("an error without a reason", r -> r.setError(null), "mdg-error-says-why"),
                refusal("an error without words", r -> r.setDisposition(null), "mdg-error-says-why"));
    }

    private static Arguments insurance(String fault, Consumer<Coverage> spoil, String complaint) {
        return spoilt("insurance: " + fault, () -> new CoverageConverter(FhirDialect.DEFAULT)
                .convert(Samples.inForce(Samples.insurance()), Samples.PATIENT), spoil, complaint);
    }

    private static Arguments lost(String fault, Consumer<Coverage> spoil, String complaint) {
        CoverageView view = Samples.coverage(Samples.lost(LocalDate.of(2020, 4, 1), LocalDate.of(2026, 11, 1)), null,
                CoverageStanding.LOST);
        return spoilt("lost: " + fault, () -> new CoverageConverter(FhirDialect.DEFAULT)
                .convert(view, Samples.PATIENT), spoil, complaint);
    }

    private static Arguments ticket(String fault, Consumer<Coverage> spoil, String complaint) {
        MedicalTicket ticket = Samples.ticket(YearMonth.of(2026, 11), false);
        CoverageView view = Samples.coverage(Samples.publicAssistance(null, ticket), ticket, CoverageStanding.IN_FORCE);
        return spoilt("ticket: " + fault, () -> new CoverageConverter(FhirDialect.DEFAULT)
                .convert(view, Samples.PATIENT), spoil, complaint);
    }

    private static Arguments patient(String fault, Consumer<Patient> spoil, String complaint) {
        return spoilt("patient: " + fault, () -> new PatientConverter(FhirDialect.DEFAULT)
                .convert(Samples.patient(PatientStanding.LINKED, Samples.person())), spoil, complaint);
    }

    private static Arguments payer(String fault, Consumer<Organization> spoil, String complaint) {
        return spoilt("payer: " + fault, () -> new PayerConverter(FhirDialect.DEFAULT).convert(
                new PayerView(Samples.PAYER, Samples.STAMP, new InsurerNumber("06999010"), "架空健康保険組合")),
                spoil, complaint);
    }

    private static Arguments response(String fault, Consumer<CoverageEligibilityResponse> spoil, String complaint) {
        return spoilt("response: " + fault, () -> new EligibilityResponseConverter(FhirDialect.DEFAULT).convert(
                Samples.answerView(Samples.valid(Samples.insurance()), null, Samples.entry(0, null)),
                Samples.PATIENT, Samples.HOSPITAL.id()), spoil, complaint);
    }

    private static Arguments refusal(String fault, Consumer<CoverageEligibilityResponse> spoil, String complaint) {
        return spoilt("refusal: " + fault, () -> new EligibilityResponseConverter(FhirDialect.DEFAULT).convert(
                Samples.answerView(Samples.answer(new AnswerOutcome.Refused(new Notice("E", "x"))), null),
                Samples.PATIENT, Samples.HOSPITAL.id()), spoil, complaint);
    }

    private static <T extends Resource> Arguments spoilt(
            String fault, Supplier<T> make, Consumer<T> spoil, String complaint) {
        T resource = Valid.valid(make.get());
        spoil.accept(resource);
        return Arguments.of(fault, resource, complaint);
    }

    private static Extension extension(Coverage coverage, String url) {
        return coverage.getExtensionByUrl(url);
    }
}
