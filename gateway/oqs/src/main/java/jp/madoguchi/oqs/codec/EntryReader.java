package jp.madoguchi.oqs.codec;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.certificate.ContributionRatio;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.certificate.ElderlyCertificate;
import jp.madoguchi.domain.certificate.LimitCertificate;
import jp.madoguchi.domain.certificate.MedicalTicket;
import jp.madoguchi.domain.certificate.SpecificDiseaseCertificate;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.PostalAddress;
import jp.madoguchi.domain.identity.ReferenceNumber;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.insurance.BranchNumber;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.CardSymbol;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.qualification.InsuredCardClassification;
import jp.madoguchi.domain.qualification.PersonalFamily;
import jp.madoguchi.domain.qualification.PrescriptionForm;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.domain.qualification.ReasonOfLoss;
import jp.madoguchi.oqs.message.CodeTables;
import org.jspecify.annotations.Nullable;

/** Reads one ResultOfQualificationConfirmation: an insurance, or public assistance (oqs-interface 3.4, 6.1). */
final class EntryReader {

    private final ConsentReader consents = new ConsentReader();
    private final List<SpecificDiseaseCertificate> diseases = new ArrayList<>();
    private final List<MedicalTicket> tickets = new ArrayList<>();
    private @Nullable InsuredCardClassification classification;
    private @Nullable InsurerNumber insurer;
    private @Nullable CardSymbol symbol;
    private @Nullable CardNumber number;
    private @Nullable BranchNumber branch;
    private @Nullable PersonalFamily personalFamily;
    private @Nullable String insuredName;
    private @Nullable PersonName name;
    private @Nullable PersonName otherName;
    private @Nullable KanaName kana;
    private @Nullable KanaName otherKana;
    private @Nullable Sex sex;
    private @Nullable Sex cardSex;
    private @Nullable LocalDate birthDate;
    private @Nullable String address;
    private @Nullable String postalCode;
    private @Nullable LocalDate acquired;
    private @Nullable LocalDate lost;
    private @Nullable LocalDate cardIssued;
    private @Nullable LocalDate cardValidFrom;
    private @Nullable LocalDate cardValidTo;
    private @Nullable ContributionRatio ratio;
    private @Nullable Boolean preschool;
    private @Nullable ReasonOfLoss reasonOfLoss;
    private @Nullable String insurerName;
    private boolean elderlySeen;
    private @Nullable ElderlyCertificate elderly;
    private boolean limitSeen;
    private @Nullable LimitCertificate limit;
    private @Nullable ReferenceNumber reference;
    private @Nullable String arbitraryIdentifier;
    private @Nullable PrescriptionForm prescription;
    private @Nullable Boolean limitChanged;

    void read(Fields in) {
        while (in.child()) {
            switch (in.name()) {
                case "InsuredCardClassification" ->
                    classification = in.code(CodeTables.CARD_CLASSIFICATION, classification);
                case "InsurerNumber" -> insurer = in.value(Forms.INSURER, insurer);
                case "InsuredCardSymbol" -> symbol = in.value(Forms.SYMBOL, symbol);
                case "InsuredIdentificationNumber" -> number = in.value(Forms.NUMBER, number);
                case "InsuredBranchNumber" -> branch = in.value(Forms.BRANCH, branch);
                case "PersonalFamilyClassification" ->
                    personalFamily = in.code(CodeTables.PERSONAL_FAMILY, personalFamily);
                case "InsuredName" -> insuredName = in.text(insuredName);
                case "Name" -> name = in.value(Forms.NAME, name);
                case "NameOfOther" -> otherName = in.value(Forms.NAME, otherName);
                case "NameKana" -> kana = in.value(Forms.KANA, kana);
                case "NameOfOtherKana" -> otherKana = in.value(Forms.KANA, otherKana);
                case "Sex1" -> sex = in.code(CodeTables.SEX, sex);
                case "Sex2" -> cardSex = in.code(CodeTables.SEX, cardSex);
                case "Birthdate" -> birthDate = in.date(birthDate);
                case "Address" -> address = in.text(address);
                case "PostNumber" -> postalCode = in.text(postalCode);
                default -> readQualification(in);
            }
        }
        if (birthDate == null) {
            throw in.missing("Birthdate");
        }
    }

    private void readQualification(Fields in) {
        switch (in.name()) {
            case "QualificationDate" -> acquired = in.date(acquired);
            case "DisqualificationDate" -> lost = in.date(lost);
            case "InsuredCertificateIssuanceDate" -> cardIssued = in.date(cardIssued);
            case "InsuredCardValidDate" -> cardValidFrom = in.date(cardValidFrom);
            case "InsuredCardExpirationDate" -> cardValidTo = in.date(cardValidTo);
            case "InsuredPartialContributionRatio" -> ratio = in.ratio(ratio);
            case "PreschoolClassification" -> preschool = in.code(CodeTables.PRESCHOOL, preschool);
            case "ReasonOfLoss" -> reasonOfLoss = in.code(CodeTables.REASON_OF_LOSS, reasonOfLoss);
            case "InsurerName" -> insurerName = in.text(insurerName);
            case "ReferenceNumber" -> reference = in.value(Forms.REFERENCE, reference);
            case "ArbitraryIdentifier" -> arbitraryIdentifier = in.text(arbitraryIdentifier);
            case "PrescriptionIssueSelect" -> prescription = in.code(CodeTables.PRESCRIPTION_FORM, prescription);
            case "LimitApplicationCertificateChanged" ->
                limitChanged = in.code(CodeTables.LIMIT_CHANGED, limitChanged);
            // Seen in a face result; its meaning is not known and nothing needs it.
            case "QualificationConfirmationKey" -> in.skip();
            default -> readGroup(in);
        }
    }

    private void readGroup(Fields in) {
        switch (in.name()) {
            case "ElderlyRecipientCertificateInfo" -> {
                in.once(elderlySeen);
                elderlySeen = true;
                elderly = CertificateReader.elderly(in);
            }
            case "LimitApplicationCertificateRelatedInfo" -> {
                in.once(limitSeen);
                limitSeen = true;
                limit = CertificateReader.limit(in);
            }
            case "SpecificDiseasesCertificateList" -> CertificateReader.diseases(in, diseases);
            case "PublicExpenseResultList" -> TicketReader.tickets(in, tickets);
            default -> {
                if (!consents.readChild(in)) {
                    in.countUnknown();
                    in.skip();
                }
            }
        }
    }

    @Nullable
    PrescriptionForm prescription() {
        return prescription;
    }

    @Nullable
    Boolean limitChanged() {
        return limitChanged;
    }

    @Nullable
    String arbitraryIdentifier() {
        return arbitraryIdentifier;
    }

    /** The qualification; {@code unitReference} stands beside the entries and counts if the entry names none itself. */
    Qualification qualification(@Nullable ReferenceNumber unitReference) {
        MemberId member = insurer == null || number == null ? null : new MemberId(insurer, symbol, number, branch);
        PostalAddress where = address == null && postalCode == null ? null : new PostalAddress(address, postalCode);
        Person person = new Person(
                name, kana, otherName, otherKana, sex == null ? Sex.UNSET : sex, cardSex,
                Objects.requireNonNull(birthDate), where);
        return new Qualification(
                classification, member, insurerName, personalFamily, insuredName, person, acquired, lost, cardIssued,
                new DateRange(cardValidFrom, cardValidTo), ratio, preschool != null, reasonOfLoss, elderly, limit,
                diseases, tickets, consents.consents(), reference == null ? unitReference : reference);
    }
}
