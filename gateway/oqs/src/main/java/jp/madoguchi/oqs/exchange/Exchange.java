package jp.madoguchi.oqs.exchange;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.domain.exchange.ExchangeKind;
import org.jspecify.annotations.Nullable;

/**
 * Every exchange with the terminal, each step of a bulk exchange apart (oqs-interface 2.1, 2.2). The ids of their files stand in
 * {@link ExchangeNames}; which of them are only inferred is said here.
 */
public enum Exchange {
    CONFIRMATION("confirmation", "001–002", "資格確認",
            "confirm one person by card data; card readers cause the result too",
            ExchangeKind.CONFIRMATION, Confidence.SEEN),
    REFERENCE_NUMBER("reference-number", "003–004", "照会番号登録", "register the hospital's number for one person",
            ExchangeKind.REFERENCE_NUMBER, Confidence.SEEN),
    CONFIRMATIONS("confirmations", "005–006", "資格確認一括照会 要求", "hand over a list of persons to confirm",
            ExchangeKind.CONFIRMATIONS, Confidence.SEEN),
    CONFIRMATIONS_RESULT("confirmations-result", "007–008", "資格確認一括照会 結果取得", "fetch what came of the list",
            ExchangeKind.CONFIRMATIONS_RESULT, Confidence.SEEN),
    REFERENCE_NUMBERS("reference-numbers", "009–010", "照会番号一括登録 要求", "hand over a list of the hospital's numbers",
            ExchangeKind.REFERENCE_NUMBERS, Confidence.SEEN),
    REFERENCE_NUMBERS_RESULT("reference-numbers-result", "011–012", "照会番号一括登録 結果取得", "fetch what came of the list",
            ExchangeKind.REFERENCE_NUMBERS_RESULT, Confidence.SEEN),
    TICKETS("tickets", "013–014", "委託先資格情報の一括取得（医療扶助） 要求",
            "ask for the month's tickets of public assistance made out to the institution", ExchangeKind.TICKETS,
            Confidence.SEEN),
    TICKETS_RESULT("tickets-result", "015–016", "委託先資格情報の一括取得（医療扶助） 結果取得", "fetch the tickets",
            ExchangeKind.TICKETS_RESULT, Confidence.SEEN),
    CONSENTED_AT_HOME("consented-at-home", "017–018", "同意済資格情報の一括取得（訪問診療等） 要求",
            "ask for the persons who consented at home visits", ExchangeKind.CONSENTED_AT_HOME, Confidence.SEEN),
    CONSENTED_AT_HOME_RESULT("consented-at-home-result", "019–020", "同意済資格情報の一括取得（訪問診療等） 結果取得",
            "fetch those persons", ExchangeKind.CONSENTED_AT_HOME_RESULT, Confidence.SEEN),
    CONSENTED_ONLINE("consented-online", "021–022", "同意済資格情報の一括取得（オンライン診療等） 要求",
            "ask for the persons who consented online", ExchangeKind.CONSENTED_ONLINE, Confidence.SEEN),
    CONSENTED_ONLINE_RESULT("consented-online-result", "023–024", "同意済資格情報の一括取得（オンライン診療等） 結果取得",
            "fetch those persons", ExchangeKind.CONSENTED_ONLINE_RESULT, Confidence.SEEN),
    RECHECK_AT_HOME("recheck-at-home", "025–026", "資格確認（訪問診療等）再照会", "confirm again without the card, home visits",
            ExchangeKind.RECHECK_AT_HOME, Confidence.INFERRED),
    RECHECK_ONLINE("recheck-online", "027–028", "資格確認（オンライン診療等）再照会", "confirm again without the card, online",
            ExchangeKind.RECHECK_ONLINE, Confidence.INFERRED),
    CONFIRMATIONS_REMOTE("confirmations-remote", "029–036", "一括照会（訪問診療等／オンライン診療等）",
            "confirm a list of persons of home visits or online", null, Confidence.LISTED),
    REVOCATION_AT_HOME("revocation-at-home", "037–038", "閲覧同意取り消し（訪問診療等）", "take a consent back, home visits",
            ExchangeKind.REVOCATION_AT_HOME, Confidence.INFERRED),
    INSTITUTION_URL("institution-url", "039–040", "医療機関アクセスURL取得", "ask for the address that patients consent at", null,
            Confidence.INFERRED),
    ENVIRONMENT("environment", "041–042", "環境設定情報照会", "ask how the institution is set up", null, Confidence.INFERRED),
    ENVIRONMENT_UPDATE("environment-update", "043–044", "環境設定情報更新", "change how the institution is set up", null,
            Confidence.INFERRED),
    EMR_SHARING_USE("emr-sharing-use", "045–046", "電子カルテ情報共有サービス 利用状況回答", "say whether the sharing of EMR data is used",
            null, Confidence.LISTED),
    EMERGENCY_CONFIRMATION("emergency-confirmation", "047–048", "資格確認（救急時医療情報閲覧）",
            "confirm a person in an emergency", null, Confidence.LISTED),
    PASSCODE("passcode", "049–050", "目視確認用パスコード取得", "ask for the passcode of confirmation by sight", null,
            Confidence.LISTED),
    ACTIVATION_CODE("activation-code", "051–056", "アクティベーションコード 照会・発行・無効化", "codes that activate devices", null,
            Confidence.LISTED),
    MEDICINES("medicines", "–", "薬剤情報・診療情報", "ask for medicines and treatments, inside the window of a consent",
            ExchangeKind.MEDICINES, Confidence.SEEN),
    CHECK_UPS("check-ups", "–", "特定健診等情報", "ask for check-ups, inside the window of a consent", ExchangeKind.CHECK_UPS,
            Confidence.SEEN),
    SUBSIDY("subsidy", "–", "医療費助成（PMH）", "certificates of subsidies, beside the result of a card reader", null,
            Confidence.INFERRED),
    EMR_SHARING("emr-sharing", "CIS-IF", "電子カルテ情報共有", "summaries and referrals between EMRs", null, Confidence.NAMED),
    ELECTRONIC_PRESCRIPTION("electronic-prescription", "EPS-IF", "電子処方箋", "electronic prescriptions", null,
            Confidence.LISTED);

