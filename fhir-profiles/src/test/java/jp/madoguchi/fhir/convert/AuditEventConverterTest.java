package jp.madoguchi.fhir.convert;

import static jp.madoguchi.fhir.convert.Valid.valid;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.fhir.profile.CodeSystems;
import jp.madoguchi.fhir.profile.ExtensionUrls;
import jp.madoguchi.fhir.profile.GuideValidator;
import jp.madoguchi.fhir.profile.Profiles;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Entries of the audit trail as AuditEvents: who, what, when and of whom, by ids only. */
class AuditEventConverterTest {

    private static final Instant AT = Instant.parse("2026-11-22T01:02:03.456789Z");
    private static final ResourceId PATIENT = new ResourceId("p1");

    private static AuditEvent converted(AuditEventView.Act act, AuditEventView.@Nullable Subject subject,
            @Nullable ResourceId patient, AuditEventView.Outcome outcome) {
        return valid(new AuditEventConverter().convert(new AuditEventView(new ResourceId("42"), AT,
                Samples.HOSPITAL.code(), "our-emr", act, subject, patient, outcome, "request-1")));
    }

    private static AuditEvent search() {
        return converted(new AuditEventView.Act.Search(List.of("patient.identifier", "status")),
                new AuditEventView.Subject("Coverage", new ResourceId("c1"), true), PATIENT,
                AuditEventView.Outcome.GIVEN);
    }

    private static AuditEvent read(AuditEventView.@Nullable Subject subject, @Nullable ResourceId patient,
            AuditEventView.Outcome outcome) {
        return converted(new AuditEventView.Act.Read(), subject, patient, outcome);
    }

    private static AuditEvent readOfAPatient() {
        return read(new AuditEventView.Subject("Coverage", new ResourceId("c1"), true), PATIENT,
                AuditEventView.Outcome.GIVEN);
    }

    private static List<String> claims(AuditEvent event) {
        return event.getMeta().getProfile().stream().map(one -> one.getValue()).toList();
    }

    private static AuditEventEntityComponent entity(AuditEvent event, String role) {
        return event.getEntity().stream().filter(one -> role.equals(one.getRole().getCode())).findFirst()
                .orElseThrow();
    }

    @Test
    void aReadSaysWhoReadWhatOfWhom() {
        AuditEvent read = readOfAPatient();

        assertThat(read.getIdElement().getIdPart()).isEqualTo("42");
        assertThat(read.getType().getCode()).isEqualTo("rest");
        assertThat(read.getSubtypeFirstRep().getCode()).isEqualTo("read");
        assertThat(read.getAction()).isEqualTo(AuditEventAction.R);
        assertThat(read.getRecordedElement().getValueAsString()).isEqualTo("2026-11-22T10:02:03.456+09:00");
        assertThat(read.getOutcome().toCode()).isEqualTo("0");
        assertThat(read.getAgentFirstRep().getType().getCodingFirstRep().getCode()).isEqualTo("110150");
        assertThat(read.getAgentFirstRep().getWho().getIdentifier().getValue()).isEqualTo("our-emr");
        assertThat(read.getAgent().get(1).getWho().getIdentifier().getValue()).isEqualTo("9919999999");
        assertThat(entity(read, "4").getWhat().getReference()).isEqualTo("Coverage/c1");
        assertThat(entity(read, "1").getWhat().getReference()).isEqualTo("Patient/p1");
        assertThat(read.getEntity()).extracting(one -> one.getWhat().getIdentifier().getValue())
                .contains("request-1");
    }

    /** That it fulfils what it claims is checked of everything that is converted here. */
    @Test
    void aReadOfWhatIsAPatientsClaimsIhesPatientRead() {
        assertThat(List.of(readOfAPatient(),
                read(new AuditEventView.Subject("Patient", PATIENT, true), PATIENT, AuditEventView.Outcome.GIVEN),
                read(new AuditEventView.Subject("Claim", new ResourceId("case-1"), false), PATIENT,
                        AuditEventView.Outcome.GIVEN)))
                .allSatisfy(
                        read -> assertThat(claims(read)).containsExactly(Profiles.AUDIT_EVENT,
                                Profiles.BALP_PATIENT_READ));
    }

    @Test
    void aReadOfWhatIsNobodysClaimsIhesRead() {
        AuditEvent read = read(new AuditEventView.Subject("Organization", new ResourceId("o1"), true), null,
                AuditEventView.Outcome.GIVEN);

        assertThat(claims(read)).containsExactly(Profiles.AUDIT_EVENT, Profiles.BALP_READ);
    }

