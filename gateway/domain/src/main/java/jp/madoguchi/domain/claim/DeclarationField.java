package jp.madoguchi.domain.claim;

/** The fields of the declaration (被保険者資格申立書), in the order of the form. */
public enum DeclarationField {
    /** 氏名. Mandatory. */
    NAME("name", "氏名"),
    /** カナ氏名; a 不詳 claim needs it. */
    KANA("kana", "フリガナ"),
    /** 生年月日. Mandatory. */
    BIRTH_DATE("birthDate", "生年月日"),
    /** 性別. Mandatory. */
    SEX("sex", "性別"),
    /** 住所; several are separated by line breaks. Mandatory. */
    ADDRESS("address", "住所"),
    /** 連絡先. Mandatory. */
    CONTACT("contact", "連絡先（電話番号）"),
    /** 加入医療保険種別; this or the insurer's name is needed. */
    INSURANCE_TYPE("insuranceType", "加入医療保険種別"),
    /** 保険者等名称; this or the kind of insurance is needed. */
    INSURER_NAME("insurerName", "保険者等名称"),
    /** 事業所名. */
    EMPLOYER("employer", "事業所名"),
    /** 一部負担金割合. */
    RATIO("ratio", "一部負担金の割合"),
    /** The date of the form; the day of the visit where nothing is written. */
    DATE("date", "記入日"),
    /** Whether it is signed: {@code yes}. Mandatory, unless the desk heard that nothing changed. */
    SIGNED("signed", "署名");

    private final String key;
    private final String label;

    DeclarationField(String key, String label) {
        this.key = key;
        this.label = label;
    }

    /** The field's name in data and problems. */
    public String key() {
        return key;
    }

    /** The words on the form. */
    public String label() {
        return label;
    }
}
