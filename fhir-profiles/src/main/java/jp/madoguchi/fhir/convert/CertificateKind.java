package jp.madoguchi.fhir.convert;

/** What one insurance entry of a response is about. */
enum CertificateKind {
    QUALIFICATION("qualification", "資格"),
    ELDERLY_RECIPIENT("elderly-recipient", "高齢受給者証"),
    LIMIT("limit",
            "限度額適用認定証"),
    SPECIFIC_DISEASE("specific-disease", "特定疾病療養受療証"),
    MEDICAL_TICKET("medical-ticket", "医療券・調剤券");

    private final String code;
    private final String label;

    CertificateKind(String code, String label) {
        this.code = code;
        this.label = label;
    }

    String code() {
        return code;
    }

    String label() {
        return label;
    }
}
