package jp.madoguchi.domain.channel;

import static jp.madoguchi.domain.channel.ViewableInformation.EMERGENCY_SUMMARY;
import static jp.madoguchi.domain.channel.ViewableInformation.HEALTH_CHECKUPS;
import static jp.madoguchi.domain.channel.ViewableInformation.LIMIT_CATEGORY;
import static jp.madoguchi.domain.channel.ViewableInformation.MEDICINES;
import static jp.madoguchi.domain.channel.ViewableInformation.OPERATIONS;
import static jp.madoguchi.domain.channel.ViewableInformation.PUBLIC_SUBSIDY;
import static jp.madoguchi.domain.channel.ViewableInformation.QUALIFICATION;
import static jp.madoguchi.domain.channel.ViewableInformation.SPECIFIC_DISEASE;
import static jp.madoguchi.domain.channel.ViewableInformation.TREATMENTS;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The channel matrix (rules 1.1): how a qualification may be checked, what each way may ask and show, how it identifies the person and
 * which consent it needs. On which days a channel exists stands in {@link ChannelCalendar} (of papers: {@link AcceptedPapers}), how long something may be looked at in
 * {@link ViewingWindows}.
 *
 * <p>On every channel that reads a My Number card the certificate in the chip is used and never the 12-digit number (R-CH-01): no type
 * of this package has a place for it. Staff neither keep the card nor ask for its 4-digit number (R-CH-02): none has a place for that
 * either. Channels without a My Number card never show drug, checkup or diagnosis information, whatever the patient says (R-CH-15);
 * failure mode shows the qualification and nothing else (R-CH-51).
 */
@SuppressWarnings("ImmutableEnumChecker") // its sets are unmodifiable copies
public enum Channel {
    /** My Number card at the reader, face match. */
    MNC_FACE(atTheReader(), EnumSet.of(IdentityCheck.FACE), ConsentNeed.PER_ITEM, byConsentAtTheReader()),
    /** My Number card at the reader, 4-digit number. */
    MNC_PIN(atTheReader(), EnumSet.of(IdentityCheck.CARD_PIN), ConsentNeed.PER_ITEM, byConsentAtTheReader()),
    /** My Number card at the reader, staff compare the face (目視確認モード). */
    MNC_VISUAL(atTheReader(), EnumSet.of(IdentityCheck.STAFF), ConsentNeed.PER_ITEM, byConsentAtTheReader()),
    /** Smartphone at the reader (スマホ搭載マイナ保険証). */
    MNC_SMARTPHONE(atTheReader(), EnumSet.of(IdentityCheck.DEVICE), ConsentNeed.PER_ITEM, byConsentAtTheReader()),
    /** Insurance card or 資格確認書, its numbers typed. */
    CARD_NUMBER(EnumSet.of(Askable.SHOWN_QUALIFICATION, Askable.LIMIT_CATEGORY), EnumSet.of(IdentityCheck.PAPER_SHOWN),
            ConsentNeed.LIMIT_CATEGORY_ONLY, EnumSet.of(QUALIFICATION, LIMIT_CATEGORY)),
    /** Patient card only, with the insured number on file (the once-a-month rule). */
    STORED_NUMBER(EnumSet.of(Askable.STORED_QUALIFICATION), EnumSet.of(IdentityCheck.PATIENT_CARD), ConsentNeed.NONE,
            EnumSet.of(QUALIFICATION)),
    /** マイナポータル 資格情報画面 on the patient's own phone, or its PDF, together with the My Number card; typed in by hand. */
    PORTAL_SCREEN(EnumSet.noneOf(Askable.class), EnumSet.of(IdentityCheck.CARD_FACE), ConsentNeed.NONE,
            EnumSet.of(QUALIFICATION)),
    /** 資格情報のお知らせ together with the My Number card; typed in by hand. */
    NOTICE_PLUS_CARD(EnumSet.noneOf(Askable.class), EnumSet.of(IdentityCheck.CARD_FACE), ConsentNeed.NONE,
            EnumSet.of(QUALIFICATION)),
    /** マイナ在宅受付Web at the patient's home. */
    HOME_WEB(remotely(), EnumSet.of(IdentityCheck.CARD_PIN), ConsentNeed.MEDICAL_ITEMS, byConsentRemotely()),
    /** マイナ資格確認アプリ at the patient's home. */
    HOME_APP(remotely(), EnumSet.of(IdentityCheck.CARD_PIN, IdentityCheck.STAFF), ConsentNeed.MEDICAL_ITEMS,
            byConsentRemotely()),
    /** Online care, on the patient's own device. */
    ONLINE_WEB(remotely(), EnumSet.of(IdentityCheck.CARD_PIN), ConsentNeed.MEDICAL_ITEMS, byConsentRemotely()),
    /** Fever clinic, drive-through, bedside, reader broken, wheelchair (通常とは異なる動線), by web or app. */
    OTHER_ROUTE_WEB(remotely(), EnumSet.of(IdentityCheck.CARD_PIN, IdentityCheck.STAFF), ConsentNeed.MEDICAL_ITEMS,
            byConsentRemotely()),
    /** システム障害時モード: by the four items of the card's face. */
    FAILURE_MODE(EnumSet.of(Askable.QUALIFICATION_BY_FOUR_ITEMS), EnumSet.of(IdentityCheck.CARD_FACE), ConsentNeed.NONE,
            EnumSet.of(QUALIFICATION)),
    /** 災害時モード: by the four items. */
    DISASTER_MODE(EnumSet.of(Askable.MEDICAL_INFORMATION), EnumSet.of(IdentityCheck.ASKED),
            ConsentNeed.UNLESS_LIFE_AT_STAKE, EnumSet.of(MEDICINES, TREATMENTS, HEALTH_CHECKUPS)),
    /** 救急時医療情報閲覧, in hospitals. */
    EMERGENCY_VIEW(EnumSet.of(Askable.MEDICAL_INFORMATION, Askable.EMERGENCY_SUMMARY),
            EnumSet.of(IdentityCheck.CARD_READ), ConsentNeed.UNLESS_LIFE_AT_STAKE,
            EnumSet.of(MEDICINES, TREATMENTS, HEALTH_CHECKUPS, OPERATIONS, EMERGENCY_SUMMARY)),
    /** マイナ救急: the fire department's own system. */
    AMBULANCE(EnumSet.of(Askable.EMERGENCY_SUMMARY, Askable.MEDICAL_INFORMATION), EnumSet.of(IdentityCheck.CARD_READ),
            ConsentNeed.ORAL, EnumSet.of(MEDICINES, TREATMENTS, HEALTH_CHECKUPS, EMERGENCY_SUMMARY));

