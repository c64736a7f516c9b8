package jp.madoguchi.gateway.fhir;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A question that is asked, and what becomes of it where one element is another. */
final class SampleQuestion {

    static final String MEMBER = "http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID";
    static final String TEXT = """
            {"resourceType":"CoverageEligibilityRequest","status":"active","purpose":["validation"],
            "patient":{"reference":"Patient/p1"},"created":"2026-11-20","insurer":{"display":"見本健康保険組合"}}""";
    private static final ObjectMapper JSON = new ObjectMapper();

    private SampleQuestion() {}

    /** @param json the element's value; null or empty for none */
    static String with(String element, String json) throws Exception {
        ObjectNode body = node(TEXT);
        if (json == null || json.isEmpty()) {
            body.remove(element);
        } else {
            body.set(element, JSON.readTree(json));
        }
        return body.toString();
    }

    static ObjectNode node(String json) throws Exception {
        return (ObjectNode) JSON.readTree(json);
    }

    /** An {@code insurance} as on a card. */
    static String card(String memberId) {
        return "[{\"coverage\":{\"identifier\":{\"system\":\"" + MEMBER + "\",\"value\":\"" + memberId + "\"}}}]";
    }
}
