package jp.madoguchi.gateway.desk;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is done with a case, as the last word of the path says it. */
enum CaseAct {
    DECLARE,
    HEAR_UNCHANGED,
    HEAR_NUMBER,
    CONFIRM,
    CONTACTED,
    INSURED,
    CLAIM,
    ACCEPTED,
    RETURNED;

    /** All words, as a regular expression. */
    static final String WORDS = List.of(values()).stream().map(CaseAct::word).collect(Collectors.joining("|"));

    /** Such as {@code hear-number}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<CaseAct> of(String word) {
        return List.of(values()).stream().filter(act -> act.word().equals(word)).findFirst();
    }
}
