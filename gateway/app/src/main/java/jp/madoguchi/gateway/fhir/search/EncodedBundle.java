package jp.madoguchi.gateway.fhir.search;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import jp.madoguchi.gateway.fhir.StoredResource;

/**
 * The Bundle of a plain search, put together from bytes: the stored resources stand in it as they are kept, none of them is decoded. What it says
 * is what {@link SearchBundle} says of the same search when all matches fit on the first page.
 */
public final class EncodedBundle {

    private static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final byte[] END = ascii("]}");
    private static final byte[] MATCH = ascii(",\"search\":{\"mode\":\"match\"}}");

    /** The text of a second of time: the next request mostly comes within it. */
    private record Second(long epoch, String text) {}

    private static volatile Second last = second(0);

    private final List<byte[]> parts;
    private final int length;

    private EncodedBundle(List<byte[]> parts) {
        this.parts = parts;
        this.length = length(parts);
    }

    /** Whether a base address can stand in the JSON as it is. One from a request's header may hold anything. */
    public static boolean canName(String base) {
        for (int i = 0; i < base.length(); i++) {
            char c = base.charAt(i);
            if (c < '!' || c > '~' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    /**
     * The Bundle of a search.
     *
     * @param base    the API's address as the caller sees it, one that {@link #canName}
     * @param matches all matches in their order, at most {@link SearchQuery#USUAL}
     * @param now     when it is given
     */
    public static EncodedBundle of(PlainSearch search, String base, List<StoredResource> matches, Instant now) {
        String type = base + "/" + search.type().fhirName();
        List<byte[]> parts = new ArrayList<>(2 + 3 * matches.size());
        parts.add(ascii("{\"resourceType\":\"Bundle\",\"id\":\"" + id() + "\",\"meta\":{\"lastUpdated\":\""
                + time(now) + "\"},\"type\":\"searchset\",\"total\":" + matches.size()
                + ",\"link\":[{\"relation\":\"self\",\"url\":\"" + type + "?" + search.parameter() + "="
                + URLEncoder.encode(search.value(), StandardCharsets.UTF_8)
                + (matches.isEmpty() ? "\"}]}" : "\"}]")));
        String before = ",\"entry\":[";
        for (StoredResource match : matches) {
            parts.add(ascii(before + "{\"fullUrl\":\"" + type + "/" + match.id() + "\",\"resource\":"));
            parts.add(match.json());
            parts.add(MATCH);
            before = ",";
        }
        if (!matches.isEmpty()) {
            parts.add(END);
        }
        return new EncodedBundle(parts);
    }

    private static int length(List<byte[]> parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        return length;
    }

    /** How many bytes it has, in UTF-8. */
    public int length() {
        return length;
    }

    /** Writes it in UTF-8, part by part: the stored resources are not copied before. */
    public void writeTo(OutputStream out) throws IOException {
        for (byte[] part : parts) {
            out.write(part);
        }
    }

    /** As FHIR's instant, with three digits of a second's fraction. */
    private static String time(Instant now) {
        Second second = last;
        if (second.epoch() != now.getEpochSecond()) {
            second = second(now.getEpochSecond());
            last = second;
        }
        int millis = now.getNano() / 1_000_000;
        return second.text() + (millis < 10 ? ".00" : millis < 100 ? ".0" : ".") + millis + "Z";
    }

    private static Second second(long epoch) {
        return new Second(epoch, TO_THE_SECOND.format(Instant.ofEpochSecond(epoch).atOffset(ZoneOffset.UTC)));
    }

    /** Distinct, not secret: a secret source would cost more than the rest of the Bundle. */
    private static UUID id() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long versionFour = random.nextLong() & 0xffffffffffff0fffL | 0x4000L;
        long variant = random.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
        return new UUID(versionFour, variant);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
