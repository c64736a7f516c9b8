package jp.madoguchi.gateway.conformance;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;

/** A table of what no client should send. All of it is answered soon, with the status that says what is wrong, and repeats nothing. */
public final class BadInput {

    private static final String SECRET = "secret4711";
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String ASK = "CoverageEligibilityRequest";
    private static final String JSON = "Content-Type: application/fhir+json";
    private static final String XML = "Content-Type: application/fhir+xml";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
    private static final byte[] NOTHING = {};
    private static final String QUESTION = "{\"resourceType\":\"CoverageEligibilityRequest\",\"status\":\"active\"%s}";

    private final FhirDoor door;
    private final SoftAssertions softly;

    public BadInput(FhirDoor door, SoftAssertions softly) {
        this.door = door;
        this.softly = softly;
    }

    /** Bodies of questions. */
    public void bodiesAreRefused() throws Exception {
        String large = "x".repeat(10 * 1024 * 1024);
        post("10 MB of JSON", 413, JSON, "{\"resourceType\":\"CoverageEligibilityRequest\",\"id\":\"" + large + "\"}");
        post("10 MB of XML", 413, XML,
                "<CoverageEligibilityRequest><!-- " + large + " --></CoverageEligibilityRequest>");
        post("10 MB of blanks", 413, JSON, " ".repeat(10 * 1024 * 1024));
        post("objects in objects", 400, JSON, "{\"a\":".repeat(9_000) + "1" + "}".repeat(9_000));
        post("lists in lists", 400, JSON, "[".repeat(60_000));
        post("extensions in extensions", 400, JSON,
                QUESTION.formatted(",\"extension\":[{\"url\":\"urn:x\"".repeat(1_500) + "}]".repeat(1_500)));
        post("elements in elements", 400, XML, "<a>".repeat(20_000));
        post("contained in contained", 400, JSON, QUESTION.formatted(",\"contained\":["
                + QUESTION.formatted(",\"contained\":[{\"resourceType\":\"Patient\",\"id\":\"" + SECRET + "\"}]")
                + "]"));
        post("an external entity", 400, XML, "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/"
                + "hostname\">]><CoverageEligibilityRequest xmlns=\"http://hl7.org/fhir\"><id value=\"&x;\"/>"
                + "</CoverageEligibilityRequest>");
        post("entities of entities", 400, XML, laughs());
        post("a document type in small letters", 400, XML, "<!doctype a><CoverageEligibilityRequest/>");
        post("an entity that nothing defines", 400, XML,
                "<CoverageEligibilityRequest xmlns=\"http://hl7.org/fhir\"><id value=\"&" + SECRET
                        + ";\"/></CoverageEligibilityRequest>");
        post("another character set", 415, "Content-Type: application/fhir+json; charset=Shift_JIS", "{}");
        post("a character set that is none", 415, "Content-Type: application/fhir+json; charset=" + SECRET, "{}");
        post("Shift_JIS that says it is UTF-8", 400, JSON,
                QUESTION.formatted(",\"insurer\":{\"display\":\"健康保険\"}").getBytes(Charset.forName("Windows-31J")));
        post("UTF-16", 400, JSON, QUESTION.formatted("").getBytes(StandardCharsets.UTF_16));
        post("XML that says it is in Shift_JIS", 400, XML, "<?xml version=\"1.0\" encoding=\"Shift_JIS\"?>"
                + "<CoverageEligibilityRequest xmlns=\"http://hl7.org/fhir\"><id value=\"a\"/></CoverageEligibilityRequest>");
        post("bytes that are no text", 400, JSON, new byte[]{'{', (byte) 0xC3, (byte) 0x28, '}'});
        post("zeros", 400, JSON, new byte[1_000]);
        send("a packed body", 415, "POST", "/" + ASK, "{}".getBytes(StandardCharsets.UTF_8), JSON,
                "Content-Encoding: gzip");
        post("another version of FHIR", 415, JSON + "; fhirVersion=" + SECRET, "{}");
        post("plain text", 415, "Content-Type: text/plain", "{}");
        post("a form", 415, FORM, "resource=" + SECRET);
        post("a type that is none", 415, "Content-Type: " + SECRET, "{}");
        send("no type", 415, "POST", "/" + ASK, "{}".getBytes(StandardCharsets.UTF_8));
        post("JSON that says it is XML", 400, XML, QUESTION.formatted(""));
        post("XML that says it is JSON", 400, JSON, "<CoverageEligibilityRequest xmlns=\"http://hl7.org/fhir\"/>");
        for (String body : List.of("", " ", "{", "}", "[]", "null", "true", "4711", "\"" + SECRET + "\"", "{}",
                "{\"resourceType\":null}", "{\"resourceType\":[]}", "{\"resourceType\":\"\"}",
                "{\"resourceType\":\"" + SECRET + "\"}", "{\"resourceType\":\"Patient\",\"id\":\"" + SECRET + "\"}",
                "{\"resourceType\":\"Bundle\",\"type\":\"batch\"}", "{\"resourceType\":\"Parameters\"}",
                QUESTION.formatted("") + QUESTION.formatted(""), QUESTION.formatted(",\"status\":\"" + SECRET + "\""),
                QUESTION.formatted(",\"" + SECRET + "\":1"), QUESTION.formatted(",\"patient\":\"" + SECRET + "\""),
                QUESTION.formatted(",\"created\":\"2026-99-99\""), QUESTION.formatted(",\"created\":20261120"),
                QUESTION.formatted(",\"purpose\":\"" + SECRET + "\""))) {
            post(body, 400, JSON, body);
        }
        for (String path : List.of("/" + ASK, "/" + ASK + "/$submit", "/" + ASK + "/$validate",
                "/Subscription/$validate")) {
            send(path + " with a parameter that nothing can decode", 400, "POST", path + "?_format=%zz",
                    QUESTION.formatted("").getBytes(StandardCharsets.UTF_8), JSON);
        }
        send("a form that nothing can decode", 400, "POST", "/Subscription/_search",
                "status=%zz".getBytes(StandardCharsets.UTF_8), FORM);
        send("a form of 10 MB", 413, "POST", "/Patient/_search", ("name=" + large).getBytes(StandardCharsets.UTF_8),
                FORM);
        send("a resource of 10 MB where none is taken", 405, "PUT", "/Patient/1",
                large.getBytes(StandardCharsets.UTF_8), JSON);
    }

