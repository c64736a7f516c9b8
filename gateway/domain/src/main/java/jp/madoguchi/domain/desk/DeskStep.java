package jp.madoguchi.domain.desk;

import static jp.madoguchi.domain.desk.DeskActor.CLAIM_CLERK;
import static jp.madoguchi.domain.desk.DeskActor.RECEPTION_CLERK;
import static jp.madoguchi.domain.desk.DueBy.CLAIM_RUN;
import static jp.madoguchi.domain.desk.DueBy.MONTH_END;
import static jp.madoguchi.domain.desk.DueBy.SAME_DAY;
import static jp.madoguchi.domain.desk.PatientPays.DECLARED_SHARE;
import static jp.madoguchi.domain.desk.PatientPays.NOT_AFFECTED;
import static jp.madoguchi.domain.desk.PatientPays.USUAL_SHARE;
import static jp.madoguchi.domain.desk.PatientPays.WHOLE_COST;

import java.util.Locale;
import jp.madoguchi.domain.problem.TwoLanguages;

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
    /** A bulk job gets no reply, failed, or got a reply that does not fit (docs/design/national-system.md 5). */
    LOOK_AFTER_BULK_JOB(DeskActor.ADMINISTRATOR, NOT_AFFECTED, DueBy.NEXT_DAY),
    /** Somebody has to say whether a newly registered patient is the provisional one. */
    LINK_PROVISIONAL_PATIENT(RECEPTION_CLERK, NOT_AFFECTED, SAME_DAY),
    /** The names of an answer and of the record fit in part only (R-BC-03). */
    COMPARE_NAME(RECEPTION_CLERK, USUAL_SHARE, SAME_DAY),
    /** The national system writes a name otherwise than the hospital, whose own kanji stay (R-BC-03, R-BC-04). */
    SEE_NAME_DIFFERENCE(RECEPTION_CLERK, NOT_AFFECTED, MONTH_END),
    /** The hospital's record lacks characters of a name that the national system knows (R-BC-02). */
    COMPLETE_NAME(RECEPTION_CLERK, NOT_AFFECTED, MONTH_END),
    /** Several persons of one birth date stand under one number (R-BR-04). */
    ASK_NAME_UNDER_ONE_NUMBER(RECEPTION_CLERK, USUAL_SHARE, SAME_DAY),
    /** Portal screen on the patient's own phone, or a card or certificate (R-RS-02). */
    ASK_PORTAL_OR_PAPER(RECEPTION_CLERK, USUAL_SHARE, SAME_DAY),
    /** The portal will hardly show the newest qualification: another paper is asked for (R-RS-02a). */
    ASK_OTHER_PAPER(RECEPTION_CLERK, USUAL_SHARE, SAME_DAY),
    /** A question was typed and nobody said what the patient showed: that decides how the desk goes on (R-CH-30). */
    ASK_WHAT_WAS_BROUGHT(RECEPTION_CLERK, USUAL_SHARE, SAME_DAY),
    /** A known patient is asked whether anything changed since the last time (R-RS-04). */
    ASK_WHETHER_UNCHANGED(RECEPTION_CLERK, DECLARED_SHARE, SAME_DAY),
    /** The patient fills in the declaration 被保険者資格申立書 (R-RS-03). */
    TAKE_DECLARATION(RECEPTION_CLERK, DECLARED_SHARE, SAME_DAY),
    /** The notice about a registration that is not there yet is handed out (R-RS-08). */
    HAND_OUT_UNVERIFIED_NOTICE(RECEPTION_CLERK, NOT_AFFECTED, SAME_DAY),
    /** The equipment failed, but the national system can be reached in another way (R-RS-06). */
    VERIFY_BY_OTHER_PATH(RECEPTION_CLERK, USUAL_SHARE, SAME_DAY),
    /** Nothing was brought: the whole cost, paid back after later proof (R-RS-05). */
    PROOF_LATER(RECEPTION_CLERK, WHOLE_COST, MONTH_END),
    /** Nothing was brought by somebody known here: the institution may be flexible (R-RS-05). */
    DECIDE_SHARE_OF_KNOWN_PATIENT(RECEPTION_CLERK, WHOLE_COST, SAME_DAY),
    /** More than one qualification was found: ask again with more (rules 3.1, 複数該当). */
    ASK_AGAIN_WITH_MORE_ITEMS(RECEPTION_CLERK, USUAL_SHARE, SAME_DAY),
    /** Public assistance whose ticket is not registered yet (R-RS-09, R-PM-09). */
    FETCH_MEDICAL_TICKET(RECEPTION_CLERK, NOT_AFFECTED, MONTH_END),
    /** Examination apart from the desk, before the consent web existed (R-RS-05a). */
    BRING_PAPER_TO_SEPARATE_FLOW(RECEPTION_CLERK, USUAL_SHARE, SAME_DAY),
    /** Examination apart from the desk: consent by web on the patient's own device (R-RS-05a). */
    VERIFY_SEPARATE_FLOW_BY_WEB(RECEPTION_CLERK, USUAL_SHARE, SAME_DAY),
    /** At a later visit or in the ward the qualification is tried again (R-RS-07). */
    RETRY_VERIFICATION(RECEPTION_CLERK, NOT_AFFECTED, CLAIM_RUN),
    /** The gateway cannot try again by itself, since no birth date is known: somebody asks at the desk (R-RS-07). */
    ASK_AGAIN_WITH_BIRTH_DATE(CLAIM_CLERK, NOT_AFFECTED, CLAIM_RUN),
    /** Nothing to claim by yet: the patient is asked for the current qualification (rules 3.3, HOLD). */
    CONTACT_FOR_CLAIM(CLAIM_CLERK, NOT_AFFECTED, CLAIM_RUN),
    /** A 不詳 claim names the patient in kana, which is missing (rules 3.3, way 4). */
    ASK_FOR_KANA(CLAIM_CLERK, NOT_AFFECTED, CLAIM_RUN),
    /** A remark of a 不詳 claim holds characters that no claim can: it is written in kana (R-BC-05). */
    WRITE_CLAIM_TEXT_IN_KANA(CLAIM_CLERK, NOT_AFFECTED, CLAIM_RUN),
    /** The claim waits for a later month (R-CL-02). */
    HOLD_CLAIM_UNTIL_MONTH(CLAIM_CLERK, NOT_AFFECTED, CLAIM_RUN),
    /** A claim came back: the ways are gone through anew (R-CL-04, R-CL-07). */
    CLAIM_AGAIN_AFTER_RETURN(CLAIM_CLERK, NOT_AFFECTED, CLAIM_RUN),
    /** No proof was shown this month yet: the patient shows one before leaving (R-CH-32a). */
    SHOW_PROOF_THIS_MONTH(RECEPTION_CLERK, USUAL_SHARE, MONTH_END),
    /** What was shown is no proof on that day (rules 1.3). */
    ASK_ACCEPTED_PAPER(RECEPTION_CLERK, USUAL_SHARE, SAME_DAY),
    /** No such paper can exist on that day (R-CH-11, R-CH-12). */
    CHECK_KIND_OF_PAPER(RECEPTION_CLERK, USUAL_SHARE, SAME_DAY),
    /** Accepted for now: the patient brings a card or certificate the next time (R-CH-20, R-CH-21). */
    BRING_CARD_NEXT_TIME(RECEPTION_CLERK, NOT_AFFECTED, SAME_DAY),
    /** The certificate of the My Number card ends soon or has ended (R-EX-01, R-EX-05). */
    RENEW_CERTIFICATE(RECEPTION_CLERK, NOT_AFFECTED, SAME_DAY),
    /** The card is locked: only the municipality unlocks it (R-LK-01, R-LK-03). */
    UNLOCK_CARD(RECEPTION_CLERK, USUAL_SHARE, SAME_DAY),
    /** Verified on an own device: who arrives is checked (R-CH-40). */
    CHECK_PHOTO_ID(RECEPTION_CLERK, NOT_AFFECTED, SAME_DAY),
    /** The institution does not use this way yet (R-CH-38, R-CH-41). */
    SWITCH_ON_FUNCTION(DeskActor.ADMINISTRATOR, NOT_AFFECTED, SAME_DAY),
    /** A terminal is still in visual mode (R-CH-07). */
    SWITCH_VISUAL_MODE_BACK(RECEPTION_CLERK, NOT_AFFECTED, SAME_DAY),
    /** What to look at first when a card is not read (rules 2.3). */
    CHECK_READER_AND_LIGHT(RECEPTION_CLERK, NOT_AFFECTED, SAME_DAY),
    /** The reader may be at fault: it is switched off and on (rules 2.3, T5). */
    POWER_CYCLE_READER(RECEPTION_CLERK, USUAL_SHARE, SAME_DAY),
    /** The reader is at fault (rules 2.3, T5). */
    CALL_READER_MAKER(DeskActor.ADMINISTRATOR, USUAL_SHARE, SAME_DAY),
    /** A device is not ready after its daily restart (R-OP-01). */
    BRING_DEVICE_BACK(DeskActor.ADMINISTRATOR, NOT_AFFECTED, SAME_DAY),
    /** A change of the settings is not active yet (R-OP-03). */
    FINISH_SETTING_CHANGE(DeskActor.ADMINISTRATOR, NOT_AFFECTED, SAME_DAY),
    /** Visits of a month with the patient card only that nothing covers (R-CH-31, R-CH-32). */
    LIST_MONTH_WITHOUT_PROOF(CLAIM_CLERK, NOT_AFFECTED, CLAIM_RUN),
    /** Printed codes carry an old address (R-CH-41). */
    REPLACE_PRINTED_CODE(DeskActor.ADMINISTRATOR, NOT_AFFECTED, SAME_DAY),
    /** Failure mode is asked for at the call centre (R-CH-50). */
    CALL_FOR_FAILURE_MODE(RECEPTION_CLERK, USUAL_SHARE, SAME_DAY),
    /** Failure mode was asked for and is not open yet (R-CH-50). */
    WAIT_FOR_FAILURE_MODE(RECEPTION_CLERK, USUAL_SHARE, SAME_DAY),
    /** Failure mode was used: its report is sent (R-CH-50). */
    SEND_FAILURE_REPORT(DeskActor.ADMINISTRATOR, NOT_AFFECTED, SAME_DAY),
    /** A consent is given or changed: the card is read again (R-CO-03). */
    READ_CARD_FOR_CONSENT(RECEPTION_CLERK, NOT_AFFECTED, SAME_DAY),
    /** Before medicines or diagnoses are relied on (R-CO-10). */
    CONFIRM_INFORMATION_IS_THE_PATIENTS(DeskActor.CLINICIAN, NOT_AFFECTED, SAME_DAY),
    /** Somebody else's information was shown (R-CO-10, R-CH-55). */
    REPORT_WRONG_PERSON(RECEPTION_CLERK, NOT_AFFECTED, SAME_DAY),
    /** The national system did not take a revocation, or did not say that it did: it is done at the terminal's screen (R-CH-36). */
    REVOKE_CONSENT_AT_TERMINAL(RECEPTION_CLERK, NOT_AFFECTED, SAME_DAY),
    /** A second person reviews an emergency, disaster or failure view (R-SE-09). */
    REVIEW_EXCEPTIONAL_VIEW(DeskActor.ADMINISTRATOR, NOT_AFFECTED, DueBy.NEXT_DAY),
    /** The limit category is given with the patient's consent (R-CT-01). */
    ASK_CONSENT_FOR_LIMIT(RECEPTION_CLERK, NOT_AFFECTED, SAME_DAY),
    /** The answer gives no limit category for this day: the paper counts (R-CT-01, R-CT-04). */
    SHOW_LIMIT_CERTIFICATE(RECEPTION_CLERK, USUAL_SHARE, SAME_DAY),
    /** The answer gives no share for somebody of 70 to 74: the paper counts (R-CT-02). */
    SHOW_ELDERLY_CERTIFICATE(RECEPTION_CLERK, USUAL_SHARE, SAME_DAY),
    /** Staff say which public expenses are used this time (rules 7.3). */
    CHOOSE_PUBLIC_EXPENSES(RECEPTION_CLERK, USUAL_SHARE, SAME_DAY),
    /** A public expense on file was not returned: the paper counts (R-PM-02, R-PM-03). */
    SHOW_SUBSIDY_CERTIFICATE(RECEPTION_CLERK, USUAL_SHARE, SAME_DAY),
    /** The patient declined at the reader though the body takes part: ask again (R-PM-10). */
    ASK_SUBSIDY_CHOICE_AGAIN(RECEPTION_CLERK, USUAL_SHARE, SAME_DAY),
    /** The reader does not ask for subsidies: the terminal's setting is off (R-PM-04). */
    SWITCH_SUBSIDY_INFORMATION_ON(DeskActor.ADMINISTRATOR, NOT_AFFECTED, DueBy.NEXT_DAY),
    /** A subsidy that is always paid back later is not used at the desk (R-PM-05). */
    EXPLAIN_REIMBURSEMENT(RECEPTION_CLERK, USUAL_SHARE, SAME_DAY),
    /** Public assistance without a ticket at a first visit or past the usual days (R-PM-09). */
    CALL_WELFARE_OFFICE(RECEPTION_CLERK, NOT_AFFECTED, SAME_DAY);

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
        return TwoLanguages.words(BUNDLE, locale, DeskStep.class).getString(name() + "." + part);
    }
}
