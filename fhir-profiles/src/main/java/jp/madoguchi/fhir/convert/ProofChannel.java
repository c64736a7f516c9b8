package jp.madoguchi.fhir.convert;

import java.util.List;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.rule.RuleId;

/** The way by which the national system was asked, as an answer's Provenance tells it. */
public enum ProofChannel {
    /** The card, at the reader of the reception: the latest qualification comes back. */
    READER("reader", CareSetting.OUTPATIENT, "R-CH-05"),
    /** One person, by the numbers of a card or of the records: a newer qualification never shows. */
    CARD_DATA("card-data", CareSetting.OUTPATIENT, "R-CH-14"),
    /** Many persons at once, by the numbers on record. */
    BULK("bulk", CareSetting.OUTPATIENT, "R-CH-14"),
    /** Away from the reader, for home visits. */
    HOME_VISIT("home-visit", CareSetting.HOME_VISIT, "R-CH-33", "R-CH-35"),
    /** Away from the reader, for online care. */
    ONLINE("online", CareSetting.ONLINE, "R-CH-33"),
    /** Tickets of public assistance, for all at once. */
    TICKETS("tickets", CareSetting.OUTPATIENT, "R-PM-09");

    private final String code;
    private final CareSetting setting;
    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable, of values
    private final List<RuleId> rules;

    ProofChannel(String code, CareSetting setting, String... rules) {
        this.code = code;
        this.setting = setting;
        this.rules = List.of(rules).stream().map(RuleId::of).toList();
    }

    /** Its code in the guide. */
    String code() {
        return code;
    }

    /** The setting that its consents are for. */
    public CareSetting setting() {
        return setting;
    }

    /** The rules that say what it proves. */
    public List<RuleId> rules() {
        return rules;
    }
}
