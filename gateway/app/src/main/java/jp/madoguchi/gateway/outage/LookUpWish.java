package jp.madoguchi.gateway.outage;

import jp.madoguchi.domain.channel.ExceptionalRequest;
import jp.madoguchi.reception.mode.EmergencyWish;

/** In which way somebody wants to look something up. */
sealed interface LookUpWish {

    /** In failure mode. */
    record InFailure() implements LookUpWish {}

    /** In disaster mode. */
    record InDisaster(ExceptionalRequest.Consent consent, boolean lifeAtStake) implements LookUpWish {}

    /** In an emergency. */
    record InEmergency(EmergencyWish wish) implements LookUpWish {}
}
