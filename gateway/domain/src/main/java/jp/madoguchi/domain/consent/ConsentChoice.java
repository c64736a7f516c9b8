package jp.madoguchi.domain.consent;

import java.util.Map;

/** What a patient chose at a reader (R-CO-01). */
public sealed interface ConsentChoice {

    /** 「全て同意する」: everything that is offered. */
    record AllAgreed() implements ConsentChoice {}

    /**
     * 「個別に同意する」, or a reader that asks each thing on a screen of its own.
     *
     * @param answers what came of each screen; an item without a screen counts as one that nobody touched
     */
    record OneByOne(Map<ConsentItem, ScreenAnswer> answers) implements ConsentChoice {
        public OneByOne {
            answers = Map.copyOf(answers);
        }
    }
}
