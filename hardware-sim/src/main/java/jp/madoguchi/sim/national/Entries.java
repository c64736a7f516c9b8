package jp.madoguchi.sim.national;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import jp.madoguchi.sim.national.Answer.Entry;
import org.jspecify.annotations.Nullable;

/** Writes one {@code ResultOfQualificationConfirmation} (oqs-interface 3.4, 6.1). */
final class Entries {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final int SECONDS_FROM_SCREEN_TO_RESULT = 5;

    private final boolean face;
    private final Consents consents;
    private final @Nullable String arbitraryIdentifier;
    private final LocalDateTime consentTime;

    private Entries(boolean face, Consents consents, @Nullable String arbitraryIdentifier, LocalDateTime at) {
        this.face = face;
        this.consents = consents;
        this.arbitraryIdentifier = arbitraryIdentifier;
        this.consentTime = at.minusSeconds(SECONDS_FROM_SCREEN_TO_RESULT);
    }

    /** Entries for a desk, where staff can note one consent only: that for the limit certificate. */
    static Entries forDesk(boolean limitConsent, @Nullable String arbitraryIdentifier, LocalDateTime at) {
        return new Entries(false, new Consents(limitConsent, false, false, false, false, false), arbitraryIdentifier,
                at);
    }

    /** Entries for a reader, with the consents given on its screen. */
    static Entries forFace(Consents consents, LocalDateTime at) {
        return new Entries(true, consents, null, at);
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    Element element(Entry entry) {
        return switch (entry) {
            case Answer.Insurance(Person person, Qualification qualification) -> insurance(person, qualification);
            case Answer.PublicAssistance(Person person, Assistance assistance) -> assistance(person, assistance);
        };
    }

    private Element insurance(Person person, Qualification q) {
        Element entry = new Element("ResultOfQualificationConfirmation")
                .with("InsuredCardClassification", q.classification())
                .with("InsurerNumber", String.format(Locale.ROOT, "%8s", q.insurer()))
                .with("InsuredCardSymbol", q.symbol()).with("InsuredIdentificationNumber", q.number())
                .with("InsuredBranchNumber", q.branch())
                .with("PersonalFamilyClassification", q.self() ? "1" : "2").with("InsuredName", q.insuredName());
        personal(entry, person);
        entry.with("QualificationDate", day(q.from())).with("DisqualificationDate", dayOrNone(q.lost()))
                .with("InsuredCertificateIssuanceDate", dayOrNone(q.issued()))
                .with("InsuredCardValidDate", dayOrNone(q.cardFrom()))
                .with("InsuredCardExpirationDate", dayOrNone(q.cardUntil()))
                .with("InsuredPartialContributionRatio", q.ratio())
                .with("PreschoolClassification", q.preschool() ? "1" : null).with("ReasonOfLoss", q.lossReason())
                .with("InsurerName", q.insurerName());
        certificates(entry, q.certificates());
        viewing(entry);
        return entry.with("ReferenceNumber", person.referenceNumber()).with("ArbitraryIdentifier",
                arbitraryIdentifier);
    }

    private static void personal(Element entry, Person person) {
        Sex onCard = person.sexOnCard();
        entry.with("Name", person.name()).with("NameOfOther", person.otherName()).with("NameKana", person.kana())
                .with("NameOfOtherKana", person.otherKana()).with("Sex1", Integer.toString(person.sex().code()))
                .with("Sex2", onCard == null ? null : Integer.toString(onCard.code()))
                .with("Birthdate", day(person.birthDate())).with("Address", person.address())
                .with("PostNumber", person.postNumber());
    }

    private void certificates(Element entry, Certificates certificates) {
        Certificates.Elderly elderly = certificates.elderly();
        if (elderly != null) {
            entry.with(new Element("ElderlyRecipientCertificateInfo")
                    .with("ElderlyRecipientCertificateDate", day(elderly.issued()))
                    .with("ElderlyRecipientValidStartDate", day(elderly.from()))
                    .with("ElderlyRecipientValidEndDate", day(elderly.until()))
                    .with("ElderlyRecipientContributionRatio", elderly.ratio()));
        }
        consent(entry, "LimitApplicationCertificateRelated", consents.limit(), false);
        Certificates.Limit limit = certificates.limit();
        if (limit != null && consents.limit()) {
            entry.with(new Element("LimitApplicationCertificateRelatedInfo")
                    .with("LimitApplicationCertificateClassification", limit.kind())
                    .with("LimitApplicationCertificateClassificationFlag", limit.category())
                    .with("LimitApplicationCertificateDate", day(limit.issued()))
                    .with("LimitApplicationCertificateValidStartDate", day(limit.from()))
                    .with("LimitApplicationCertificateValidEndDate", day(limit.until()))
                    .with("LimitApplicationCertificateLongTermDate", dayOrNone(limit.longTerm())));
        }
        if (!face) {
            return;
        }
        consent(entry, "SpecificDiseasesCertificateRelated", consents.disease(), false);
        if (consents.disease() && !certificates.diseases().isEmpty()) {
            Element list = new Element("SpecificDiseasesCertificateList");
            for (Certificates.Disease disease : certificates.diseases()) {
                list.with(new Element("SpecificDiseasesCertificateInfo")
                        .with("SpecificDiseasesDiseaseCategory", disease.category())
                        .with("SpecificDiseasesCertificateDate", day(disease.issued()))
                        .with("SpecificDiseasesValidStartDate", day(disease.from()))
                        .with("SpecificDiseasesValidEndDate", dayOrNone(disease.until()))
                        .with("SpecificDiseasesSelfPay", Integer.toString(disease.selfPayYen())));
            }
            entry.with(list);
        }
    }

    private void viewing(Element entry) {
        if (face) {
            consent(entry, "SpecificHealthCheckupsInfo", consents.checkup(), true);
            consent(entry, "PharmacistsInfo", consents.drugs(), true);
            consent(entry, "DiagnosisInfo", consents.treatment(), true);
            consent(entry, "OperationInfo", consents.surgery(), true);
        }
    }

    /** Flag, and where given its time; viewing consents also carry their end, 24 hours later (R-CO-02). */
    private void consent(Element entry, String stem, boolean given, boolean viewing) {
        entry.with(stem + "ConsFlg", given ? "1" : "0");
        if (given && face) {
            entry.with(stem + "ConsTime", STAMP.format(consentTime));
            if (viewing) {
                entry.with(stem + "AvailableTime", STAMP.format(consentTime.plusHours(24)));
            }
        }
    }

    private Element assistance(Person person, Assistance assistance) {
        Element entry = new Element("ResultOfQualificationConfirmation").with("InsuredCardClassification", "A1")
                .with("InsurerNumber", assistance.payer())
                .with("InsuredIdentificationNumber", assistance.recipient());
        personal(entry, person);
        entry.with("QualificationDate", day(assistance.from()))
                .with("DisqualificationDate", dayOrNone(assistance.lost()))
                .with("InsurerName", assistance.office());
        if (!assistance.tickets().isEmpty()) {
            Element list = new Element("PublicExpenseResultList");
            assistance.tickets().forEach(ticket -> list.with(ticket(ticket, assistance, person)));
            entry.with(list);
        }
        return entry.with("ReferenceNumber", person.referenceNumber()).with("ArbitraryIdentifier",
                arbitraryIdentifier);
    }

    private static Element ticket(Assistance.Ticket ticket, Assistance assistance, Person person) {
        boolean insured = person.qualifications().stream().anyMatch(q -> q.covers(ticket.until()));
        return new Element("MedicalTicketInfo").with("TicketType", ticket.type())
                .with("MedicalTicketValidDate", day(ticket.from()))
                .with("MedicalTicketExpirationDate", day(ticket.until())).with("IssueNumber", ticket.issueNumber())
                .with("MedicalTreatmentMonth", MONTH.format(ticket.month()))
                .with("DesignatedMedicalInstitutionCode", ticket.institution())
                .with("DesignatedMedicalInstitutionFlag", ticket.elsewhere() ? "1" : "0")
                .with("DesignatedMedicalInstitutionName", ticket.institutionName())
                .with("MedicalTreatmentType", ticket.treatment())
                .with("SelfPayAmount", Integer.toString(ticket.selfPayYen()))
                .with("DistrictContactName", assistance.office() + "　担当")
                .with("SingleOrCombinedUse", ticket.combined() ? "02" : "01")
                .with("StatusOfSocialInsurance", insured ? "01" : "02").with("StatusOfInfecton", "02")
                .with("StatusOfElderlyMedicalCare", "02").with("StatusOfPrefecturalExpenses", "02");
    }

    private static @Nullable String dayOrNone(@Nullable LocalDate day) {
        return day == null ? null : day(day);
    }
}
