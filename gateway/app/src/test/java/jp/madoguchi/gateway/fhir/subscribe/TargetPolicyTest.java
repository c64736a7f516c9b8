package jp.madoguchi.gateway.fhir.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import jp.madoguchi.domain.problem.ProblemCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where notifications may go: no client reaches through the gateway what it could not reach itself (docs/design/subscriptions.md 7). */
class TargetPolicyTest {

    private static final TargetPolicy CLOSED = new TargetPolicy(List.of(), false);
    private static final TargetPolicy OPENED = new TargetPolicy(
            Network.parse("10.20.0.0/16, 192.168.7.5/32,fd00:1::/32").orElseThrow(), true);

    @ParameterizedTest
    @ValueSource(strings = {"https://127.0.0.1/", "https://localhost/", "https://[::1]/", "https://127.8.8.8/",
            "https://10.20.0.1/", "https://172.16.0.1/", "https://192.168.7.5/", "https://169.254.169.254/latest",
            "https://100.64.0.1/", "https://0.0.0.0/", "https://[::]/", "https://[fd00:1::1]/", "https://[fe80::1]/",
            "https://[::ffff:10.20.0.1]/", "https://[64:ff9b::a14:1]/", "https://224.0.0.1/", "https://2130706433/",
            "https://[2002:a14:1::1]/", "http://8.8.8.8/", "http://127.0.0.1/"})
    void whatIsNotPublicOrNotEncryptedIsRefused(String endpoint) {
        assertThat(CLOSED.refuses(URI.create(endpoint))).hasValue(ProblemCode.SUBSCRIPTION_TARGET_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://8.8.8.8/", "https://[2606:4700::1111]/hook", "https://8.8.8.8:8443/a?b=c"})
    void aPublicAddressIsAllowed(String endpoint) {
        assertThat(CLOSED.refuses(URI.create(endpoint))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://10.20.255.255/", "https://192.168.7.5/", "https://[fd00:1:2::3]/",
            "http://127.0.0.1:8081/", "http://localhost/", "https://127.0.0.1/"})
    void whatTheOperatorNamesIsAllowed(String endpoint) {
        assertThat(OPENED.refuses(URI.create(endpoint))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://10.21.0.0/", "https://192.168.7.4/", "https://[fd00:2::1]/", "http://10.20.0.1/",
            "https://169.254.169.254/"})
    void whatTheOperatorDoesNotNameStaysRefused(String endpoint) {
        assertThat(OPENED.refuses(URI.create(endpoint))).hasValue(ProblemCode.SUBSCRIPTION_TARGET_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "localhost/8", "10.0.0.0/8,", "a/8", "10.0.0/8/8"})
    void whatIsNoNetworkIsNone(String text) {
        assertThat(Network.parse(text)).isEmpty();
    }
}
