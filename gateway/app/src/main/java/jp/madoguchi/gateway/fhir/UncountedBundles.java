package jp.madoguchi.gateway.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.UnsignedIntType;

/** Takes out the total that HAPI gives a Bundle without one: it is {@code _count}, which counts nothing. */
@Interceptor
public class UncountedBundles {

    private static final String MARK = UncountedBundles.class.getName();

    /** Says of a Bundle that its matches were not counted, or that their number is not to be told. */
    public static void mark(Bundle bundle) {
        bundle.setUserData(MARK, true);
    }

    /** Called by HAPI before the Bundle is written. */
    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void complete(IBaseResource resource) {
        if (resource instanceof Bundle bundle && bundle.getUserData(MARK) != null) {
            bundle.setTotalElement(new UnsignedIntType());
        }
    }
}
