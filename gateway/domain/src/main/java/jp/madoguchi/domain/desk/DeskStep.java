package jp.madoguchi.domain.desk;

import static jp.madoguchi.domain.desk.DeskActor.RECEPTION_CLERK;
import static jp.madoguchi.domain.desk.DueBy.MONTH_END;
import static jp.madoguchi.domain.desk.DueBy.SAME_DAY;
import static jp.madoguchi.domain.desk.PatientPays.NOT_AFFECTED;
import static jp.madoguchi.domain.desk.PatientPays.USUAL_SHARE;

import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The closed set of what a person may be asked to do. The words stand in {@code steps_ja.properties} and {@code steps_en.properties}
 * beside this class ({@code NAME.title}: what is the matter; {@code NAME.next}: what to do now, as said to a clerk). They name no
 * person and no number.
 */
public enum DeskStep {
    /** Somebody has to say whom an answer is about. */
    DECIDE_WHOSE_ANSWER(RECEPTION_CLERK, USUAL_SHARE, SAME_DAY),
    /** Two files of one name differ: somebody has to say which is right. */
    COMPARE_FILES_OF_ONE_NAME(DeskActor.ADMINISTRATOR, NOT_AFFECTED, SAME_DAY),
    /** Somebody has to say whether a newly registered patient is the provisional one. */
    LINK_PROVISIONAL_PATIENT(RECEPTION_CLERK, NOT_AFFECTED, SAME_DAY),
    /** No proof was shown this month yet: the patient shows one before leaving (R-CH-32a). */
    SHOW_PROOF_THIS_MONTH(RECEPTION_CLERK, USUAL_SHARE, MONTH_END);

    private static final String BUNDLE = "jp.madoguchi.domain.desk.steps";

    private final DeskActor actor;
    private final PatientPays pays;
    private final DueBy due;

    DeskStep(DeskActor actor, PatientPays pays, DueBy due) {
        this.actor = actor;
        this.pays = pays;
        this.due = due;
    }

    /** Who must act. */
    public DeskActor actor() {
        return actor;
    }

    /** What the patient pays meanwhile. */
    public PatientPays pays() {
        return pays;
    }

    /** By when. */
    public DueBy due() {
        return due;
    }

    /** What is the matter, in one sentence. Japanese for {@link Locale#JAPANESE}, else English. */
    public String title(Locale locale) {
        return text(locale, "title");
    }

    /** What to do now, in one or two sentences. Japanese for {@link Locale#JAPANESE}, else English. */
    public String next(Locale locale) {
        return text(locale, "next");
    }

    private String text(Locale locale, String part) {
        Locale known = locale.getLanguage().equals("ja") ? Locale.JAPANESE : Locale.ENGLISH;
        return ResourceBundle.getBundle(BUNDLE, known, DeskStep.class.getClassLoader()).getString(name() + "." + part);
    }
}
