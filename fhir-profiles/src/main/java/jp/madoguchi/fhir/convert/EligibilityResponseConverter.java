package jp.madoguchi.fhir.convert;

import java.util.List;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.fhir.profile.CodeSystems;
import jp.madoguchi.fhir.profile.ExtensionUrls;
import jp.madoguchi.fhir.profile.IdentifierSystems;
import jp.madoguchi.fhir.profile.Profiles;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse.EligibilityResponsePurpose;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse.EligibilityResponseStatus;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.Enumerations.RemittanceOutcome;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** One answer of the national system as a CoverageEligibilityResponse. What failed says so and why; nothing is left to absence. */
public final class EligibilityResponseConverter {

    private final FhirDialect dialect;

    public EligibilityResponseConverter(FhirDialect dialect) {
        this.dialect = dialect;
    }

    /** The response about a patient, asked by a hospital. */
    public CoverageEligibilityResponse convert(AnswerView view, ResourceId patient, ResourceId hospital) {
        Answer answer = view.answer();
        CoverageEligibilityResponse response = new CoverageEligibilityResponse();
        Parts.stamp(response, view.id(), view.stamp(), Profiles.ELIGIBILITY_RESPONSE);
        if (answer.arbitraryFileIdentifier() != null) {
            response.addIdentifier(
                    Parts.identifier(IdentifierSystems.ARBITRARY_FILE, answer.arbitraryFileIdentifier()));
        }
        response.setStatus(EligibilityResponseStatus.ACTIVE);
        response.addPurpose(EligibilityResponsePurpose.VALIDATION);
        response.setPatient(Parts.reference("Patient", patient));
        response.setServiced(Parts.date(answer.confirmationDate()));
        response.setCreatedElement(Parts.dateTime(answer.processedAt()));
        response.setRequestor(Parts.reference("Organization", hospital));
        response.setRequest(request(view));
        response.setInsurer(insurer(view));
        if (answer.asked() != null) {
            response.addExtension(
                    Parts.code(ExtensionUrls.REFERENCE_CLASSIFICATION, NationalCodes.code(answer.asked())));
        }
        if (answer.prescription() != null) {
            response.addExtension(
                    Parts.code(ExtensionUrls.PRESCRIPTION_FORM, NationalCodes.code(answer.prescription())));
        }
        conclude(response, answer.outcome(), answer.qualifications());
        for (AnswerEntry entry : view.entries()) {
            InsuranceEntries.add(response, answer, entry);
        }
        if (response.getInsurance().stream().anyMatch(i -> i.hasItem())) {
            response.addPurpose(EligibilityResponsePurpose.BENEFITS);
        }
        return response;
    }

    /** Says what came out, the same for every response. */
    static void conclude(CoverageEligibilityResponse response, AnswerOutcome outcome,
            List<Qualification> qualifications) {
        switch (outcome) {
            case AnswerOutcome.Confirmed confirmed -> {
                response.setOutcome(RemittanceOutcome.COMPLETE);
                response.addExtension(Parts.code(
                        ExtensionUrls.QUALIFICATION_VALIDITY, NationalCodes.code(confirmed.validity())));
                StringBuilder disposition = new StringBuilder(NationalCodes.label(confirmed.validity()));
                qualifications.stream().map(Qualification::reasonOfLoss).filter(r -> r != null).distinct()
                        .forEach(r -> disposition.append("／資格喪失事由: ").append(NationalCodes.label(r)));
                if (confirmed.notice() != null) {
                    noticed(response, confirmed.notice());
                    disposition.append("／").append(text(confirmed.notice(), "通知あり"));
                }
                response.setDisposition(disposition.toString());
            }
            case AnswerOutcome.Refused refused -> failed(response, refused.notice(), "処理結果エラー");
            case AnswerOutcome.Failed failed -> failed(response, failed.notice(), "異常終了");
            case AnswerOutcome.Processing processing -> {
                response.setOutcome(RemittanceOutcome.QUEUED);
                response.setDisposition("処理中");
            }
        }
    }

    private static void failed(CoverageEligibilityResponse response, Notice notice, String otherwise) {
        String text = text(notice, otherwise);
        response.setOutcome(RemittanceOutcome.ERROR);
        response.setDisposition(text);
        noticed(response, notice);
        CodeableConcept code = new CodeableConcept().setText(text);
        if (notice.code() != null && notice.code().matches("\\S+( \\S+)*")) {
            code.addCoding(Parts.coding(CodeSystems.PROCESSING_RESULT_CODE, notice.code(), null));
        }
        var error = response.addError().setCode(code);
        Extension result = processingResult(notice);
        if (result.hasExtension()) {
            error.addExtension(result);
        }
    }

    private static void noticed(CoverageEligibilityResponse response, Notice notice) {
        Extension result = processingResult(notice);
        if (result.hasExtension()) {
            response.addExtension(result);
        }
    }

    /** Code and message exactly as they came (oqs-interface 3.7). */
    private static Extension processingResult(Notice notice) {
        Extension extension = new Extension(ExtensionUrls.PROCESSING_RESULT);
        String code = orEmpty(notice.code());
        if (!code.isBlank()) {
            extension.addExtension(Parts.string("code", code));
        }
        String message = orEmpty(notice.message());
        if (!message.isBlank()) {
            extension.addExtension(Parts.string("message", message));
        }
        return extension;
    }

    private static String text(Notice notice, String otherwise) {
        String both = (orEmpty(notice.code()).strip() + " " + orEmpty(notice.message()).strip()).strip();
        return both.isEmpty() ? otherwise : both;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** R4 demands a request; there is no resource of it, so it is named by its id or by where the answer came from. */
    private static Reference request(AnswerView view) {
        Reference request = new Reference().setType("CoverageEligibilityRequest");
        if (view.inquiry() == null) {
            return request.setDisplay("カードリーダーからの資格確認");
        }
        return request.setIdentifier(Parts.identifier(IdentifierSystems.INQUIRY, view.inquiry().value()));
    }

    /** The payer of the first qualification; else the insurer that was asked about; else the national system itself. */
    private Reference insurer(AnswerView view) {
        if (!view.entries().isEmpty()) {
            return Parts.reference("Organization", view.entries().get(0).payer());
        }
        return view.answer().asking() == null
                ? new Reference().setType("Organization").setDisplay(Parts.NATIONAL_SYSTEM)
                : QuestionConverter.insurer(view.answer().asking().member().insurer(), dialect);
    }
}
