package jp.madoguchi.oqs.codec;

import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.domain.certificate.ContributionRatio;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.certificate.ElderlyCertificate;
import jp.madoguchi.domain.certificate.LimitCategory;
import jp.madoguchi.domain.certificate.LimitCertificate;
import jp.madoguchi.domain.certificate.LimitClassification;
import jp.madoguchi.domain.certificate.SpecificDisease;
import jp.madoguchi.domain.certificate.SpecificDiseaseCertificate;
import jp.madoguchi.oqs.message.CodeTables;
import jp.madoguchi.oqs.message.RemarkKind;
import org.jspecify.annotations.Nullable;

/** Reads the certificates of an entry (oqs-interface 3.4). A certificate without what makes it one is left out and counted. */
final class CertificateReader {

    private CertificateReader() {}

    /** ElderlyRecipientCertificateInfo (高齢受給者証情報). */
    static ElderlyCertificate elderly(Fields in) {
        LocalDate issued = null;
        LocalDate from = null;
        LocalDate to = null;
        ContributionRatio ratio = null;
        while (in.child()) {
            switch (in.name()) {
                case "ElderlyRecipientCertificateDate" -> issued = in.date(issued);
                case "ElderlyRecipientValidStartDate" -> from = in.date(from);
                case "ElderlyRecipientValidEndDate" -> to = in.date(to);
                case "ElderlyRecipientContributionRatio" -> ratio = in.ratio(ratio);
                default -> {
                    in.countUnknown();
                    in.skip();
                }
            }
        }
        return new ElderlyCertificate(issued, new DateRange(from, to), ratio);
    }

    /** LimitApplicationCertificateRelatedInfo (限度額適用認定証関連情報); null without a known 適用区分. */
    static @Nullable LimitCertificate limit(Fields in) {
        LimitClassification classification = null;
        LimitCategory category = null;
        LocalDate issued = null;
        LocalDate from = null;
        LocalDate to = null;
        LocalDate longTermSince = null;
        while (in.child()) {
            switch (in.name()) {
                case "LimitApplicationCertificateClassification" ->
                    classification = in.code(CodeTables.LIMIT_CLASSIFICATION, classification);
                case "LimitApplicationCertificateClassificationFlag" ->
                    category = in.code(CodeTables.LIMIT_CATEGORY, category);
                case "LimitApplicationCertificateDate" -> issued = in.date(issued);
                case "LimitApplicationCertificateValidStartDate" -> from = in.date(from);
                case "LimitApplicationCertificateValidEndDate" -> to = in.date(to);
                case "LimitApplicationCertificateLongTermDate" -> longTermSince = in.date(longTermSince);
                default -> {
                    in.countUnknown();
                    in.skip();
                }
            }
        }
        if (category == null) {
            in.remark(RemarkKind.INCOMPLETE_GROUP, "LimitApplicationCertificateRelatedInfo");
            return null;
        }
        return new LimitCertificate(classification, category, issued, new DateRange(from, to), longTermSince);
    }

    /** SpecificDiseasesCertificateList (特定疾病療養受療証情報). */
    static void diseases(Fields in, List<SpecificDiseaseCertificate> certificates) {
        while (in.child()) {
            if (in.name().equals("SpecificDiseasesCertificateInfo")) {
                disease(in, certificates);
            } else {
                in.countUnknown();
                in.skip();
            }
        }
    }

    private static void disease(Fields in, List<SpecificDiseaseCertificate> certificates) {
        SpecificDisease disease = null;
        LocalDate issued = null;
        LocalDate from = null;
        LocalDate to = null;
        Integer selfPayYen = null;
        while (in.child()) {
            switch (in.name()) {
                case "SpecificDiseasesDiseaseCategory" -> disease = in.code(CodeTables.SPECIFIC_DISEASE, disease);
                case "SpecificDiseasesCertificateDate" -> issued = in.date(issued);
                case "SpecificDiseasesValidStartDate" -> from = in.date(from);
                case "SpecificDiseasesValidEndDate" -> to = in.date(to);
                case "SpecificDiseasesSelfPay" -> selfPayYen = in.number(selfPayYen);
                default -> {
                    in.countUnknown();
                    in.skip();
                }
            }
        }
        if (disease == null) {
            in.remark(RemarkKind.INCOMPLETE_GROUP, "SpecificDiseasesCertificateInfo");
        } else {
            certificates.add(new SpecificDiseaseCertificate(disease, issued, new DateRange(from, to), selfPayYen));
        }
    }
}
