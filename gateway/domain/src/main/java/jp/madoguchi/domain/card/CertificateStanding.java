package jp.madoguchi.domain.card;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.rule.RuleId;

/**
 * How a certificate stands on a day.
 *
 * @param state         what can be done with it
 * @param alert         whether the reader reminds the holder to renew it (R-EX-01, R-EX-05)
 * @param lastUsableDay the last day on which it serves at a reception, the grace included
 * @param rules         what led to this
 */
public record CertificateStanding(CertificateState state, boolean alert, LocalDate lastUsableDay,
        List<RuleId> rules) {

    public CertificateStanding {
        Objects.requireNonNull(state);
        Objects.requireNonNull(lastUsableDay);
        rules = List.copyOf(rules);
    }

    /** Whether the qualification can be asked with it. */
    public boolean usable() {
        return switch (state) {
            case NORMAL, GRACE -> true;
            case EXPIRED, UNUSABLE -> false;
        };
    }
}
