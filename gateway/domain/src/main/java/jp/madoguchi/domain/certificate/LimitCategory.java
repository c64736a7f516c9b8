package jp.madoguchi.domain.certificate;

import java.util.Optional;

/** The income category of a limit certificate (適用区分), OQSCD 012: A under 70, B 70 and over. */
public enum LimitCategory {
    A01("ア"),
    A02("イ"),
    A03("ウ"),
    A04("エ"),
    A05("オ"),
    A06("オ（境界層）"),
    B01("現役並みⅢ"),
    B02("現役並みⅡ"),
    B03("現役並みⅠ"),
    B04(
            "一般"),
    B05("低所得Ⅱ"),
    B06("低所得Ⅰ"),
    B07("低所得Ⅰ（老福）"),
    B08("低所得Ⅰ（境界層）"),
    B09("一般Ⅱ"),
    B10("一般Ⅰ");

    private final String label;

    LimitCategory(String label) {
        this.label = label;
    }

    /** As printed on a certificate. */
    public String label() {
        return label;
    }

    /** The category of a code such as {@code A03}; empty for one that is not known. */
    public static Optional<LimitCategory> ofCode(String code) {
        for (LimitCategory category : values()) {
            if (category.name().equals(code)) {
                return Optional.of(category);
            }
        }
        return Optional.empty();
    }
}
