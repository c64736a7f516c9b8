package jp.madoguchi.sim.emr;

import java.io.IOException;

/** The FHIR server answered, but with a refusal. */
public final class FhirRefusal extends IOException {
    private static final long serialVersionUID = 1L;
    private final int status;

    FhirRefusal(int status, String path) {
        super("HTTP " + status + " for " + path);
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
