package jp.madoguchi.sim.national;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import jp.madoguchi.sim.message.Element;
import jp.madoguchi.sim.national.Answer.Entry;
import org.jspecify.annotations.Nullable;

/** Writes one {@code ResultOfQualificationConfirmation} (oqs-interface 3.4, 4.2, 6.1). */
public final class Entries {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

    private final Form form;
    private final Consents consents;
    private final @Nullable String arbitraryIdentifier;
    private final @Nullable LocalDateTime consentTime;
    private final @Nullable LocalDateTime availableTime;
    private final boolean over;

    private enum Form {
        DESK,
        FACE,
        BULK,
        REMOTE,
        COLLECTED
    }

    private Entries(Form form, Consents consents, @Nullable String arbitraryIdentifier,
            @Nullable LocalDateTime consentTime, @Nullable LocalDateTime availableTime, boolean over) {
        this.form = form;
        this.consents = consents;
        this.arbitraryIdentifier = arbitraryIdentifier;
        this.consentTime = consentTime;
        this.availableTime = availableTime;
        this.over = over;
    }

    /** Entries for a desk, where staff can note one consent only: that for the limit certificate. */
    static Entries forDesk(boolean limitConsent, @Nullable String arbitraryIdentifier) {
        return new Entries(Form.DESK, Consents.atDesk(limitConsent), arbitraryIdentifier, null, null, false);
    }

    /** Entries for a reader, with the consents given on its screen. */
    static Entries forFace(ConsentBook.Grant grant) {
        return new Entries(Form.FACE, grant.consents(), null, grant.at(), grant.until(), false);
    }

    /** Entries of a bulk confirmation: no consents, no limit certificate (oqs-interface 4.2). */
    public static Entries forBulk() {
        return new Entries(Form.BULK, Consents.NONE, null, null, null, false);
    }

    /** Entries of home visits and online care as of {@code now}; the flags of a view whose time is over are 2. */
    static Entries forRemote(ConsentBook.Grant grant, @Nullable String arbitraryIdentifier, LocalDateTime now) {
        return ofGrant(Form.REMOTE, grant, arbitraryIdentifier, now);
    }

    /** The same in bulk results. */
    public static Entries forCollected(ConsentBook.Grant grant, LocalDateTime now) {
        return ofGrant(Form.COLLECTED, grant, null, now);
    }

    private static Entries ofGrant(Form form, ConsentBook.Grant grant, @Nullable String arbitraryIdentifier,
            LocalDateTime now) {
        Consents given = grant.revoked() ? Consents.NONE : grant.consents();
        return new Entries(form, given, arbitraryIdentifier, grant.at(), grant.until(), grant.ended(now));
    }

    /** A day as the interface writes it. */
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** A time as the interface writes it. */
    public static String stamp(LocalDateTime at) {
        return STAMP.format(at);
    }

    /** The entry. */
    public Element element(Entry entry) {
        return switch (entry) {
            case Answer.Insurance insurance -> insurance(insurance);
            case Answer.PublicAssistance assistance -> assistance(assistance);
        };
    }

    private Element insurance(Answer.Insurance insurance) {
        Person person = insurance.person();
        Qualification q = insurance.qualification();
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
        return named(entry, insurance.referenceNumber());
    }

    /** In bulk results both stand beside the entries, in the unit. */
    private Element named(Element entry, @Nullable String referenceNumber) {
        return form == Form.BULK || form == Form.COLLECTED
                ? entry
                : entry.with("ReferenceNumber", referenceNumber).with("ArbitraryIdentifier", arbitraryIdentifier);
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
        if (form == Form.BULK) {
            return;
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
        if (form == Form.DESK) {
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
        if (form != Form.DESK && form != Form.BULK) {
            for (Consents.Viewing viewing : Consents.Viewing.values()) {
                consent(entry, viewing.stem(), consents.allow(viewing), true);
            }
        }
    }

    /** Flag, and where given its time; viewing consents also carry their end, if they have one (R-CO-02, R-CH-34). */
    private void consent(Element entry, String stem, boolean given, boolean viewing) {
        entry.with(stem + "ConsFlg", !given ? "0" : viewing && over ? "2" : "1");
        if (given && consentTime != null) {
            entry.with(stem + "ConsTime", STAMP.format(consentTime));
            if (viewing && availableTime != null) {
                entry.with(stem + "AvailableTime", STAMP.format(availableTime));
            }
        }
    }

    private Element assistance(Answer.PublicAssistance entitled) {
        Person person = entitled.person();
        Assistance assistance = entitled.assistance();
        Element entry = new Element("ResultOfQualificationConfirmation").with("InsuredCardClassification", "A1")
                .with("InsurerNumber", assistance.payer())
                .with("InsuredIdentificationNumber", assistance.recipient());
        personal(entry, person);
        entry.with("QualificationDate", day(assistance.from()))
                .with("DisqualificationDate", dayOrNone(assistance.lost()))
                .with("InsurerName", assistance.office());
        if (!entitled.tickets().isEmpty()) {
            Element list = new Element("PublicExpenseResultList");
            entitled.tickets().forEach(ticket -> list.with(ticket(ticket, assistance, person)));
            entry.with(list);
        }
        return named(entry, entitled.referenceNumber());
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
