package jp.madoguchi.gateway.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;

/** Adds to HAPI's CapabilityStatement what it cannot know: how access is granted, and how versions are treated. */
@Interceptor
public class CapabilityDetails {
    /** Called by HAPI each time the statement is made. */
    @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
    public void complete(IBaseConformance statement) {
        if (statement instanceof CapabilityStatement capability) {
            for (CapabilityStatementRestComponent rest : capability.getRest()) {
                rest.getSecurity().setCors(false).addService().setText("SMART Backend Services").addCoding()
                        .setSystem("http://terminology.hl7.org/CodeSystem/restful-security-service")
                        .setCode("SMART-on-FHIR");
                rest.getResource().forEach(resource -> resource.setVersioning(ResourceVersionPolicy.VERSIONED));
            }
        }
    }
}