    private static final Map<ExchangeKind, Exchange> BY_KIND = byKind();

    private final String key;
    private final String numbers;
    private final String label;
    private final String purpose;
    private final @Nullable ExchangeKind kind;
    private final Confidence confidence;

    Exchange(String key, String numbers, String label, String purpose, @Nullable ExchangeKind kind,
            Confidence confidence) {
        this.key = key;
        this.numbers = numbers;
        this.label = label;
        this.purpose = purpose;
        this.kind = kind;
        this.confidence = confidence;
    }

    private static Map<ExchangeKind, Exchange> byKind() {
        Map<ExchangeKind, Exchange> byKind = new EnumMap<>(ExchangeKind.class);
        for (Exchange exchange : values()) {
            if (exchange.kind != null) {
                byKind.put(exchange.kind, exchange);
            }
        }
        return byKind;
    }

    /** The exchange by which questions of a kind go. */
    public static Exchange of(ExchangeKind kind) {
        return Objects.requireNonNull(BY_KIND.get(kind));
    }

    /** The exchange with a key; empty if there is none. */
    public static Optional<Exchange> ofKey(String key) {
        return Arrays.stream(values()).filter(exchange -> exchange.key.equals(key)).findFirst();
    }

    /** Its key in {@link ExchangeNames#FILE}. */
    public String key() {
        return key;
    }

    /** Its interface numbers. */
    public String numbers() {
        return numbers;
    }

    /** What it is called. */
    public String label() {
        return label;
    }

    /** What it is for, in a few English words. */
    public String purpose() {
        return purpose;
    }

    /** The kind of question and reply; empty for one that this version does not ask. */
    public Optional<ExchangeKind> kind() {
        return Optional.ofNullable(kind);
    }

    /** How well the id of its files is known. */
    public Confidence confidence() {
        return confidence;
    }

    /** Which way its files go. */
    public Direction direction() {
        return this == SUBSIDY ? Direction.FACE_ONLY : Direction.REQUEST_AND_RESULT;
    }

    /** How far this version has it. */
    public Readiness readiness() {
        boolean implemented = kind != null || this == SUBSIDY;
        return switch (confidence) {
            case SEEN -> implemented ? Readiness.IMPLEMENTED : Readiness.CONTENT_UNKNOWN;
            case INFERRED -> implemented ? Readiness.IMPLEMENTED_NAME_INFERRED : Readiness.CONTENT_UNKNOWN;
            case NAMED -> Readiness.CONTENT_UNKNOWN;
            case LISTED -> Readiness.NAME_UNKNOWN;
        };
    }

    /** Whether this version reads and writes it. */
    public boolean isImplemented() {
        return switch (readiness()) {
            case IMPLEMENTED, IMPLEMENTED_NAME_INFERRED -> true;
            case CONTENT_UNKNOWN, NAME_UNKNOWN -> false;
        };
    }
}
