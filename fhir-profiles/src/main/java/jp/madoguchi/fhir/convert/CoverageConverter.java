package jp.madoguchi.fhir.convert;

import jp.madoguchi.domain.certificate.ContributionRatio;
import jp.madoguchi.domain.certificate.LimitCertificate;
import jp.madoguchi.domain.certificate.MedicalTicket;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.CoverageCategory;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.qualification.CoverageStanding;
import jp.madoguchi.domain.qualification.PersonalFamily;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.fhir.convert.FhirDialect.DependentWidth;
import jp.madoguchi.fhir.convert.FhirDialect.IdentifierSpelling;
import jp.madoguchi.fhir.convert.FhirDialect.PeriodEnd;
import jp.madoguchi.fhir.profile.CodeSystems;
import jp.madoguchi.fhir.profile.ExtensionUrls;
import jp.madoguchi.fhir.profile.NationalSystem;
import jp.madoguchi.fhir.profile.Profiles;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Coverage.CoverageStatus;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;

/** An insurance, or one ticket of public assistance, as a Coverage. */
public final class CoverageConverter {

    private final FhirDialect dialect;

    public CoverageConverter(FhirDialect dialect) {
        this.dialect = dialect;
    }

    /** The Coverage of a patient. */
    public Coverage convert(CoverageView view, ResourceId patient) {
        Coverage coverage = switch (PayerKind.of(view.qualification())) {
            case INSURANCE -> insurance(view);
            case PUBLIC_EXPENSE -> publicExpense(view);
        };
        coverage.addIdentifier(PatientConverter.memberId(view));
        coverage.setStatus(status(view));
        coverage.setBeneficiary(Parts.reference("Patient", patient));
        coverage.addPayor(Parts.reference("Organization", view.payer())
                .setDisplay(view.qualification().insurerName()));
        coverage.setPeriod(period(view));
        describe(coverage, view);
        claimNationalProfiles(coverage, view);
        return coverage;
    }

    private Coverage insurance(CoverageView view) {
        Qualification qualification = view.qualification();
        MemberId member = view.member();
        Coverage coverage = new Coverage();
        Parts.stamp(coverage, view.id(), view.stamp(), Profiles.INSURANCE_COVERAGE);
        if (member.symbol() != null) {
            coverage.addExtension(Parts.string(
                    ExtensionUrls.INSURED_PERSON_SYMBOL, CardWidth.oneWidth(member.symbol().value())));
        }
        coverage.addExtension(Parts.string(
                ExtensionUrls.INSURED_PERSON_NUMBER, CardWidth.oneWidth(member.number().value())));
        if (member.branch() != null) {
            String branch = member.branch().value();
            coverage.addExtension(Parts.string(ExtensionUrls.INSURED_PERSON_SUB_NUMBER, branch));
            coverage.setDependent(
                    dialect.dependentWidth() == DependentWidth.FULL ? CardWidth.fullWidth(branch) : branch);
        }
        CoverageCategory.of(member.insurer()).ifPresent(category -> type(coverage, category));
        relationship(coverage, qualification);
        insuranceExtensions(coverage, qualification);
        ContributionRatio ratio = qualification.ratio() == null && qualification.elderly() != null
                ? qualification.elderly().ratio()
                : qualification.ratio();
        if (ratio != null) {
            coverage.addCostToBeneficiary()
                    .setType(Parts.concept(CodeSystems.COPAY_TYPE, "copaypct", null))
                    .setValue(new Quantity().setValue(ratio.percent()).setUnit("%")
                            .setSystem(CodeSystems.UCUM).setCode("%"));
        }
        return coverage;
    }

    private Coverage publicExpense(CoverageView view) {
        Coverage coverage = new Coverage();
        Parts.stamp(coverage, view.id(), view.stamp(), Profiles.PUBLIC_EXPENSE_COVERAGE);
        type(coverage, CoverageCategory.PUBLIC_EXPENSE);
        coverage.setSubscriberId(MemberIdText.recipientNumber(view.member()));
        if (view.ticket() != null) {
            ticket(coverage, view.ticket());
        }
        return coverage;
    }

    private void type(Coverage coverage, CoverageCategory category) {
        coverage.setType(Parts.concept(dialect.spell(NationalSystem.INSURANCE_CATEGORY), category.code(),
                NationalCodes.label(category)));
    }

    /** 後期高齢者 have no family members under their insurance: each is the insured person. */
    private void relationship(Coverage coverage, Qualification qualification) {
        PersonalFamily said = qualification.personalFamily();
        boolean elderly = qualification.insurer() != null
                && CoverageCategory.of(qualification.insurer()).orElse(null) == CoverageCategory.LATE_ELDERLY;
        PersonalFamily relationship = said == null && elderly ? PersonalFamily.INSURED : said;
        if (relationship != null) {
            coverage.setRelationship(Parts.concept(dialect.spell(NationalSystem.INSURED_PERSON_CATEGORY),
                    NationalCodes.code(relationship), NationalCodes.label(relationship)));
        }
    }

