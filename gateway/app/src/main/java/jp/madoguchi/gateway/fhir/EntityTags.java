package jp.madoguchi.gateway.fhir;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The versions that a condition of a request names (RFC 9110, 13.1): a list of tags, or {@code *} for any. Weak and strong tags of one version are the
 * same here, since FHIR's are weak everywhere.
 *
 * @param any  whether every version is meant
 * @param tags what stands between the quotes
 */
public record EntityTags(boolean any, Set<String> tags) {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([!#-~]*+)\"");
    private static final Pattern LIST = Pattern.compile(TAG + "(?:\\s*,\\s*" + TAG + ")*");

    public EntityTags {
        tags = Set.copyOf(tags);
    }

    /** Of a header, however often it is sent; empty where it is not sent, or is no list of tags. */
    public static Optional<EntityTags> of(HttpServletRequest request, String header) {
        List<String> lines = Collections.list(request.getHeaders(header));
        String all = String.join(",", lines).strip();
        if (all.equals("*")) {
            return Optional.of(new EntityTags(true, Set.of()));
        }
        if (!LIST.matcher(all).matches()) {
            return Optional.empty();
        }
        Set<String> tags = new HashSet<>();
        for (Matcher one = TAG.matcher(all); one.find();) {
            tags.add(one.group(1));
        }
        return Optional.of(new EntityTags(false, tags));
    }

    /** Whether a version of something that is there is meant. */
    public boolean name(long version) {
        return any || tags.contains(Long.toString(version));
    }
}
