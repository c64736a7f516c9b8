package jp.madoguchi.domain.subscription;

import java.util.Optional;

/** What somebody can be told of. */
public enum SubscriptionTopic {

    /** An answer says something else of an insurance than the one before, or of an insurance that was not known. */
    COVERAGE_CHANGED("coverage-changed"),
    /** Somebody put a card on a reader, and the answer about them has come. */
    CHECK_IN("check-in");

    private final String code;

    SubscriptionTopic(String code) {
        this.code = code;
    }

    /** Its name in its canonical address. */
    public String code() {
        return code;
    }

    /** The topic of a name. */
    public static Optional<SubscriptionTopic> of(String code) {
        for (SubscriptionTopic topic : values()) {
            if (topic.code.equals(code)) {
                return Optional.of(topic);
            }
        }
        return Optional.empty();
    }
}
