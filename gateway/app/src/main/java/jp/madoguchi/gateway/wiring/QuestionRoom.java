package jp.madoguchi.gateway.wiring;

import java.time.InstantSource;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.fhir.convert.QuestionConverter;
import jp.madoguchi.gateway.fhir.ResourceStore;
import jp.madoguchi.gateway.fhir.ask.LiveQuestions;
import jp.madoguchi.gateway.operations.FhirSettings;
import jp.madoguchi.gateway.operations.Settings;
import jp.madoguchi.store.audit.AuditTrail;

/** Questions over FHIR, joined to the routes that carry them and to what becomes of their answers. */
final class QuestionRoom {

    private QuestionRoom() {}

    static LiveQuestions of(Settings settings, FacilityCode facility, RouteRoom routes, ResourceStore answers,
            AuditTrail audit, InstantSource clock) {
        return new LiveQuestions(facility, routes.carrier(), routes.reception().program(),
                new QuestionConverter(FhirSettings.dialect(settings)), answers,
                new LedgerDeskAudit(audit, "CoverageEligibilityRequest"), clock);
    }
}
