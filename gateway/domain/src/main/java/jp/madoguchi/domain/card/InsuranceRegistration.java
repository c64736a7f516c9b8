package jp.madoguchi.domain.card;

/**
 * Whether a My Number card is registered for use as an insurance card (健康保険証利用登録). One that is not can be registered at the
 * reader on the spot; the holder is offered it once per visit and accepts or declines (R-CH-04).
 */
public enum InsuranceRegistration {
    /** Not registered, and not offered yet in this visit. */
    NOT_REGISTERED,
    /** The reader shows the offer. */
    REGISTRATION_OFFERED,
    /** Registered, now or long ago. */
    REGISTERED,
    /** The holder declined: this visit goes on with another proof. */
    DECLINED;

    /** After the reader showed the offer. A registered or a declined card is not offered again. */
    public InsuranceRegistration offered() {
        return this == NOT_REGISTERED ? REGISTRATION_OFFERED : this;
    }

    /** After the holder's answer to an offer; without an open offer nothing changes. */
    public InsuranceRegistration answered(boolean accepted) {
        if (this != REGISTRATION_OFFERED) {
            return this;
        }
        return accepted ? REGISTERED : DECLINED;
    }
}
