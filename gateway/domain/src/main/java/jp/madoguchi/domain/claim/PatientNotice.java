package jp.madoguchi.domain.claim;

import java.util.Locale;
import jp.madoguchi.domain.problem.TwoLanguages;

/**
 * What a patient is told whose qualification could not be verified. The words stand in {@code notices_ja.properties} and
 * {@code notices_en.properties} beside this class; they are handed out or read aloud as they are.
 */
public enum PatientNotice {
    /** The registration may be pending or under check: ask the insurer (R-RS-08). */
    REGISTRATION_PENDING,
    /** Where the own state can be seen in マイナポータル (R-RS-08). */
    OWN_STATE_IN_PORTAL,
    /** How long a registration takes after a change (R-RS-08). */
    HOW_LONG_REGISTRATION_TAKES,
    /** The portal is opened on the own phone only (R-RS-02). */
    OWN_PHONE_ONLY,
    /** The whole cost is paid back after later proof (R-RS-05). */
    REFUND_AFTER_PROOF;

    private static final String BUNDLE = "jp.madoguchi.domain.claim.notices";

    /** The words. Japanese for {@link Locale#JAPANESE}, else English. */
    public String text(Locale locale) {
        return TwoLanguages.words(BUNDLE, locale, PatientNotice.class).getString(name());
    }
}
