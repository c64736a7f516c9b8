package jp.madoguchi.gateway.fhir.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import jp.madoguchi.gateway.fhir.AuditedReads;
import jp.madoguchi.gateway.fhir.StoredResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;

/** A page of a resource's history as a Bundle (R4 RESTful API, 3.1.0.11). */
public final class HistoryBundle {

    private HistoryBundle() {}

    /**
     * Makes the Bundle.
     *
     * @param address  the resource's address, as the caller sees it
     * @param versions the page's, newest first
     * @param more     whether there are earlier ones than these
     * @param all      how many there are on all pages
     */
    public static Bundle of(String address, HistoryQuery query, List<StoredResource> versions, boolean more, int all) {
        Bundle bundle = new Bundle();
        // HAPI takes it for a resource of the history itself, which must have an id and a version.
        bundle.setId(new IdType("Bundle", UUID.randomUUID().toString(), "1"));
        bundle.setType(Bundle.BundleType.HISTORY).setTotal(all);
        bundle.addLink().setRelation("self").setUrl(link(address, query.used()));
        if (!query.isFirst()) {
            Map<String, List<String>> first = new LinkedHashMap<>(query.used());
            first.remove(HistoryQuery.PAGE);
            bundle.addLink().setRelation("first").setUrl(link(address, first));
        }
        if (more && !versions.isEmpty()) {
            Map<String, List<String>> next = new LinkedHashMap<>(query.used());
            next.put(HistoryQuery.PAGE, List.of(Long.toString(versions.getLast().version())));
            bundle.addLink().setRelation("next").setUrl(link(address, next));
        }
        versions.forEach(version -> add(bundle, address, version));
        return bundle;
    }

    private static void add(Bundle bundle, String address, StoredResource version) {
        BundleEntryComponent entry = bundle.addEntry().setFullUrl(address).setResource(AuditedReads.decode(version));
        entry.getRequest().setMethod(HTTPVerb.PUT).setUrl(version.type().fhirName() + "/" + version.id());
        entry.getResponse().setStatus("200").setEtag(version.etag()).setLastModified(Date.from(version.updated()));
    }

    private static String link(String address, Map<String, List<String>> parameters) {
        StringJoiner text = new StringJoiner("&");
        parameters.forEach((name, values) -> values.forEach(value -> text.add(encoded(name) + "=" + encoded(value))));
        String list = text.toString();
        return address + "/_history" + (list.isEmpty() ? "" : "?" + list);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
