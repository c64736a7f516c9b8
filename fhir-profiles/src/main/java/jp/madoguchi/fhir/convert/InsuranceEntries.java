package jp.madoguchi.fhir.convert;

import java.time.LocalDate;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.certificate.ElderlyCertificate;
import jp.madoguchi.domain.certificate.LimitCertificate;
import jp.madoguchi.domain.certificate.MedicalTicket;
import jp.madoguchi.domain.certificate.SpecificDiseaseCertificate;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.CoverageStanding;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.fhir.profile.CodeSystems;
import jp.madoguchi.fhir.profile.ExtensionUrls;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse.BenefitComponent;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse.InsuranceComponent;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse.ItemsComponent;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.UnsignedIntType;
import org.jspecify.annotations.Nullable;

/**
 * The insurance entries of a response: one for the qualification or ticket, one for each certificate, all of them pointing to the same
 * Coverage, because items have no period of their own in R4 (fhir-and-hl7v2 11).
 */
final class InsuranceEntries {

    private InsuranceEntries() {}

    static void add(CoverageEligibilityResponse response, Answer answer, AnswerEntry entry) {
        Qualification qualification = answer.qualifications().get(entry.qualification());
        boolean usable = answer.standingOf(qualification) == CoverageStanding.IN_FORCE
                && Usability.of(qualification, entry.ticket());
        qualification(response, entry, qualification, usable);
        if (entry.ticket() != null) {
            return;
        }
        Certificates certificates = new Certificates(response, answer, entry.coverage(), usable);
        if (qualification.elderly() != null) {
            certificates.elderly(qualification.elderly());
        }
        if (qualification.limit() != null) {
            certificates.limit(qualification.limit());
        }
        for (SpecificDiseaseCertificate disease : qualification.diseases()) {
            certificates.disease(disease);
        }
    }

    private static void qualification(
            CoverageEligibilityResponse response, AnswerEntry entry, Qualification qualification, boolean usable) {
        MedicalTicket ticket = entry.ticket();
        CertificateKind kind = ticket == null ? CertificateKind.QUALIFICATION : CertificateKind.MEDICAL_TICKET;
        CoveredPeriod covered = CoveredPeriod.of(qualification, ticket);
        Period period = covered == null ? null : Parts.period(covered.from(), covered.to());
        InsuranceComponent insurance = insurance(response, entry.coverage(), kind, usable, period);
        if (ticket != null && ticket.selfPayYen() != null) {
            benefit(item(insurance, Parts.concept(CodeSystems.CERTIFICATE_KIND, kind.code(), kind.label())), "copay")
                    .setAllowed(yen(ticket.selfPayYen()));
        }
    }

    private static InsuranceComponent insurance(CoverageEligibilityResponse response, ResourceId coverage,
            CertificateKind kind, boolean inForce, @Nullable Period period) {
        InsuranceComponent insurance = response.addInsurance()
                .setCoverage(Parts.reference("Coverage", coverage))
                .setInforce(inForce)
                .setBenefitPeriod(period);
        insurance.addExtension(Parts.code(ExtensionUrls.CERTIFICATE_KIND, kind.code()));
        return insurance;
    }

    private static ItemsComponent item(InsuranceComponent insurance, CodeableConcept category) {
        return insurance.addItem().setCategory(category)
                .setTerm(Parts.concept(CodeSystems.BENEFIT_TERM, "monthly", "月額"));
    }

    private static BenefitComponent benefit(ItemsComponent item, String type) {
        return item.addBenefit().setType(Parts.concept(CodeSystems.BENEFIT_TYPE, type, null));
    }

    private static Money yen(int amount) {
        return new Money().setValue(amount).setCurrency("JPY");
    }

    /** The certificates beside one qualification. Each is in force only on days of its own validity. */
    private record Certificates(
            CoverageEligibilityResponse response, Answer answer, ResourceId coverage, boolean usable) {

        void elderly(ElderlyCertificate elderly) {
            InsuranceComponent insurance = entry(CertificateKind.ELDERLY_RECIPIENT, elderly.validity());
            issued(insurance, elderly.issued());
            if (elderly.ratio() != null) {
                ItemsComponent item = insurance.addItem().setCategory(Parts.concept(CodeSystems.CERTIFICATE_KIND,
                        CertificateKind.ELDERLY_RECIPIENT.code(), CertificateKind.ELDERLY_RECIPIENT.label()));
                benefit(item, "copay-percent").setAllowed(new UnsignedIntType(elderly.ratio().percent()));
            }
        }

        /** The ceiling is a formula for some categories: the code is given, never an invented amount. */
        void limit(LimitCertificate limit) {
            InsuranceComponent insurance = entry(CertificateKind.LIMIT, limit.validity());
            issued(insurance, limit.issued());
            if (limit.classification() != null) {
                insurance.addExtension(Parts.code(ExtensionUrls.LIMIT_CERTIFICATE_CLASSIFICATION,
                        NationalCodes.code(limit.classification())));
            }
            if (limit.longTermSince() != null) {
                insurance.addExtension(
                        Parts.date(ExtensionUrls.LONG_TERM_HOSPITALISATION_DATE, limit.longTermSince()));
            }
            ItemsComponent item = item(insurance, Parts.concept(
                    CodeSystems.LIMIT_CATEGORY, limit.category().name(), limit.category().label()));
            benefit(item, "copay-maximum");
        }

        void disease(SpecificDiseaseCertificate disease) {
            InsuranceComponent insurance = entry(CertificateKind.SPECIFIC_DISEASE, disease.validity());
            issued(insurance, disease.issued());
            ItemsComponent item = item(insurance, Parts.concept(CodeSystems.SPECIFIC_DISEASE_CATEGORY,
                    NationalCodes.code(disease.disease()), NationalCodes.label(disease.disease())));
            BenefitComponent benefit = benefit(item, "copay-maximum");
            if (disease.selfPayYen() != null) {
                benefit.setAllowed(yen(disease.selfPayYen()));
            }
        }

        private InsuranceComponent entry(CertificateKind kind, DateRange validity) {
            boolean inForce = usable && validity.covers(answer.confirmationDate());
            return insurance(response, coverage, kind, inForce, Parts.period(validity));
        }

        private static void issued(InsuranceComponent insurance, @Nullable LocalDate date) {
            if (date != null) {
                insurance.addExtension(Parts.date(ExtensionUrls.CERTIFICATE_ISSUE_DATE, date));
            }
        }
    }
}
