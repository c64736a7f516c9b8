package jp.madoguchi.routes.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemJsonTest {

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void whoeverIsToldToComeAgainCanHopeForMore(ProblemCode code) {
        if (ProblemJson.retryAfter(code).isPresent() && code != ProblemCode.SHADOW_MODE) {
            assertThat(code.kind()).isEqualTo(ProblemKind.TRANSIENT);
        }
        assertThat(ProblemJson.status(code)).isBetween(400, 599);
    }
}
