package jp.madoguchi.gateway.fhir.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServerSentEventTest {

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void anEventHasItsIdItsNameAndItsDataAndEndsWithAnEmptyLine() {
        assertThat(text(ServerSentEvent.of(7L, "handshake", "窓口"))).isEqualTo("id: 7\nevent: handshake\ndata: 窓口\n\n");
    }

    @Test
    void withoutAnIdTheReadersPlaceStaysWhereItIs() {
        assertThat(text(ServerSentEvent.of(null, "end", "x"))).isEqualTo("event: end\ndata: x\n\n");
    }

    @Test
    void aLineEndInTheDataDoesNotEndTheEvent() {
        assertThat(text(ServerSentEvent.of(1L, "e", "<a>\n\nid: 9\r\n</a>")))
                .isEqualTo("id: 1\nevent: e\ndata: <a>\ndata: \ndata: id: 9\ndata: </a>\n\n");
    }

    @Test
    void theSignOfLifeIsACommentAndThePauseIsInMilliseconds() {
        assertThat(text(ServerSentEvent.keepAlive())).isEqualTo(":\n\n");
        assertThat(text(ServerSentEvent.retry(Duration.ofSeconds(2)))).isEqualTo("retry: 2000\n\n");
    }
}
