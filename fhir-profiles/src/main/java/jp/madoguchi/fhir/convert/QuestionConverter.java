package jp.madoguchi.fhir.convert;

import java.util.List;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.fhir.profile.ExtensionUrls;
import jp.madoguchi.fhir.profile.IdentifierSystems;
import jp.madoguchi.fhir.profile.Profiles;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest.EligibilityRequestPurpose;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest.EligibilityRequestStatus;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse.EligibilityResponsePurpose;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse.EligibilityResponseStatus;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** A question to the national system as FHIR: the request, and the response as long as it holds no answer about a patient of ours. */
public final class QuestionConverter {

    private final FhirDialect dialect;

    public QuestionConverter(FhirDialect dialect) {
        this.dialect = dialect;
    }

    /** The request, made from what the ledger keeps of it: the card by its member id, never the clerk's words. */
    public CoverageEligibilityRequest request(QuestionView view) {
        CoverageEligibilityRequest request = new CoverageEligibilityRequest();
        Inquiry inquiry = view.inquiry();
        stamp(request, view, Profiles.ELIGIBILITY_REQUEST);
        request.addIdentifier(Parts.identifier(IdentifierSystems.INQUIRY, inquiry.id().value()));
        request.setStatus(EligibilityRequestStatus.ACTIVE);
        request.addPurpose(EligibilityRequestPurpose.VALIDATION);
        if (inquiry.card().limitConsent()) {
            request.addExtension(Parts.flag(ExtensionUrls.LIMIT_CERTIFICATE_CONSENT, true));
        }
        request.setPatient(patient(view));
        request.setServiced(Parts.date(inquiry.confirmationDate()));
        request.setCreatedElement(Parts.dateTime(view.askedAt()));
        request.setProvider(hospital(inquiry));
        request.setInsurer(insurer(inquiry));
        request.addInsurance().setCoverage(new Reference().setType("Coverage").setIdentifier(card(inquiry)));
        return request;
    }

    /**
     * What stands under the id that the answer will have: {@code queued} while none has come, never invalid. A response about nobody whom
     * we know claims no profile, which asks for a patient.
     */
    public CoverageEligibilityResponse response(QuestionView view) {
        CoverageEligibilityResponse response = new CoverageEligibilityResponse();
        stamp(response, view, Profiles.ELIGIBILITY_RESPONSE);
        if (view.patient() == null) {
            response.getMeta().setProfile(List.of());
        }
        response.setStatus(EligibilityResponseStatus.ACTIVE);
        response.addPurpose(EligibilityResponsePurpose.VALIDATION);
        response.setPatient(patient(view));
        response.setServiced(Parts.date(view.inquiry().confirmationDate()));
        response.setCreatedElement(Parts.dateTime(view.stamp().updatedAt()));
        response.setRequestor(hospital(view.inquiry()));
        response.setRequest(new Reference("CoverageEligibilityRequest/" + view.inquiry().id().value()));
        response.setInsurer(insurer(view.inquiry()));
        EligibilityResponseConverter.conclude(response, view.outcome(), List.of());
        return response;
    }

    private static void stamp(Resource resource, QuestionView view, String profile) {
        Parts.stamp(resource, new ResourceId(view.inquiry().id().value()), view.stamp(), profile);
    }

    private static Reference patient(QuestionView view) {
        return view.patient() == null
                ? new Reference().setType("Patient").setDisplay("未登録の患者")
                : Parts.reference("Patient", view.patient());
    }

    private static Reference hospital(Inquiry inquiry) {
        return new Reference().setType("Organization").setIdentifier(
                Parts.identifier(IdentifierSystems.MEDICAL_INSTITUTION, inquiry.facility().value()));
    }

    private Reference insurer(Inquiry inquiry) {
        return insurer(inquiry.card().member().insurer(), dialect);
    }

    /** An insurer of whom only the number is known. */
    static Reference insurer(InsurerNumber number, FhirDialect dialect) {
        return new Reference().setType("Organization").setIdentifier(
                Parts.identifier(dialect.spell(PayerKind.of(number).numberSystem()), number.value()));
    }

    private static Identifier card(Inquiry inquiry) {
        MemberId member = inquiry.card().member();
        return PayerKind.of(member.insurer()) == PayerKind.PUBLIC_EXPENSE
                ? Parts.identifier(IdentifierSystems.PUBLIC_PAYER_MEMBER_ID, MemberIdText.ofPublicExpense(member))
                : Parts.identifier(IdentifierSystems.INSURANCE_MEMBER_ID, MemberIdText.ofInsurance(member));
    }
}
