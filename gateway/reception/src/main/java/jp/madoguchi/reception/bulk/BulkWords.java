package jp.madoguchi.reception.bulk;

import java.util.Locale;
import java.util.ResourceBundle;
import jp.madoguchi.domain.problem.TwoLanguages;
import jp.madoguchi.reception.ledger.BulkOutcome;
import jp.madoguchi.reception.ledger.BulkReason;
import jp.madoguchi.reception.ledger.BulkState;
import jp.madoguchi.reception.ledger.BulkStop;
import jp.madoguchi.reception.ledger.BulkSubject;

/** What people read of bulk jobs, in one language: {@code words_ja.properties} and {@code words_en.properties} beside this class. */
public final class BulkWords {

    private static final String BUNDLE = "jp.madoguchi.reception.bulk.words";

    private final ResourceBundle words;

    /** Japanese for {@link Locale#JAPANESE}, else English. */
    public BulkWords(Locale locale) {
        this.words = TwoLanguages.words(BUNDLE, locale, BulkWords.class);
    }

    /** What a job is about. */
    public String of(BulkSubject subject) {
        return words.getString("SUBJECT." + subject.kind());
    }

    /** Where a job stands. */
    public String of(BulkState.Phase phase) {
        return words.getString("PHASE." + phase);
    }

    /** Why a job waits for a person. */
    public String of(BulkStop stop) {
        return words.getString("STOP." + stop);
    }

    /** What was found out about a person. */
    public String of(BulkOutcome outcome) {
        return words.getString("OUTCOME." + outcome);
    }

    /** Why, and what to do. */
    public String of(BulkReason reason) {
        return words.getString("REASON." + reason);
    }

    /** Whether numbers agree. */
    public String of(LinkStanding standing) {
        return words.getString("LINK." + standing);
    }
}
