package jp.madoguchi.gateway.fhir.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.IntFunction;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;

/** A page of a search as a Bundle, with its links (R4 Search, 3.1.1.5.2). */
final class SearchBundle {

    private final String base;
    private final SearchQuery query;
    private final SearchEngine.Found found;
    private final int offset;

    SearchBundle(String base, SearchQuery query, SearchEngine.Found found, int offset) {
        this.base = base;
        this.query = query;
        this.found = found;
        this.offset = offset;
    }

    /** @param token the token of the page that begins after so many matches */
    Bundle make(IntFunction<String> token) {
        Bundle bundle = new Bundle();
        bundle.setType(Bundle.BundleType.SEARCHSET);
        if (query.total()) {
            bundle.setTotal(found.total());
        }
        bundle.addLink().setRelation("self").setUrl(offset == 0 ? self() : page(token, offset));
        int count = query.count();
        if (count > 0 && found.total() > count) {
            int last = (found.total() - 1) / count * count;
            bundle.addLink().setRelation("first").setUrl(page(token, 0));
            if (offset > 0) {
                bundle.addLink().setRelation("previous").setUrl(page(token, Math.max(0, offset - count)));
            }
            if (offset + count < found.total()) {
                bundle.addLink().setRelation("next").setUrl(page(token, offset + count));
            }
            bundle.addLink().setRelation("last").setUrl(page(token, last));
        }
        found.matches().forEach(match -> add(bundle, match, SearchEntryMode.MATCH));
        found.included().forEach(match -> add(bundle, match, SearchEntryMode.INCLUDE));
        return bundle;
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

    private String page(IntFunction<String> token, int from) {
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
