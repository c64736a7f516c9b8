package jp.madoguchi.gateway.conformance;

import java.net.http.HttpResponse;
import org.assertj.core.api.SoftAssertions;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;

/** Tries to change and to delete what can be, with the version that it has, with one that it never had, and without naming any. */
final class UpdateWalk {

    private static final String IF_MATCH = "If-Match";
    private static final String NEVER = "W/\"999\"";

    private final FhirDoor door;
    private final SoftAssertions softly;

    UpdateWalk(FhirDoor door, SoftAssertions softly) {
        this.door = door;
        this.softly = softly;
    }

    /**
     * Whether the version is heeded as it is declared to be: {@code versioned} checks it where a client names it, {@code versioned-update} changes nothing
     * without it.
     *
     * @param body what was created, without an id
     */
    void isChanged(CapabilityStatementRestResourceComponent resource, String path, String body) throws Exception {
        String changed = body.replaceFirst("\\{", "{\"id\":\"" + path.substring(path.indexOf('/') + 1) + "\",");
        softly.assertThat(resource.getVersioning()).as("versioning of " + path).isIn(ResourceVersionPolicy.VERSIONED,
                ResourceVersionPolicy.VERSIONEDUPDATE);
        String before = version(path);
        softly.assertThat(put(path, changed, IF_MATCH, NEVER).statusCode()).as("a version that never was")
                .isEqualTo(412);
        softly.assertThat(version(path)).as("what is refused changes nothing").isEqualTo(before);

        taken(path, put(path, changed, IF_MATCH, before), before);
        softly.assertThat(put(path, changed, IF_MATCH, before).statusCode()).as("a version that was").isEqualTo(412);

        String now = version(path);
        HttpResponse<String> unnamed = put(path, changed);
        if (resource.getVersioning() == ResourceVersionPolicy.VERSIONED) {
            taken(path, unnamed, now);
            new ReturnWalk(door, softly).eachPreferenceIsFollowed("PUT", path, changed, resource.getType(), 200);
        } else {
            softly.assertThat(unnamed.statusCode()).as("PUT " + path + " without If-Match").isBetween(400, 499);
            softly.assertThat(version(path)).isEqualTo(now);
        }
    }

    /** @param path of what nobody needs any more */
    void isDeleted(String path) throws Exception {
        softly.assertThat(door.send("DELETE", path, "", IF_MATCH, NEVER).statusCode()).as("a version that never was")
                .isEqualTo(412);
        softly.assertThat(door.get(path).statusCode()).as("what is not deleted").isEqualTo(200);
        softly.assertThat(door.send("DELETE", path, "").statusCode()).as("DELETE " + path).isEqualTo(204);
        softly.assertThat(door.get(path).statusCode()).as("what is deleted").isEqualTo(410);
    }

    private void taken(String path, HttpResponse<String> answer, String before) throws Exception {
        softly.assertThat(answer.statusCode()).as("PUT " + path + " " + answer.body()).isEqualTo(200);
        softly.assertThat(version(path)).as("the version of what was changed").isNotEqualTo(before);
        softly.assertThat(answer.headers().firstValue("ETag")).as("ETag of the change").hasValue(version(path));
    }

    private HttpResponse<String> put(String path, String body, String... condition) throws Exception {
        String[] headers = new String[condition.length + 2];
        headers[0] = "Content-Type";
        headers[1] = "application/fhir+json";
        System.arraycopy(condition, 0, headers, 2, condition.length);
        return door.send("PUT", path, body, headers);
    }

    private String version(String path) throws Exception {
        return door.get(path).headers().firstValue("ETag").orElse("");
    }
}
