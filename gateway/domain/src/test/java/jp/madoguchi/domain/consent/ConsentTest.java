package jp.madoguchi.domain.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConsentTest {

    private static final Instant GIVEN = Instant.parse("2026-05-11T00:12:30Z");
    private static final Instant UNTIL = GIVEN.plusSeconds(24 * 3600);

    @Test
    void holdsUntilItsLastMomentAndNotASecondLonger() {
        Consent consent = new Consent(ConsentItem.MEDICINES, ConsentStatus.GIVEN, GIVEN, UNTIL);
        assertThat(consent.allowsAt(UNTIL)).isTrue();
        assertThat(consent.allowsAt(UNTIL.plusSeconds(1))).isFalse();
    }

    @Test
    void isNotGivenByAFlagThatSaysAnythingElse() {
        for (ConsentStatus status : ConsentStatus.values()) {
            boolean allowed = new Consent(ConsentItem.MEDICINES, status, GIVEN, UNTIL).allowsAt(GIVEN);
            assertThat(allowed).isEqualTo(status == ConsentStatus.GIVEN);
        }
    }
}