    private final Set<Askable> mayAsk;
    private final Set<IdentityCheck> identifiedBy;
    private final ConsentNeed consent;
    private final Set<ViewableInformation> mayShow;

    Channel(EnumSet<Askable> mayAsk, EnumSet<IdentityCheck> identifiedBy, ConsentNeed consent,
            EnumSet<ViewableInformation> mayShow) {
        this.mayAsk = Collections.unmodifiableSet(mayAsk);
        this.identifiedBy = Collections.unmodifiableSet(identifiedBy);
        this.consent = consent;
        this.mayShow = Collections.unmodifiableSet(mayShow);
    }

    private static EnumSet<Askable> atTheReader() {
        return EnumSet.of(Askable.LATEST_QUALIFICATION, Askable.LIMIT_CATEGORY, Askable.SPECIFIC_DISEASE,
                Askable.PUBLIC_SUBSIDY, Askable.MEDICAL_INFORMATION);
    }

    private static EnumSet<ViewableInformation> byConsentAtTheReader() {
        return EnumSet.of(QUALIFICATION, LIMIT_CATEGORY, SPECIFIC_DISEASE, PUBLIC_SUBSIDY, MEDICINES, TREATMENTS,
                HEALTH_CHECKUPS, OPERATIONS);
    }

    private static EnumSet<Askable> remotely() {
        return EnumSet.of(Askable.LATEST_QUALIFICATION, Askable.MEDICAL_INFORMATION);
    }

    private static EnumSet<ViewableInformation> byConsentRemotely() {
        return EnumSet.of(QUALIFICATION, MEDICINES, TREATMENTS, HEALTH_CHECKUPS);
    }

    /** What it may ask the national system for; empty where everything is typed in by hand. */
    public Set<Askable> mayAsk() {
        return mayAsk;
    }

    /** How the person is identified; one of them is enough. */
    public Set<IdentityCheck> identifiedBy() {
        return identifiedBy;
    }

    /** The consent it needs before it shows more than the qualification. */
    public ConsentNeed consent() {
        return consent;
    }

    /** The most that it may show; medical items only with the consent it needs. */
    public Set<ViewableInformation> mayShow() {
        return mayShow;
    }

    /** Whether it reads a My Number card (or the one in a smartphone), so that the latest qualification comes back (R-CH-05). */
    public boolean readsTheCard() {
        return mayAsk.contains(Askable.LATEST_QUALIFICATION);
    }

    /** Whether the patient is identified on a mobile device, away from the reader (居宅同意取得型, R-CH-33). */
    public boolean remote() {
        return consent == ConsentNeed.MEDICAL_ITEMS;
    }

    /** Whether an institution must be equipped for it, or must have switched it on (R-CH-38). */
    public boolean needsSwitchingOn() {
        return remote() || this == MNC_SMARTPHONE;
    }

    /** Whether it runs outside of a hospital's gateway: listed, never asked. */
    public boolean outsideTheGateway() {
        return this == AMBULANCE;
    }

    /**
     * Whether {@link ChannelCalendar} says on which days it exists. What rests on a paper or on the patient card is dated with them, and
     * what runs outside of the gateway is never asked.
     */
    public boolean dated() {
        return switch (this) {
            case MNC_FACE, MNC_PIN, MNC_VISUAL, MNC_SMARTPHONE, HOME_WEB, HOME_APP, ONLINE_WEB, OTHER_ROUTE_WEB,
                    FAILURE_MODE, DISASTER_MODE, EMERGENCY_VIEW ->
                true;
            case CARD_NUMBER, STORED_NUMBER, PORTAL_SCREEN, NOTICE_PLUS_CARD, AMBULANCE -> false;
        };
    }

    /** The channels with a property. */
    static Set<Channel> all(Predicate<Channel> property) {
        EnumSet<Channel> found = EnumSet.noneOf(Channel.class);
        Arrays.stream(values()).filter(property).forEach(found::add);
        return Collections.unmodifiableSet(found);
    }
}
