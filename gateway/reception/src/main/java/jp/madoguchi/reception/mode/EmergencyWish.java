package jp.madoguchi.reception.mode;

import java.util.Objects;
import jp.madoguchi.domain.channel.ExceptionalRequest;
import jp.madoguchi.domain.consent.ViewerRole;
import org.jspecify.annotations.Nullable;

/**
 * What is said of an emergency before somebody looks (R-CH-53). Without a consent the doctor who decides is the one who looks: nobody
 * else's word stands for a doctor's.
 *
 * @param identification by what the patient was identified
 * @param consent        how the consent stands
 * @param lifeAtStake    whether life or body is at stake
 * @param role           as whom it is looked at, by the token
 */
public record EmergencyWish(ExceptionalRequest.Identification identification, ExceptionalRequest.Consent consent,
        boolean lifeAtStake, ViewerRole role) {

    public EmergencyWish {
        Objects.requireNonNull(identification);
        Objects.requireNonNull(consent);
        Objects.requireNonNull(role);
    }

    ExceptionalRequest request(boolean hospital, String by) {
        @Nullable
        String doctor = role == ViewerRole.DOCTOR ? by : null;
        return new ExceptionalRequest.Emergency(hospital, identification, consent, lifeAtStake, doctor);
    }
}
