package jp.madoguchi.gateway.fhir.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.LongFunction;
import jp.madoguchi.gateway.fhir.ReadableType;
import jp.madoguchi.gateway.fhir.UncountedBundles;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;

/** A page of a search as a Bundle, with its links (R4 Search, 3.1.1.5.2). */
final class SearchBundle {

    private final String base;
    private final SearchQuery query;
    private final SearchEngine.Found found;
    private final long position;

    SearchBundle(String base, SearchQuery query, SearchEngine.Found found, long position) {
        this.base = base;
        this.query = query;
        this.found = found;
        this.position = position;
    }

    /** @param token the token of the page at a position */
    Bundle make(LongFunction<String> token) {
        Bundle bundle = new Bundle();
        bundle.setType(Bundle.BundleType.SEARCHSET);
        if (query.total() && found.total().isPresent()) {
            bundle.setTotal(found.total().getAsInt());
        } else {
            UncountedBundles.mark(bundle);
        }
        bundle.addLink().setRelation("self").setUrl(position == 0 ? self() : page(token, position));
        if (query.type() == ReadableType.AUDIT_EVENT) {
            found.next().ifPresent(next -> bundle.addLink().setRelation("next").setUrl(page(token, next)));
        } else {
            found.total().ifPresent(total -> pages(bundle, token, total));
        }
        found.matches().forEach(match -> add(bundle, match, SearchEntryMode.MATCH));
        found.included().forEach(match -> add(bundle, match, SearchEntryMode.INCLUDE));
        return bundle;
    }

    /** Links to pages that begin after so many matches. */
    private void pages(Bundle bundle, LongFunction<String> token, int total) {
        int count = query.count();
        if (count > 0 && total > count) {
            int last = (total - 1) / count * count;
            bundle.addLink().setRelation("first").setUrl(page(token, 0));
            if (position > 0) {
                bundle.addLink().setRelation("previous").setUrl(page(token, Math.max(0, position - count)));
            }
            if (position + count < total) {
                bundle.addLink().setRelation("next").setUrl(page(token, position + count));
            }
            bundle.addLink().setRelation("last").setUrl(page(token, last));
        }
    }

    private void add(Bundle bundle, SearchEngine.Match match, SearchEntryMode mode) {
        bundle.addEntry().setFullUrl(base + "/" + match.stored().type().fhirName() + "/" + match.stored().id())
                .setResource(match.resource()).getSearch().setMode(mode);
    }

    /** What was understood: parameters that were ignored are not in it. */
    private String self() {
        StringJoiner parameters = new StringJoiner("&");
        for (Map.Entry<String, List<String>> used : query.used().entrySet()) {
            used.getValue().forEach(value -> parameters.add(encoded(used.getKey()) + "=" + encoded(value)));
        }
        String list = parameters.toString();
        return type() + (list.isEmpty() ? "" : "?" + list);
    }

    private String page(LongFunction<String> token, long from) {
        return type() + "?_page=" + token.apply(from) + form();
    }

    /** How it is given is not part of the search, and stays as it is on every page. */
    private String form() {
        StringBuilder form = new StringBuilder();
        for (String name : Results.OF_FORM) {
            query.used().getOrDefault(name, List.of())
                    .forEach(value -> form.append('&').append(name).append('=').append(encoded(value)));
        }
        return form.toString();
    }

    private String type() {
        return base + "/" + query.type().fhirName();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