    private static void insuranceExtensions(Coverage coverage, Qualification qualification) {
        Period cardValidity = Parts.period(qualification.cardValidity());
        if (cardValidity != null) {
            coverage.addExtension(new Extension(ExtensionUrls.CARD_VALIDITY, cardValidity));
        }
        if (qualification.cardIssued() != null) {
            coverage.addExtension(Parts.date(ExtensionUrls.CARD_ISSUE_DATE, qualification.cardIssued()));
        }
        if (qualification.preschool()) {
            coverage.addExtension(Parts.flag(ExtensionUrls.PRESCHOOL, true));
        }
        if (qualification.insuredName() != null) {
            coverage.addExtension(Parts.string(ExtensionUrls.INSURED_NAME, qualification.insuredName()));
        }
        if (qualification.limit() != null) {
            coverage.addExtension(limit(qualification.limit()));
        }
    }

    private static Extension limit(LimitCertificate limit) {
        Extension extension = new Extension(ExtensionUrls.LIMIT_CERTIFICATE);
        if (limit.classification() != null) {
            extension.addExtension(Parts.code("classification", NationalCodes.code(limit.classification())));
        }
        extension.addExtension(Parts.code("category", limit.category().name()));
        if (limit.issued() != null) {
            extension.addExtension(Parts.date("issueDate", limit.issued()));
        }
        Period validity = Parts.period(limit.validity());
        if (validity != null) {
            extension.addExtension(new Extension("validity", validity));
        }
        if (limit.longTermSince() != null) {
            extension.addExtension(Parts.date("longTermDate", limit.longTermSince()));
        }
        return extension;
    }

    private static void ticket(Coverage coverage, MedicalTicket ticket) {
        Extension extension = coverage.addExtension().setUrl(ExtensionUrls.MEDICAL_TICKET);
        extension.addExtension(Parts.code("ticketType", NationalCodes.code(ticket.type())));
        if (ticket.issueNumber() != null) {
            extension.addExtension(Parts.string("issueNumber", ticket.issueNumber()));
        }
        extension.addExtension(new Extension("treatmentMonth", new DateType(ticket.month().toString())));
        if (ticket.treatment() != null) {
            extension.addExtension(Parts.code("treatmentType", NationalCodes.code(ticket.treatment())));
        }
        if (ticket.combined() != null) {
            extension.addExtension(Parts.code("singleOrCombinedUse", ticket.combined() ? "02" : "01"));
        }
        Extension institution = coverage.addExtension().setUrl(ExtensionUrls.DESIGNATED_INSTITUTION);
        if (ticket.institution() != null) {
            institution.addExtension(Parts.string("code", ticket.institution().value()));
        }
        if (ticket.institutionName() != null) {
            institution.addExtension(Parts.string("name", ticket.institutionName()));
        }
        institution.addExtension(Parts.flag("forThisHospital", !ticket.forOtherInstitution()));
    }

    private static void describe(Coverage coverage, CoverageView view) {
        Qualification qualification = view.qualification();
        if (view.validity() != null) {
            coverage.addExtension(
                    Parts.code(ExtensionUrls.QUALIFICATION_VALIDITY, NationalCodes.code(view.validity())));
        }
        if (qualification.classification() != null) {
            coverage.addExtension(Parts.code(
                    ExtensionUrls.INSURED_CARD_CLASSIFICATION, qualification.classification().code()));
        }
        if (qualification.lost() != null) {
            coverage.addExtension(Parts.date(ExtensionUrls.DISQUALIFICATION_DATE, qualification.lost()));
        }
        if (qualification.reasonOfLoss() != null) {
            coverage.addExtension(Parts.code(ExtensionUrls.LOSS_REASON, qualification.reasonOfLoss().code()));
        }
    }

    /** Active means that the reception may use it; what a person has to decide about is a draft. */
    private static CoverageStatus status(CoverageView view) {
        return switch (view.standing()) {
            case IN_FORCE -> Usability.of(view.qualification(), view.ticket())
                    ? CoverageStatus.ACTIVE
                    : CoverageStatus.DRAFT;
            case LOST -> CoverageStatus.CANCELLED;
            case UNCONFIRMED -> CoverageStatus.DRAFT;
        };
    }

    private @Nullable Period period(CoverageView view) {
        CoveredPeriod covered = CoveredPeriod.of(view.qualification(), view.ticket());
        if (covered == null) {
            return null;
        }
        Period period = Parts.period(covered.from(), covered.to());
        if (period != null && covered.endsByLoss() && view.qualification().lost() != null
                && dialect.periodEnd() == PeriodEnd.LITERAL_LOSS_DATE) {
            period.setEndElement(new DateTimeType(view.qualification().lost().toString()));
            period.addExtension(Parts.code(ExtensionUrls.PERIOD_END_READING, "loss-date"));
        }
        return period;
    }

    /** The stricter profiles fix status active and the URL spelling, and an insurance's type and relationship. */
    private void claimNationalProfiles(Coverage coverage, CoverageView view) {
        if (!dialect.claimNationalProfiles()) {
            return;
        }
        coverage.getMeta().addProfile(Profiles.JP_COVERAGE);
        boolean strict = view.standing() == CoverageStanding.IN_FORCE
                && coverage.getStatus() == CoverageStatus.ACTIVE
                && dialect.identifiers() == IdentifierSpelling.URL;
        if (strict) {
            switch (PayerKind.of(view.qualification())) {
                case INSURANCE -> {
                    if (coverage.hasType() && coverage.hasRelationship()) {
                        coverage.getMeta().addProfile(Profiles.ECS_INSURANCE);
                    }
                }
                case PUBLIC_EXPENSE -> coverage.getMeta().addProfile(Profiles.ECS_PUBLIC_PAYMENT);
            }
        }
    }
}
