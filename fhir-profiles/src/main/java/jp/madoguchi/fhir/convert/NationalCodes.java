package jp.madoguchi.fhir.convert;

import jp.madoguchi.domain.certificate.LimitClassification;
import jp.madoguchi.domain.certificate.SpecificDisease;
import jp.madoguchi.domain.certificate.TicketType;
import jp.madoguchi.domain.certificate.TreatmentType;
import jp.madoguchi.domain.insurance.CoverageCategory;
import jp.madoguchi.domain.qualification.PersonalFamily;
import jp.madoguchi.domain.qualification.PrescriptionForm;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.qualification.ReasonOfLoss;
import jp.madoguchi.domain.qualification.ReferenceClassification;

/** Codes and Japanese labels of the national tables (oqs-interface 3.6), as the guide's code systems have them. */
final class NationalCodes {

    private NationalCodes() {}

    static String code(QualificationValidity validity) {
        return switch (validity) {
            case VALID -> "1";
            case INVALID -> "2";
            case INVALID_NEW_EXISTS -> "3";
            case NOT_FOUND -> "4";
            case MULTIPLE -> "5";
            case VALID_UNREGISTERED -> "6";
        };
    }

    static String label(QualificationValidity validity) {
        return switch (validity) {
            case VALID -> "有効";
            case INVALID -> "無効";
            case INVALID_NEW_EXISTS -> "無効（新しい資格あり）";
            case NOT_FOUND -> "該当資格なし";
            case MULTIPLE -> "複数該当";
            case VALID_UNREGISTERED -> "有効（未登録）";
        };
    }

    static String label(ReasonOfLoss reason) {
        return switch (reason) {
            case DEATH -> "死亡";
            case PUBLIC_ASSISTANCE -> "生活保護受給開始";
            case OTHER_INSURANCE -> "医療保険等の資格取得";
            case OTHER -> "その他";
        };
    }

    static String code(ReferenceClassification classification) {
        return switch (classification) {
            case MY_NUMBER_CARD -> "1";
            case CARD_DATA -> "2";
        };
    }

    static String code(PrescriptionForm form) {
        return switch (form) {
            case ELECTRONIC -> "1";
            case PAPER -> "2";
        };
    }

    static String code(LimitClassification classification) {
        return switch (classification) {
            case LIMIT -> "01";
            case LIMIT_AND_REDUCTION -> "02";
            case REDUCTION -> "03";
        };
    }

    static String code(SpecificDisease disease) {
        return switch (disease) {
            case CHRONIC_RENAL_FAILURE -> "1";
            case CONGENITAL_COAGULATION_DISORDER -> "2";
            case HIV_BY_BLOOD_PRODUCTS -> "3";
        };
    }

    static String label(SpecificDisease disease) {
        return switch (disease) {
            case CHRONIC_RENAL_FAILURE -> "人工腎臓を要する慢性腎不全";
            case CONGENITAL_COAGULATION_DISORDER -> "先天性血液凝固因子障害";
            case HIV_BY_BLOOD_PRODUCTS -> "血液製剤によるHIV感染症";
        };
    }

    static String code(TicketType type) {
        return switch (type) {
            case MEDICAL -> "01";
            case DISPENSING -> "02";
        };
    }

    static String code(TreatmentType treatment) {
        return switch (treatment) {
            case INPATIENT -> "01";
            case OUTPATIENT -> "02";
            case DENTAL -> "03";
            case DISPENSING -> "04";
            case HOME_NURSING -> "05";
        };
    }

    static String code(PersonalFamily personalFamily) {
        return switch (personalFamily) {
            case INSURED -> "1";
            case FAMILY -> "2";
        };
    }

    static String label(PersonalFamily personalFamily) {
        return switch (personalFamily) {
            case INSURED -> "被保険者";
            case FAMILY -> "被扶養者";
        };
    }

    static String label(CoverageCategory category) {
        return switch (category) {
            case EMPLOYEES -> "医保";
            case NATIONAL -> "国保";
            case LATE_ELDERLY -> "後期高齢者";
            case PUBLIC_EXPENSE -> "公費";
        };
    }
}
