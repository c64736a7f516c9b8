package jp.madoguchi.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;

/** The places that an OperationOutcome names, looked up in what was sent. */
public final class Places {

    private Places() {}

    /** R4: each expression resolves to a single node. What cannot be read at all has no node, and names none. */
    public static void leadToOneNode(OperationOutcome outcome, String sent) {
        FhirContext r4 = FhirContext.forR4Cached();
        Resource resource = (Resource) r4.newJsonParser().parseResource(sent);
        assertThat(outcome.getIssue()).isNotEmpty().allSatisfy(issue -> issue.getExpression()
                .forEach(each -> assertThat(r4.newFhirPath().evaluate(resource, each.getValue(), IBase.class))
                        .as(each.getValue()).hasSize(1)));
    }
}
