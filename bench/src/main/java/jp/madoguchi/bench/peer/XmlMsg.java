package jp.madoguchi.bench.peer;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A result file as JAXB makes it: text as it stands, not checked. It has every element that Madoguchi's reader keeps; fields bear the
 * elements' names, so that no annotation repeats them.
 */
@XmlRootElement(name = "XmlMsg")
@XmlAccessorType(XmlAccessType.FIELD)
@SuppressWarnings({"MemberName", "MultiVariableDeclaration"})
public class XmlMsg {

    public @Nullable Header MessageHeader;
    public @Nullable Body MessageBody;

    /** MessageHeader. */
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class Header {
        public @Nullable String MedicalInstitutionCode, ProcessExecutionTime, QualificationConfirmationDate;
        public @Nullable String SegmentOfResult, ErrorCode, ErrorMessage, ArbitraryFileIdentifier;
        public @Nullable String ReferenceClassification, CharacterCodeIdentifier, ReceptionNumber;
    }

    /** What is said about one person. */
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class Unit {
        public @Nullable String ProcessingResultStatus, ProcessingResultCode, ProcessingResultMessage;
        public @Nullable String QualificationValidity, PrescriptionIssueSelect, ReferenceNumber;
        public @Nullable SearchInfo QualificationConfirmSearchInfo;
        public @Nullable Results ResultList;
        public List<Entry> ResultOfQualificationConfirmation = new ArrayList<>();
    }

    /** MessageBody. */
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class Body extends Unit {
        public List<Unit> BulkConfirmUnit = new ArrayList<>();
    }

    /** ResultList. */
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class Results {
        public List<Entry> ResultOfQualificationConfirmation = new ArrayList<>();
    }

    /** QualificationConfirmSearchInfo. */
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class SearchInfo {
        public @Nullable String InsurerNumber, InsuredCardSymbol, InsuredIdentificationNumber, InsuredBranchNumber;
        public @Nullable String Birthdate, LimitApplicationCertificateRelatedConsFlg, ArbitraryIdentifier;
    }

    /** ResultOfQualificationConfirmation. */
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class Entry {
        public @Nullable String InsuredCardClassification, InsurerNumber, InsuredCardSymbol;
        public @Nullable String InsuredIdentificationNumber, InsuredBranchNumber, PersonalFamilyClassification;
        public @Nullable String InsuredName, Name, NameOfOther, NameKana, NameOfOtherKana, Sex1, Sex2, Birthdate;
        public @Nullable String Address, PostNumber, QualificationDate, DisqualificationDate;
        public @Nullable String InsuredCertificateIssuanceDate, InsuredCardValidDate, InsuredCardExpirationDate;
        public @Nullable String InsuredPartialContributionRatio, PreschoolClassification, ReasonOfLoss, InsurerName;
        public @Nullable String ReferenceNumber, ArbitraryIdentifier, PrescriptionIssueSelect;
        public @Nullable String LimitApplicationCertificateChanged;
        public @Nullable Elderly ElderlyRecipientCertificateInfo;
        public @Nullable Limit LimitApplicationCertificateRelatedInfo;
        public @Nullable Diseases SpecificDiseasesCertificateList;
        public @Nullable Tickets PublicExpenseResultList;
        public @Nullable String LimitApplicationCertificateRelatedConsFlg, LimitApplicationCertificateRelatedConsTime;
        public @Nullable String LimitApplicationCertificateRelatedAvailableTime;
        public @Nullable String SpecificDiseasesCertificateRelatedConsFlg, SpecificDiseasesCertificateRelatedConsTime;
        public @Nullable String SpecificDiseasesCertificateRelatedAvailableTime;
        public @Nullable String SpecificHealthCheckupsInfoConsFlg, SpecificHealthCheckupsInfoConsTime;
        public @Nullable String SpecificHealthCheckupsInfoAvailableTime;
        public @Nullable String PharmacistsInfoConsFlg, PharmacistsInfoConsTime, PharmacistsInfoAvailableTime;
        public @Nullable String DiagnosisInfoConsFlg, DiagnosisInfoConsTime, DiagnosisInfoAvailableTime;
        public @Nullable String OperationInfoConsFlg, OperationInfoConsTime, OperationInfoAvailableTime;
        public @Nullable String DiagnosisNameConsFlg, DiagnosisNameConsTime, DiagnosisNameAvailableTime;
        public @Nullable String InfectiousInfoConsFlg, InfectiousInfoConsTime, InfectiousInfoAvailableTime;
        public @Nullable String AllergyInfoConsFlg, AllergyInfoConsTime, AllergyInfoAvailableTime;
        public @Nullable String ContraindicationInfoConsFlg, ContraindicationInfoConsTime;
        public @Nullable String ContraindicationInfoAvailableTime;
        public @Nullable String TestInfoConsFlg, TestInfoConsTime, TestInfoAvailableTime;
        public @Nullable String PrescriptionInfoConsFlg, PrescriptionInfoConsTime, PrescriptionInfoAvailableTime;
    }

    /** ElderlyRecipientCertificateInfo. */
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class Elderly {
        public @Nullable String ElderlyRecipientCertificateDate, ElderlyRecipientValidStartDate;
        public @Nullable String ElderlyRecipientValidEndDate, ElderlyRecipientContributionRatio;
    }

    /** LimitApplicationCertificateRelatedInfo. */
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class Limit {
        public @Nullable String LimitApplicationCertificateClassification;
        public @Nullable String LimitApplicationCertificateClassificationFlag, LimitApplicationCertificateDate;
        public @Nullable String LimitApplicationCertificateValidStartDate, LimitApplicationCertificateValidEndDate;
        public @Nullable String LimitApplicationCertificateLongTermDate;
    }

    /** SpecificDiseasesCertificateList. */
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class Diseases {
        public List<Disease> SpecificDiseasesCertificateInfo = new ArrayList<>();
    }

    /** SpecificDiseasesCertificateInfo. */
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class Disease {
        public @Nullable String SpecificDiseasesDiseaseCategory, SpecificDiseasesCertificateDate;
        public @Nullable String SpecificDiseasesValidStartDate, SpecificDiseasesValidEndDate, SpecificDiseasesSelfPay;
    }

    /** PublicExpenseResultList. */
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class Tickets {
        public List<Ticket> MedicalTicketInfo = new ArrayList<>();
    }

    /** MedicalTicketInfo. */
    @XmlAccessorType(XmlAccessType.FIELD)
    public static class Ticket {
        public @Nullable String TicketType, MedicalTicketValidDate, MedicalTicketExpirationDate, IssueNumber;
        public @Nullable String MedicalTreatmentMonth, DesignatedMedicalInstitutionCode;
        public @Nullable String DesignatedMedicalInstitutionFlag, DesignatedMedicalInstitutionName;
        public @Nullable String MedicalTreatmentType, SelfPayAmount, SingleOrCombinedUse;
    }
}