    /** An answer that is still undecided may be some patient's: it is not noted whose. */
    @Test
    void aReadOfWhatMayBeAPatientsThatDoesNotSayWhoseClaimsNothingOfOthers() {
        AuditEvent read = read(new AuditEventView.Subject("Task", new ResourceId("t1"), true), null,
                AuditEventView.Outcome.GIVEN);

        assertThat(claims(read)).containsExactly(Profiles.AUDIT_EVENT);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GIVEN")
    void aReadThatGaveNothingFollowsThePatternAndDoesNotClaimIt(AuditEventView.Outcome outcome) {
        AuditEvent read = read(new AuditEventView.Subject("Coverage", new ResourceId("c1"), true), PATIENT, outcome);

        assertThat(claims(read)).containsExactly(Profiles.AUDIT_EVENT);
        assertThat(read.getOutcomeDesc()).isNotEmpty();
        // But for how it ended, it is one.
        read.setOutcome(AuditEvent.AuditEventOutcome._0).setOutcomeDesc(null).getMeta()
                .addProfile(Profiles.BALP_PATIENT_READ);
        valid(read);
    }

    @Test
    void aReadThatDoesNotSayOfWhatClaimsNothingOfOthers() {
        assertThat(List.of(read(null, PATIENT, AuditEventView.Outcome.GIVEN),
                read(new AuditEventView.Subject("Task", null, true), PATIENT, AuditEventView.Outcome.GIVEN)))
                .allSatisfy(read -> assertThat(claims(read)).containsExactly(Profiles.AUDIT_EVENT));
    }

    @Test
    void nothingButAReadClaimsAnythingOfOthers() {
        AuditEventView.Subject subject = new AuditEventView.Subject("Coverage", new ResourceId("c1"), true);

        assertThat(Stream.of(new AuditEventView.Act.Search(List.of("patient")), new AuditEventView.Act.Change(),
                new AuditEventView.Act.Authentication(), new AuditEventView.Act.Fact("REVOKED")))
                .allSatisfy(act -> assertThat(claims(converted(act, subject, PATIENT, AuditEventView.Outcome.GIVEN)))
                        .containsExactly(Profiles.AUDIT_EVENT));
    }

    @Test
    void aReadGoesFromTheGatewayToTheProgramAndItsAddressesAreSaidNotToBeKept() {
        AuditEvent read = readOfAPatient();

        assertThat(read.getAgent()).hasSize(3);
        assertThat(read.getAgentFirstRep().getType().getCoding()).extracting(coding -> coding.getCode())
                .containsExactly("110150", "110152");
        assertThat(read.getAgent().getLast().getType().getCodingFirstRep().getCode()).isEqualTo("110153");
        assertThat(List.of(read.getAgentFirstRep(), read.getAgent().getLast())).allSatisfy(agent -> {
            assertThat(agent.getNetwork().hasAddress()).isFalse();
            assertThat(agent.getNetwork().getExtensionByUrl(ExtensionUrls.DATA_ABSENT_REASON).getValue()
                    .primitiveValue()).isEqualTo("unsupported");
        });
    }

    @Test
    void aSearchTellsTheNamesOfItsParameters() {
        AuditEvent search = search();

        assertThat(search.getSubtypeFirstRep().getCode()).isEqualTo("search");
        assertThat(search.getAction()).isEqualTo(AuditEventAction.E);
        assertThat(new String(entity(search, "24").getQuery(), StandardCharsets.UTF_8))
                .isEqualTo("Coverage?patient.identifier&status");
        assertThat(entity(search, "4").getWhat().getReference()).isEqualTo("Coverage/c1");
    }

    @Test
    void aSearchThatFoundNothingNamesNothing() {
        AuditEvent search = converted(new AuditEventView.Act.Search(List.of()),
                new AuditEventView.Subject("Organization", null, true), null, AuditEventView.Outcome.GIVEN);

        assertThat(new String(entity(search, "24").getQuery(), StandardCharsets.UTF_8)).isEqualTo("Organization");
        assertThat(search.getEntity()).noneMatch(one -> one.getWhat().hasReference());
    }

    @Test
    void whatCannotBeReadHereIsNamedByItsIdWithoutAReference() {
        AuditEvent change = converted(new AuditEventView.Act.Change(),
                new AuditEventView.Subject("Claim", new ResourceId("case-1"), false), PATIENT,
                AuditEventView.Outcome.GIVEN);

        assertThat(change.getAction()).isEqualTo(AuditEventAction.U);
        assertThat(entity(change, "4").getWhat().hasReference()).isFalse();
        assertThat(entity(change, "4").getWhat().getIdentifier().getValue()).isEqualTo("case-1");
        assertThat(entity(change, "4").getWhat().getType()).isEqualTo("Claim");
    }

    @Test
    void whatTheGatewaysOwnWorkNotedIsAWordAndNoProgramDidIt() {
        AuditEvent fact = converted(new AuditEventView.Act.Fact("DISASTER_BEGUN"),
                new AuditEventView.Subject("Mode", null, false), null, AuditEventView.Outcome.GIVEN);

        assertThat(entity(fact, "4").getName()).isEqualTo("Mode");
        assertThat(entity(fact, "4").getDetailFirstRep().getValueStringType().getValue()).isEqualTo("DISASTER_BEGUN");
        assertThat(fact.getAgentFirstRep().hasType()).isFalse();
    }

    @Test
    void aTokenThatWasAskedForIsALogin() {
        AuditEvent login = converted(new AuditEventView.Act.Authentication(), null, null,
                AuditEventView.Outcome.REFUSED);

        assertThat(login.getType().getCode()).isEqualTo("110114");
        assertThat(login.getSubtypeFirstRep().getCode()).isEqualTo("110122");
    }

    @ParameterizedTest
    @CsvSource({"GIVEN, 0,", "NOT_FOUND, 4, not found", "REFUSED, 4, refused", "FAILED, 8, failed"})
    void howItEndedIsSaid(AuditEventView.Outcome outcome, String code, String words) {
        AuditEvent read = converted(new AuditEventView.Act.Read(), new AuditEventView.Subject("Coverage", null, true),
                null, outcome);

        assertThat(read.getOutcome().toCode()).isEqualTo(code);
        assertThat(read.getOutcomeDesc()).isEqualTo(words);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aFaultIsFound(String complaint, Consumer<AuditEvent> change) {
        AuditEvent event = search();
        change.accept(event);

        assertThat(GuideValidator.shared()
                .errors(new String(new FhirEncoder().encode(event), StandardCharsets.UTF_8)))
                .anySatisfy(error -> assertThat(error).contains(complaint));
    }

    /** The claim is checked by what IHE defines, not taken for granted. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("faultsOfAClaim")
    void whatAReadClaimsAndDoesNotFulfilIsFound(String complaint, Consumer<AuditEvent> change) {
        AuditEvent event = readOfAPatient();
        change.accept(event);

        assertThat(GuideValidator.shared()
                .errors(new String(new FhirEncoder().encode(event), StandardCharsets.UTF_8)))
                .anySatisfy(error -> assertThat(error).contains(complaint).contains("IHE.BasicAudit"));
    }

    static Stream<Arguments> faultsOfAClaim() {
        return Stream.of(
                fault("agent:client.network", event -> event.getAgentFirstRep().setNetwork(null)),
                fault("agent:server.network", event -> event.getAgent().getLast().setNetwork(null)),
                fault("agent:server", event -> event.getAgent().removeLast()),
                fault("agent:client", event -> event.getAgentFirstRep().getType().getCoding().removeLast()),
                fault("entity:patient", event -> event.getEntity().remove(entity(event, "1"))),
                fault("entity:data", event -> event.getEntity().remove(entity(event, "4"))),
                fault("subtype:anyRead", event -> event.getSubtypeFirstRep().setCode("history")),
                fault("outcome", event -> event.setOutcome(AuditEvent.AuditEventOutcome._4)));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("mdg-audit-agents", event -> event.getAgentFirstRep().setAltId(null)),
                fault("mdg-audit-read",
                        event -> event.getAgentFirstRep().getType().addCoding().setSystem(CodeSystems.DICOM)
                                .setCode("110152")),
                fault("agent.network.address", event -> event.getAgentFirstRep().getNetwork().setAddress("10.0.0.1")),
                fault("mdg-audit-action", event -> event.setAction(AuditEventAction.R)),
                fault("mdg-audit-outcome", event -> event.setOutcomeDesc("why")),
                fault("mdg-audit-query", event -> entity(event, "24").setQuery(null)),
                fault("mdg-audit-patient", event -> entity(event, "1").getWhat().setReference("Coverage/c1")),
                fault("agent.name", event -> event.getAgentFirstRep().setName("山田 太郎")));
    }

    private static Arguments fault(String complaint, Consumer<AuditEvent> change) {
        return Arguments.of(complaint, change);
    }
}
