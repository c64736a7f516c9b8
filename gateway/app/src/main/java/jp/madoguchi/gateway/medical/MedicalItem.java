package jp.madoguchi.gateway.medical;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.madoguchi.domain.consent.ConsentItem;

/** What of a patient can be asked for, or looked at, as paths name it. */
enum MedicalItem {
    MEDICINES("medicines", ConsentItem.MEDICINES, true),
    /** Asked for together with medicines, and looked at by itself. */
    TREATMENTS("treatments", ConsentItem.TREATMENTS, false),
    CHECK_UPS("check-ups", ConsentItem.HEALTH_CHECKUPS, true);

    /** All words, as a regular expression. */
    static final String WORDS = Arrays.stream(values()).map(MedicalItem::word).collect(Collectors.joining("|"));

    private final String word;
    private final ConsentItem item;
    private final boolean asked;

    MedicalItem(String word, ConsentItem item, boolean asked) {
        this.word = word;
        this.item = item;
        this.asked = asked;
    }

    String word() {
        return word;
    }

    /** Whose consent is needed. */
    ConsentItem item() {
        return item;
    }

    /** Whether it can be asked for by its own name. */
    boolean isAsked() {
        return asked;
    }

    static Optional<MedicalItem> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }
}
