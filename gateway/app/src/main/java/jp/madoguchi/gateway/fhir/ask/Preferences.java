package jp.madoguchi.gateway.fhir.ask;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import jp.madoguchi.reception.inquiry.AskNationalSystem;

/**
 * How a client prefers to be answered (RFC 7240). A preference that is not understood is ignored, as the RFC asks.
 *
 * @param async   at once, with the address where the answer will stand
 * @param patience how long it waits for an answer, at most as long as a desk may
 */
record Preferences(boolean async, Duration patience) {

    static Preferences of(HttpServletRequest request) {
        List<String> all = Collections.list(request.getHeaders("Prefer")).stream()
                .flatMap(header -> Arrays.stream(header.split("[,;]", -1)))
                .map(one -> one.strip().toLowerCase(Locale.ROOT)).toList();
        Duration patience = all.stream().filter(one -> one.matches("wait=[0-9]{1,4}")).findFirst()
                .map(one -> Duration.ofSeconds(Long.parseLong(one.substring("wait=".length()))))
                .orElse(AskNationalSystem.USUAL_WAIT);
        return new Preferences(all.contains("respond-async"),
                patience.compareTo(AskNationalSystem.LONGEST_WAIT) > 0 ? AskNationalSystem.LONGEST_WAIT : patience);
    }
}
