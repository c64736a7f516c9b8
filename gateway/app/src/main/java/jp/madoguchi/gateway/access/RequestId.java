package jp.madoguchi.gateway.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a caller quotes when something went wrong: {@code X-Request-ID}, the caller's own where it is harmless, else a new one. */
public final class RequestId {
    /** The header's name, in requests and in every response. */
    static final String HEADER = "X-Request-ID";
    private static final String ATTRIBUTE = RequestId.class.getName();
    /** Short and without anything that could forge a log line or carry a name. */
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    /** Of this start of the gateway. */
    private static final String START = UUID.randomUUID().toString().substring(0, 24);
    private static final AtomicLong NUMBERS = new AtomicLong();

    private RequestId() {}

    /** Gives the request its id and tells the caller. */
    static void give(HttpServletRequest request, HttpServletResponse response) {
        String id = choose(request.getHeader(HEADER));
        request.setAttribute(ATTRIBUTE, id);
        response.setHeader(HEADER, id);
    }

    /** The request's id; empty for a request that has not passed the access filter. */
    public static String of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String id ? id : "";
    }

    static String choose(@Nullable String asked) {
        return asked != null && HARMLESS.matcher(asked).matches() ? asked : next();
    }

    /** Different from every other one; it need not be hard to guess. */
    private static String next() {
        String number = Long.toHexString(NUMBERS.incrementAndGet());
        return START + "0".repeat(12 - number.length()) + number;
    }
}
