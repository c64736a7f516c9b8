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

    private static final DateRange UNKNOWN = new DateRange(null, null);

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

    /** Reads an entry, and forgets the one before. */
    void read(Fields in) {
        clear();
        while (in.child()) {
            switch (in.name()) {
                case "InsuredCardClassification" ->
                    classification = in.code(CodeTables.CARD_CLASSIFICATION, classification);
                case "InsurerNumber" -> insurer = in.plain(Forms.INSURER, insurer);
                case "InsuredCardSymbol" -> symbol = in.plain(Forms.SYMBOL, symbol);
                case "InsuredIdentificationNumber" -> number = in.plain(Forms.NUMBER, number);
                case "InsuredBranchNumber" -> branch = in.plain(Forms.BRANCH, branch);
                case "PersonalFamilyClassification" ->
                    personalFamily = in.code(CodeTables.PERSONAL_FAMILY, personalFamily);
                case "InsuredName" -> insuredName = in.text(insuredName);
                case "Name" -> name = in.plain(Forms.NAME, name);
                case "NameOfOther" -> otherName = in.plain(Forms.NAME, otherName);
                case "NameKana" -> kana = in.plain(Forms.KANA, kana);
                case "NameOfOtherKana" -> otherKana = in.plain(Forms.KANA, otherKana);
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

    private void clear() {
        consents.clear();
        diseases.clear();
        tickets.clear();
        elderlySeen = false;
        limitSeen = false;
        classification = null;
        insurer = null;
        symbol = null;
        number = null;
        branch = null;
        personalFamily = null;
        insuredName = null;
        name = null;
        otherName = null;
        kana = null;
        otherKana = null;
        sex = null;
        cardSex = null;
        birthDate = null;
        address = null;
        postalCode = null;
        acquired = null;
        lost = null;
        cardIssued = null;
        cardValidFrom = null;
        cardValidTo = null;
        ratio = null;
        preschool = null;
        reasonOfLoss = null;
        insurerName = null;
        elderly = null;
        limit = null;
        reference = null;
        arbitraryIdentifier = null;
        prescription = null;
        limitChanged = null;
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
            case "ReferenceNumber" -> reference = in.plain(Forms.REFERENCE, reference);
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

    private @Nullable MemberId member(@Nullable MemberId asked) {
        if (insurer == null || number == null) {
            return null;
        }
        boolean same = asked != null && number.equals(asked.number()) && insurer.equals(asked.insurer())
                && Objects.equals(symbol, asked.symbol()) && Objects.equals(branch, asked.branch());
        return same ? asked : new MemberId(insurer, symbol, number, branch);
    }

    /**
     * The qualification.
     *
     * @param unitReference stands beside the entries and counts if the entry names none itself
     * @param asked         the member id of the question, to be used here too if it is the same
     */
    Qualification qualification(@Nullable ReferenceNumber unitReference, @Nullable MemberId asked) {
        PostalAddress where = address == null && postalCode == null ? null : new PostalAddress(address, postalCode);
        Person person = new Person(
                name, kana, otherName, otherKana, sex == null ? Sex.UNSET : sex, cardSex,
                Objects.requireNonNull(birthDate), where);
        DateRange validity = cardValidFrom == null && cardValidTo == null
                ? UNKNOWN
                : new DateRange(cardValidFrom, cardValidTo);
        return new Qualification(
                classification, member(asked), insurerName, personalFamily,
                insuredName, person, acquired, lost, cardIssued, validity, ratio, preschool != null, reasonOfLoss,
                elderly, limit, diseases, tickets, consents.consents(), reference == null ? unitReference : reference);
    }
}
