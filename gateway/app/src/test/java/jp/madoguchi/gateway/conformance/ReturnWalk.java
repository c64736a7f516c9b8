package jp.madoguchi.gateway.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import jp.madoguchi.fhir.profile.GuideValidator;
import org.assertj.core.api.SoftAssertions;
import org.hl7.fhir.r4.model.OperationOutcome;

/** Tries what a client is told of what it writes: whether it would be taken, and what it prefers to get for it. */
final class ReturnWalk {

    private final FhirDoor door;
    private final SoftAssertions softly;

    ReturnWalk(FhirDoor door, SoftAssertions softly) {
        this.door = door;
        this.softly = softly;
    }

    /** The same body is written once with each preference: those that there are, one that there is not, and two of which the first counts. */
    void eachPreferenceIsFollowed(String method, String path, String body, String type, int status) throws Exception {
        HttpResponse<String> whole = written(method, path, body, "return=representation", status);
        softly.assertThat(FhirDoor.resource(whole).fhirType()).as(path).isEqualTo(type);
        told(whole, "return=representation");

        HttpResponse<String> nothing = written(method, path, body, "return=minimal, return=representation", status);
        softly.assertThat(nothing.body()).as(path + " minimal").isEmpty();
        told(nothing, "return=minimal");

        HttpResponse<String> outcome = written(method, path, body, "return=OperationOutcome", status);
        told(outcome, "return=OperationOutcome");
        softly.assertThat(FhirDoor.resource(OperationOutcome.class, outcome).getIssue()).as(path).isNotEmpty()
                .allSatisfy(issue -> assertThat(issue.getSeverity())
                        .isEqualTo(OperationOutcome.IssueSeverity.INFORMATION));
        softly.assertThat(GuideValidator.shared().errors(outcome.body())).as(path).isEmpty();

        HttpResponse<String> other = written(method, path, body, "return=nonsense", status);
        softly.assertThat(FhirDoor.resource(other).fhirType()).as("what is not understood is ignored").isEqualTo(type);
        softly.assertThat(other.headers().firstValue("Preference-Applied")).isEmpty();
    }

    /** What can be written is said to be taken, by itself and as a parameter; what has nothing in it is not, and that is no failure of the operation. */
    void itIsValidated(String type, String body) throws Exception {
        String path = type + "/$validate";
        List<String> bodies = List.of(body,
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"resource\",\"resource\":" + body + "}]}",
                "{\"resourceType\":\"" + type + "\"}");
        for (String one : bodies) {
            HttpResponse<String> answer = door.send("POST", path, one, "Content-Type", "application/fhir+json");
            softly.assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
            softly.assertThat(GuideValidator.shared().errors(answer.body())).as(path).isEmpty();
            softly.assertThat(FhirDoor.resource(OperationOutcome.class, answer).getIssue()).as(path).isNotEmpty()
                    .allSatisfy(issue -> assertThat(issue.getSeverity()).isEqualTo(bodies.indexOf(one) < 2
                            ? OperationOutcome.IssueSeverity.INFORMATION
                            : OperationOutcome.IssueSeverity.ERROR));
        }
    }

    private void told(HttpResponse<String> answer, String applied) {
        softly.assertThat(answer.headers().firstValue("Preference-Applied")).hasValue(applied);
    }

    private HttpResponse<String> written(String method, String path, String body, String prefer, int status)
            throws Exception {
        HttpResponse<String> answer = door.send(method, path, body, "Content-Type",
                "application/fhir+json; fhirVersion=4.0", "Prefer", prefer);
        softly.assertThat(answer.statusCode()).as(method + " " + path + " " + prefer + " " + answer.body())
                .isEqualTo(status);
        if (!answer.body().isEmpty()) {
            softly.assertThat(answer.headers().firstValue("Content-Type").orElse("")).as(path)
                    .contains("fhirVersion=4.0");
        }
        return answer;
    }
}
