package jp.madoguchi.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

    @Test
    void aHarmlessIdOfTheCallerIsKept() {
        assertThat(RequestId.choose("emr-2026.11_23-0001")).isEqualTo("emr-2026.11_23-0001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "two words", "山田太郎の受付", "line\nbreak-in-it", ""})
    void anythingElseIsReplaced(String asked) {
        assertThat(RequestId.choose(asked)).isNotEqualTo(asked).hasSize(36);
    }

    @Test
    void withoutOneEveryRequestGetsItsOwn() {
        assertThat(RequestId.choose(null)).isNotEqualTo(RequestId.choose(null));
    }
}
