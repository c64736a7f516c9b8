package jp.madoguchi.domain.subscription;

import java.util.Optional;

/** How much a notification says. */
public enum SubscriptionContent {

    /** That something happened. */
    EMPTY("empty"),
    /** Which resource it is about. */
    ID_ONLY("id-only"),
    /** The resource itself. */
    FULL_RESOURCE("full-resource");

    private final String code;

    SubscriptionContent(String code) {
        this.code = code;
    }

    /** Its FHIR code. */
    public String code() {
        return code;
    }

    /** The content of a FHIR code. */
    public static Optional<SubscriptionContent> of(String code) {
        for (SubscriptionContent content : values()) {
            if (content.code.equals(code)) {
                return Optional.of(content);
            }
        }
        return Optional.empty();
    }
}
