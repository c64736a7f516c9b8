package jp.madoguchi.domain.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What the official texts leave open, so that the hospital decides it: every one is a dated value in {@code switches.csv}. The default
 * is the careful reading. Those that the texts call uncertain say by which rule ({@link #isOpen}): an answer that hangs on one of them tells
 * so, with the hospital's reading ({@link RuleSwitches#open}).
 */
@SuppressWarnings("ImmutableEnumChecker") // its lists are unmodifiable
public enum RuleSwitch {
    /** Whether a patient card alone is tolerated after a proof in the same month (R-CH-32b): {@code on} or {@code off}. */
    PATIENT_CARD_INTERIM,
    /** Whether the tolerated visit must come after the proof (R-CH-32a): {@code on} or {@code off}. */
    PATIENT_CARD_ONLY_AFTER_PROOF("R-CH-32a"),
    /**
     * What of papers closes a month (R-CH-32, conflict C9): {@code as-written}, the insurance card that the text names; since there is none,
     * {@code read-on}, the certificate of qualification and its like, or {@code no-longer}, the My Number card only. A file that
     * says {@code as-written} of days without insurance cards is refused.
     */
    PAPER_CLOSES_MONTH("R-CH-32"),
    /**
     * What papers prove whose row in {@code papers.csv} no primary text confirms (R-CH-22): {@code as-listed}, its verdict, or
     * {@code other-reading}, what the row says of the other reading.
     */
    UNCERTAIN_PAPERS("R-CH-22"),
    /** How long a certificate's grace lasts (R-EX-03, conflict C2): {@code month-end} or {@code day}. */
    GRACE_FORM("R-EX-03"),
    /** Whether certificates that expired before the grace existed enjoy it (R-EX-03): {@code on} or {@code off}. */
    GRACE_RETROACTIVE("R-EX-03"),
    /** Whether a face lock stops the visual check as well (R-LK-04): {@code on} or {@code off}. */
    FACE_LOCK_STOPS_VISUAL("R-LK-04"),
    /** Minutes after which a terminal left in visual mode raises an alarm (R-CH-07). */
    VISUAL_MODE_ALARM_MINUTES,
    /** What an answer 有効（未登録） is at the reception (R-RS-09, conflict C13): {@code desk} or {@code accept}. */
    ACCEPT_VALIDITY_6("R-RS-09"),
    /**
     * What an insurance card or certificate in its time proves that the national system does not know (R-RS-01, R-RS-02, R-RS-05):
     * {@code as-shown}, the usual share by what it shows, or {@code whole-cost}.
     */
    VALID_PAPER_NOT_FOUND,
    /** Whether way (4) follows a returned way (3) (R-CL-07, conflict C15): {@code on} or {@code off}. */
    WAY_4_AFTER_RETURN("R-CL-07"),
    /** Whether readers show 「全て同意する」 (R-CO-01): {@code on} or {@code off}. */
    COMPREHENSIVE_CONSENT,
    /** Whether 「全て同意する」 covers operations where they are offered (R-CO-01, conflict C14): {@code on} or {@code off}. */
    ALL_AGREED_COVERS_OPERATIONS("R-CO-01"),
    /** Whether medical information of public assistance may be asked for (R-CO-08, conflict C12): {@code on} or {@code off}. */
    PUBLIC_ASSISTANCE_MEDICAL_INFORMATION("R-CO-08"),
    /** Whether a change of the limit category inside a month counts from the next month (R-CT-04): {@code on} or {@code off}. */
    LIMIT_CHANGE_NEXT_MONTH("R-CT-04"),
    /** The most public expenses that one claim carries (rules 7.3). */
    PUBLIC_EXPENSES_PER_CLAIM,
    /** Hours in which a second person reviews an emergency, disaster or failure view (R-SE-09). */
    SECOND_REVIEW_HOURS;

    private static final String BUNDLE = "jp.madoguchi.domain.rule.open";

    private final List<RuleId> openBy;

    RuleSwitch(String... openBy) {
        this.openBy = Arrays.stream(openBy).map(RuleId::of).toList();
    }

    /** Whether the texts leave it uncertain, so that an answer that hangs on it says so. */
    public boolean isOpen() {
        return !openBy.isEmpty();
    }

    /** The rules that are uncertain in this; empty where none is. */
    public List<RuleId> openBy() {
        return openBy;
    }

    /** What is uncertain, in one sentence. Japanese for {@link Locale#JAPANESE}, else English. Only of what {@link #isOpen}. */
    public String question(Locale locale) {
        Locale known = locale.getLanguage().equals("ja") ? Locale.JAPANESE : Locale.ENGLISH;
        return ResourceBundle.getBundle(BUNDLE, known, RuleSwitch.class.getClassLoader()).getString(name());
    }
}
