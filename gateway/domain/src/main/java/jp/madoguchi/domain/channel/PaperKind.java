package jp.madoguchi.domain.channel;

import java.time.LocalDate;

/** What a patient may show (rules 1.3). */
public enum PaperKind {
    /** マイナンバーカード or the one in a smartphone; here "expired" means: beyond the grace too. */
    MY_NUMBER_CARD,
    /** 健康保険証. */
    INSURANCE_CARD,
    /** 資格確認書, card size or post-card size. */
    QUALIFICATION_CERTIFICATE,
    /** 資格情報のお知らせ. */
    QUALIFICATION_NOTICE,
    /** マイナポータル 資格情報画面 or its PDF. */
    PORTAL_SCREEN,
    /** 診察券. */
    PATIENT_CARD;

    private static final int YEARS_OF_A_CERTIFICATE = 5;

    /** Whether it says who the insurer is before the national system is asked. */
    public boolean saysInsurer() {
        return switch (this) {
            case INSURANCE_CARD, QUALIFICATION_CERTIFICATE, QUALIFICATION_NOTICE -> true;
            case MY_NUMBER_CARD, PORTAL_SCREEN, PATIENT_CARD -> false;
        };
    }

    /**
     * Whether a paper that was issued on a day can end on another. 資格確認書 lasts five years at most (R-CH-12), the fifth anniversary
     * included, as no text says from which of both days they count; of other papers the texts give no such length.
     */
    public boolean canLast(LocalDate issued, LocalDate validUntil) {
        return this != QUALIFICATION_CERTIFICATE || !validUntil.isAfter(issued.plusYears(YEARS_OF_A_CERTIFICATE));
    }
}
