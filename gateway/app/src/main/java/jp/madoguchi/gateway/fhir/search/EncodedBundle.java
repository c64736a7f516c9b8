package jp.madoguchi.gateway.fhir.search;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import jp.madoguchi.gateway.fhir.StoredResource;

/**
 * The Bundle of a plain search, put together from bytes: the stored resources stand in it as they are kept, none of them is decoded. What it says
 * is what {@link SearchBundle} says of the same search when all matches fit on the first page.
 */
public final class EncodedBundle {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX");
    private static final Pattern UNSAFE = Pattern.compile("[^!#-\\[\\]-~]");
    private static final int AROUND_AN_ENTRY = 160;
    private static final byte[] MATCH = ascii(",\"search\":{\"mode\":\"match\"}}");

    private EncodedBundle() {}

    /** Whether a base address can stand in the JSON as it is. One from a request's header may hold anything. */
    public static boolean canName(String base) {
        return !UNSAFE.matcher(base).find();
    }

    /**
     * The Bundle in UTF-8.
     *
     * @param base    the API's address as the caller sees it, one that {@link #canName}
     * @param matches all matches in their order, at most {@link SearchQuery#USUAL}
     * @param now     when it is given
     */
    public static byte[] of(PlainSearch search, String base, List<StoredResource> matches, Instant now) {
        String type = base + "/" + search.type().fhirName();
        int size = matches.stream().mapToInt(one -> one.json().length + AROUND_AN_ENTRY).sum();
        ByteArrayOutputStream out = new ByteArrayOutputStream(size + 500);
        out.writeBytes(ascii("{\"resourceType\":\"Bundle\",\"id\":\"" + id() + "\",\"meta\":{\"lastUpdated\":\""
                + TIME.format(now.atOffset(ZoneOffset.UTC)) + "\"},\"type\":\"searchset\",\"total\":" + matches.size()
                + ",\"link\":[{\"relation\":\"self\",\"url\":\"" + type + "?" + search.parameter() + "="
                + URLEncoder.encode(search.value(), StandardCharsets.UTF_8) + "\"}]"));
        String before = ",\"entry\":[";
        for (StoredResource match : matches) {
            out.writeBytes(ascii(before + "{\"fullUrl\":\"" + type + "/" + match.id() + "\",\"resource\":"));
            out.writeBytes(match.json());
            out.writeBytes(MATCH);
            before = ",";
        }
        out.writeBytes(ascii(matches.isEmpty() ? "}" : "]}"));
        return out.toByteArray();
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
