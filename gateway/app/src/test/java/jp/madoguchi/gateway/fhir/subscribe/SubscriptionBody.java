package jp.madoguchi.gateway.fhir.subscribe;

/** A Subscription as a client would send it, with one thing changed at a time. */
final class SubscriptionBody {

    private String topic = "coverage-changed";
    private String id = "";
    private String filter = "";
    private String content = "id-only";
    private String header = "";
    private String status = "requested";
    private String payload = "application/fhir+json";
    private String channel = "";
    private String end = "";
    private final String endpoint;

    SubscriptionBody(String endpoint) {
        this.endpoint = endpoint;
    }

    SubscriptionBody topic(String code) {
        topic = code;
        return this;
    }

    SubscriptionBody id(String known) {
        id = "\"id\":\"" + known + "\",";
        return this;
    }

    SubscriptionBody filter(String criteria) {
        filter = "\"_criteria\":{\"extension\":[{\"url\":\"http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/"
                + "backport-filter-criteria\",\"valueString\":\"" + criteria + "\"}]},";
        return this;
    }

    SubscriptionBody content(String code) {
        content = code;
        return this;
    }

    SubscriptionBody header(String line) {
        header = "\"header\":[\"" + line + "\"],";
        return this;
    }

    SubscriptionBody status(String code) {
        status = code;
        return this;
    }

    SubscriptionBody payload(String type) {
        payload = type;
        return this;
    }

    /** @param kind {@code heartbeat-period}, {@code timeout} or {@code max-count} */
    SubscriptionBody extension(String kind, int value) {
        channel = "\"extension\":[{\"url\":\"http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-"
                + kind + "\",\"" + (kind.equals("max-count") ? "valuePositiveInt" : "valueUnsignedInt") + "\":" + value
                + "}],";
        return this;
    }

    SubscriptionBody end(String instant) {
        end = "\"end\":\"" + instant + "\",";
        return this;
    }

    /** Of one that is read from a stream. */
    static SubscriptionBody streamed() {
        return new SubscriptionBody("");
    }

    private static String type() {
        return "\"_type\":{\"extension\":[{\"url\":\"http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/"
                + "backport-channel-type\",\"valueCoding\":{\"system\":\"https://madoguchi.jp/fhir/CodeSystem/subscription-channel\","
                + "\"code\":\"server-sent-events\"}}]},";
    }

    String json() {
        String where = endpoint.isEmpty()
                ? type()
                : "\"type\":\"rest-hook\",\"endpoint\":\"" + endpoint + "\",";
        return "{\"resourceType\":\"Subscription\"," + id + "\"status\":\"" + status + "\"," + end
                + "\"reason\":\"窓口の画面\",\"criteria\":\"https://madoguchi.jp/fhir/SubscriptionTopic/" + topic + "\","
                + filter
                + "\"channel\":{" + channel + where + header
                + "\"payload\":\"" + payload + "\",\"_payload\":{\"extension\":[{\"url\":"
                + "\"http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-payload-content\","
                + "\"valueCode\":\"" + content + "\"}]}}}";
    }
}
