package jp.madoguchi.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopesTest {
    @ParameterizedTest
    @ValueSource(strings = {"system/Coverage.rs", "system/*.rs", "system/CoverageEligibilityRequest.c",
            "system/Patient.cruds"})
    void aScopeIsWrittenAsItWasRead(String text) {
        assertThat(Scope.parse(text).orElseThrow()).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "patient/Coverage.rs", "system/Coverage.sr", "system/Coverage.rr", "system/Coverage.",
            "system/coverage.r",
            "system/Coverage.read", "system/Coverage.rs?category=x", "system/Coverage.rs "})
    void whatIsNoScopeIsRefused(String text) {
        assertThat(Scope.parse(text)).isEmpty();
    }

    @Test
    void oneUnknownScopeRefusesAll() {
        assertThat(Scopes.parse("system/Coverage.rs launch")).isEmpty();
        assertThat(Scopes.parse("  ")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            GET,  /fhir/Coverage/1,             system/Coverage.r
            GET,  /fhir/Coverage,               system/Coverage.s
            GET,  /fhir/Coverage/,              system/Coverage.s
            POST, /fhir/Coverage/_search,       system/Coverage.s
            GET,  /fhir/Coverage/1/_history,    system/Coverage.r
            GET,  /fhir,                        system/*.s
            GET,  /fhir//Coverage,              system/*.s
            POST, /fhir/Coverage,               system/Coverage.c
            POST, /fhir,                        system/*.c
            PUT,  /fhir/Coverage/1,             system/Coverage.u
            DELETE, /fhir/Coverage/1,           system/Coverage.d
            POST, /kiosk/v1/inquiries,          system/CoverageEligibilityRequest.c
            GET,  /desk/v1/tasks,               system/Task.s
            GET,  /desk/v1/tasks/,              system/Task.s
            GET,  /desk/v1/tasks/1,             system/Task.r
            GET,  /desk/v1/tasks/1/names,       system/Patient.r
            GET,  /desk/v1/tasks/1/certificates, system/Patient.r
            GET,  /desk/v1/tasks/1/answer,      system/Patient.r
            POST, /desk/v1/card-advice,         system/Task.u
            POST, /desk/v1/tasks/1/attach,      system/Task.u
            POST, /desk/v1/next-step,           system/Task.u
            POST, /desk/v1/patients/1/re-query, system/CoverageEligibilityRequest.c
            GET,  /desk/v1/patients/1/expenses, system/ExplanationOfBenefit.r
            GET,  /desk/v1/patients/1/claim-data, system/Claim.r
            POST, /desk/v1/patients/1/certificates, system/Coverage.c
            POST, /desk/v1/patients/1/certificates/withdrawal, system/Coverage.u
            POST, /desk/v1/patients/1/subsidy-choice, system/Coverage.c
            POST, /desk/v1/tasks/1/take,        system/Task.u
            DELETE, /desk/v1/tasks/1,           system/Task.u
            GET,  /desk,                        system/Task.s
            GET,  /desk/v1/cases,               system/Claim.s
            GET,  /desk/v1/cases/,              system/Claim.s
            GET,  /desk/v1/cases/1,             system/Claim.r
            GET,  /desk/v1/cases/1/declaration.pdf, system/Claim.r
            POST, /desk/v1/cases/1/declare,     system/Claim.u
            POST, /desk/v1/cases,               system/Claim.u
            GET,  /desk/v1/month-end,           system/Claim.s
            GET,  /fhir/Subscription/1/$events, system/Subscription.r
            GET,  /fhir/Subscription/$status,   system/Subscription.r
            POST, /fhir/Subscription/$status,   system/Subscription.r
            POST, /fhir/Subscription/1/$events, system/Subscription.r
            POST, /fhir/Subscription/1/$status, system/Subscription.r
            GET,  /fhir/Subscription/1/$stream, system/Subscription.r
            POST, /fhir/CoverageEligibilityRequest,         system/CoverageEligibilityRequest.c
            POST, /fhir/CoverageEligibilityRequest/$submit, system/CoverageEligibilityRequest.c
            POST, /fhir/CoverageEligibilityRequest/$validate, system/CoverageEligibilityRequest.c
            POST, /fhir/Subscription/$validate, system/Subscription.c
            GET,  /fhir/CoverageEligibilityRequest/1,       system/CoverageEligibilityRequest.r
            GET,  /fhir/CoverageEligibilityRequest/1/_status, system/CoverageEligibilityRequest.r
            GET,  /desk/v1/rechecks,            system/Task.s
            GET,  /desk/v1/terminals,           system/Task.s
            GET,  /desk/v1/modes,               system/Flag.s
            POST, /desk/v1/modes/failure/call,  system/Flag.u
            POST, /desk/v1/modes/disaster/open, system/Flag.u
            POST, /desk/v1/visits,              system/Encounter.c
            GET,  /desk/v1/look-ups,            system/AuditEvent.s
            POST, /desk/v1/look-ups,            system/AuditEvent.c
            POST, /desk/v1/look-ups/1/review,   system/AuditEvent.u
            GET,  /medical/v1/patients/1/medicines,  system/DocumentReference.r
            POST, /medical/v1/patients/1/medicines,  system/DocumentReference.c
            POST, /medical/v1/patients/1/medicines/not-this-patient, system/DocumentReference.u
            POST, /medical/v1/patients/1/revocation, system/Consent.u
            GET,  /medical/v1/patients/1/revocation, system/Consent.r
            POST, /medical/v1/patients/1/care-begin, system/Consent.u
            GET,  /medical/v1/patients/1/care-begin, system/Consent.r
            POST, /medical/v1/patients/1/care-end, system/Consent.u
            GET,  /medical/v1/patients/1/care-end, system/Consent.r
            POST, /medical/v1/patients/1/care-end/withdrawal, system/Consent.u
            GET,  /fhir/Consent,                system/Consent.s
            GET,  /fhir/MedicationStatement,    system/MedicationStatement.s
            POST, /fhir/Procedure/_search,      system/Procedure.s
            GET,  /fhir/Observation/1,          system/Observation.r
            GET,  /medical,                     system/DocumentReference.r
            GET,  /desk/v1/bulk/batches,        system/List.s
            GET,  /desk/v1/bulk/batches/1,      system/List.r
            GET,  /desk/v1/bulk/batches/1/worklist, system/List.r
            GET,  /desk/v1/bulk/reconciliation, system/List.s
            POST, /desk/v1/bulk/night-before,   system/List.u
            POST, /desk/v1/bulk/jobs/1/resume,  system/List.u
            GET,  /desk/v1/appointments,        system/Appointment.s
            POST, /desk/v1/appointments,        system/Appointment.u
            """)
    void eachRequestNeedsAScope(String method, String path, String scope) {
        assertThat(Need.of(method, path).orElseThrow()).hasToString(scope);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            GET,  /fhir/AuditEvent,                system/AuditEvent.cus, false
            POST, /fhir/AuditEvent/_search,        system/AuditEvent.s,   false
            GET,  /fhir/AuditEvent,                system/AuditEvent.rs,  true
            POST, /fhir/AuditEvent/_search,        system/AuditEvent.rs,  true
            GET,  /fhir/AuditEvent/1,              system/AuditEvent.r,   true
            GET,  /desk/v1/look-ups,               system/AuditEvent.s,   true
            GET,  /fhir/Coverage,                  system/Coverage.s,     true
            """)
    void whoListsLookUpsDoesNotOpenTheAuditTrailByThat(String method, String path, String scopes, boolean opened) {
        Scopes allowed = Scopes.parse(scopes).orElseThrow();

        assertThat(Need.all(method, path)).isNotEmpty();
        assertThat(Need.all(method, path).stream().allMatch(allowed::allow)).isEqualTo(opened);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            /fhir/metadata, OPEN
            /.well-known/smart-configuration, OPEN
            /health/ready, LOOPBACK
            /health, LOOPBACK
            /healthy, TOKEN
            /api, OPEN
            /api/guide/index.html, OPEN
            /apis, TOKEN
            /metrics, LOOPBACK
            /openapi, LOOPBACK
            /metricsx, TOKEN
            /fhir/metadata/x, TOKEN
            /, TOKEN
            /anything, TOKEN
            """)
    void onlyWhatIsNamedIsOpen(String path, Need.Door door) {
        assertThat(Need.door(path)).isEqualTo(door);
    }

    @Test
    void whoWorksOnDeskTasksSeesNothingElse() {
        Scopes desk = Scopes.parse("system/Task.rus").orElseThrow();

        for (String path : new String[]{"/fhir/Patient/1", "/fhir/Coverage", "/fhir/CoverageEligibilityResponse/1",
                "/fhir", "/kiosk/v1/inquiries/1", "/desk/v1/cases", "/desk/v1/cases/1", "/desk/v1/bulk/batches",
                "/desk/v1/bulk/batches/1/worklist", "/desk/v1/appointments", "/desk/v1/patients/1/expenses"}) {
            assertThat(desk.allow(Need.of("GET", path).orElseThrow())).as(path).isFalse();
        }
        assertThat(desk.allow(Need.of("GET", "/desk/v1/tasks").orElseThrow())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Consent", "MedicationStatement", "Procedure", "Observation"})
    void whatPatientsConsentedToIsOpenedByItsNameAlone(String type) {
        for (String others : new String[]{"system/*.rs", "system/*.cruds",
                "system/Patient.rs system/Coverage.rs system/DocumentReference.cru"}) {
            Scopes scopes = Scopes.parse(others).orElseThrow();
            assertThat(scopes.allow(Need.of("GET", "/fhir/" + type).orElseThrow())).as(others).isFalse();
            assertThat(scopes.allow(Need.of("GET", "/fhir/" + type + "/1").orElseThrow())).as(others).isFalse();
        }
        assertThat(Scopes.parse("system/" + type + ".rs").orElseThrow()
                .allow(Need.of("GET", "/fhir/" + type).orElseThrow())).isTrue();
    }

    @Test
    void aBlankFormNeedsNoMoreThanAToken() {
        assertThat(Need.door("/desk/v1/forms/declaration.pdf")).isEqualTo(Need.Door.TOKEN);
        assertThat(Need.of("GET", "/desk/v1/forms/declaration.pdf")).isEmpty();
    }

    @Test
    void aStarIsNotSearchedWithASingleType() {
        Scopes coverage = Scopes.parse("system/Coverage.rs").orElseThrow();

        assertThat(coverage.allow(new Need("*", Permission.SEARCH))).isFalse();
        assertThat(coverage.allow(new Need("Patient", Permission.READ))).isFalse();
        assertThat(coverage.allow(new Need("Coverage", Permission.READ))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            POST, /desk/v1/modes/failure/call,               system/Flag.u
            POST, /desk/v1/look-ups,                         system/AuditEvent.c
            GET,  /medical/v1/patients/1/medicines,          system/DocumentReference.r
            POST, /medical/v1/patients/1/revocation,         system/Consent.u
            POST, /medical/v1/patients/1/care-begin,         system/Consent.u
            POST, /medical/v1/patients/1/care-end,           system/Consent.u
            POST, /medical/v1/patients/1/care-end/withdrawal, system/Consent.u
            GET,  /desk/v1/tasks,                            system/Task.s
            GET,  /desk/v1/cases/1,                          system/Claim.r
            GET,  /desk/v1/bulk/batches/1/worklist,          system/List.r
            GET,  /desk/v1/appointments,                     system/Appointment.s
            POST, /desk/v1/visits,                           system/Encounter.c
            GET,  /desk/v1/patients/1/expenses,              system/ExplanationOfBenefit.r
            """)
    void whatTheStarNeverOpensIsOpenedByItsName(String method, String path, String scope) {
        Need need = Need.of(method, path).orElseThrow();

        assertThat(Scopes.parse("system/*.cruds").orElseThrow().allow(need)).isFalse();
        assertThat(Scopes.parse("system/*.cruds " + scope).orElseThrow().allow(need)).isTrue();
    }
}