    private static String laughs() {
        StringBuilder type = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 12; i++) {
            type.append("<!ENTITY l").append(i).append(" \"").append(("&l" + (i - 1) + ";").repeat(10)).append("\">");
        }
        return type
                + "]><CoverageEligibilityRequest xmlns=\"http://hl7.org/fhir\"><id value=\"&l11;\"/></CoverageEligibilityRequest>";
    }

    /** What stands in the address. */
    public void addressesAreRefused() throws Exception {
        Map<String, Integer> table = Map.ofEntries(
                Map.entry("/Patient/" + "a".repeat(65), 404), Map.entry("/Patient/a%20b", 404),
                Map.entry("/Patient/a%00b", 0), Map.entry("/Patient/%E3%81%82", 404),
                Map.entry("/Patient/a;b=c", 0),
                Map.entry("/Patient//a", 0), Map.entry("//Patient/a", 0), Map.entry("/Patient/%ff%fe", 0),
                Map.entry("/Patient/a/_history/" + "9".repeat(65), 404),
                Map.entry("/Patient/a/_history/-1", 404), Map.entry("/Patient/a/_history/", 404),
                Map.entry("/Patient?name=%zz", 400), Map.entry("/Patient?name=%ff", 400),
                Map.entry("/Patient?name=%00", 400), Map.entry("/Patient?%00=1", 400),
                Map.entry("/Patient?name=" + "a".repeat(1_001), 400),
                Map.entry("/Patient?name=" + SECRET + "&name=a".repeat(31), 400),
                Map.entry("/Patient?name=" + ",a".repeat(51), 400), Map.entry("/Patient?name", 400),
                Map.entry("/Patient?name=", 400), Map.entry("/Patient?=" + SECRET, 400),
                Map.entry("/Patient?identifier=a%7Cb%7C" + SECRET, 400),
                Map.entry("/Patient?birthdate=2026-02-30", 400), Map.entry("/Patient?birthdate=xx2026", 400),
                Map.entry("/Patient?birthdate=" + SECRET, 400),
                Map.entry("/Patient?_lastUpdated=gt99999-01-01", 400),
                Map.entry("/Patient?_id=a&_count=-1", 400), Map.entry("/Patient?_id=a&_count=99999999999", 400),
                Map.entry("/Patient?_id=a&_count=1e3", 400), Map.entry("/Patient?_id=a&_sort=-", 400),
                Map.entry("/Patient?_id=a&_summary=" + SECRET, 400), Map.entry("/Patient?_id=a&_total=9", 400),
                Map.entry("/Patient?_id=a&_include=" + SECRET, 400),
                Map.entry("/Patient?_id=a&_page=" + SECRET, 400), Map.entry("/Patient?_page=" + SECRET, 410),
                Map.entry("/Patient?_page=" + "A".repeat(5_000), 410),
                Map.entry("/Patient?_has:Coverage:patient:_has:Coverage:patient:status=" + SECRET, 400),
                Map.entry("/Patient?_id=a&_format=" + SECRET, 406), Map.entry("/Patient?_id=a&_format=", 406),
                Map.entry("/Patient?_id=a&fhirVersion=" + SECRET, 406),
                Map.entry("/metadata?mode=" + SECRET, 400), Map.entry("/metadata?mode=%zz", 400),
                Map.entry("/Subscription?status=%zz", 400), Map.entry("/Subscription?status=%ff", 400),
                Map.entry("/Subscription?%zz=active", 400), Map.entry("/Subscription/$status?id=%zz", 400),
                Map.entry("/Subscription/a/$events?content=%zz", 400), Map.entry("/Subscription/a?_format=%zz", 400),
                Map.entry("/Subscription?status=" + SECRET, 400), Map.entry("/Subscription?status=", 400),
                Map.entry("/" + ASK + "/20261120000000AAAAAAAAAA?_format=%zz", 400),
                Map.entry("/" + ASK + "/20261120000000AAAAAAAAAA/_status?fhirVersion=%ff", 400));
        for (Map.Entry<String, Integer> row : table.entrySet()) {
            send(row.getKey(), row.getValue(), "GET", row.getKey(), NOTHING);
        }
    }

    /** Headers. Those that are only preferences or conditions are not understood, and so ignored, as RFC 7240 and RFC 9110 ask. */
    public void headersAreRefusedOrIgnored() throws Exception {
        String there = "/Organization";
        for (String header : List.of("Accept: " + SECRET, "Accept: application/", "Accept: ;", "Accept: text/html")) {
            send(header, 406, "GET", there, NOTHING, header);
        }
        for (String header : List.of("If-None-Match: " + SECRET, "If-None-Match: W/\"", "If-Modified-Since: " + SECRET,
                "If-Modified-Since: 2026-11-20", "Prefer: " + SECRET, "Prefer: handling=", "Accept-Encoding: " + SECRET,
                "Accept-Language: " + SECRET, "Range: bytes=0-" + SECRET, "X-Request-Id: <" + SECRET,
                "Forwarded: " + SECRET)) {
            send(header, 200, "GET", there, NOTHING, header);
        }
        send("a control character in a header", 0, "GET", there, NOTHING, "X-Request-Id: " + SECRET + "\u0001");
        for (String key : List.of("a b", "a".repeat(65), "<script>")) {
            send("Idempotency-Key: " + key, 422, "POST", "/" + ASK,
                    QUESTION.formatted("").getBytes(StandardCharsets.UTF_8), JSON, "Idempotency-Key: " + key);
        }
    }

    /** Tokens that are none. */
    public void tokensAreRefused() throws Exception {
        String jwt = door.key().getOrDefault("Authorization", "").replace("Bearer ", "");
        String[] parts = jwt.split("\\.", -1);
        softly.assertThat(parts).as("the key is a signed token").hasSize(3);
        String none = "eyJhbGciOiJub25lIn0";
        for (String value : List.of("", "Bearer", "Bearer ", "Bearer " + SECRET, "Bearer a.b.c", "Bearer ..",
                "Basic c2VjcmV0NDcxMTpzZWNyZXQ0NzEx", "Digest " + SECRET, "Bearer " + none + "." + parts[1] + ".",
                "Bearer " + none + "." + parts[1] + "." + parts[2], "Bearer " + parts[0] + "." + parts[1] + ".",
                "Bearer " + parts[0] + "." + parts[1].substring(1) + "." + parts[2],
                "Bearer " + parts[0] + "." + parts[1] + "." + new StringBuilder(parts[2]).reverse(),
                "Bearer " + jwt + "." + jwt, "Bearer " + jwt + jwt, "Bearer " + "a".repeat(4_000))) {
            List<String> headers = value.isEmpty() ? List.of() : List.of("Authorization: " + value);
            RawHttp.Answer answer = RawHttp.send(door.base(), "GET", door.base().getPath() + "/Patient/" + SECRET,
                    headers, NOTHING);
            told("a token: " + value, 401, answer);
            softly.assertThat(answer.headers()).as(value).contains("www-authenticate: bearer");
        }
    }

    private void post(String what, int status, String type, String body) throws Exception {
        post(what, status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    private void post(String what, int status, String type, byte[] body) throws Exception {
        send(what, status, "POST", "/" + ASK, body, type);
        send(what + " to $submit", status, "POST", "/" + ASK + "/$submit", body, type);
    }

    /** Status 0 for what a container may refuse by itself, and in its own form: any 4xx then. */
    private void send(String what, int status, String method, String path, byte[] body, String... headers)
            throws Exception {
        List<String> all = new ArrayList<>(Arrays.asList(headers));
        door.key().forEach((name, value) -> all.add(name + ": " + value));
        long start = System.nanoTime();
        RawHttp.Answer answer = RawHttp.send(door.base(), method, door.base().getPath() + path, all, body);
        String title = what.length() > 80 ? what.substring(0, 80) : what;
        softly.assertThat(Duration.ofNanos(System.nanoTime() - start)).as(title).isLessThan(SOON);
        told(title, status, answer);
    }

    private void told(String what, int status, RawHttp.Answer answer) {
        if (status == 0) {
            softly.assertThat(answer.status()).as(what + "\n" + answer.body()).isBetween(400, 499);
        } else {
            softly.assertThat(answer.status()).as(what + "\n" + answer.body()).isEqualTo(status);
            if (status >= 400) {
                softly.assertThat(answer.body()).as(what).contains("\"OperationOutcome\"", "\"MDG-");
            }
        }
        softly.assertThat(answer.body()).as(what).doesNotContain(SECRET);
        softly.assertThat(answer.headers()).as(what).doesNotContain(SECRET);
    }
}
