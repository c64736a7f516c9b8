package jp.madoguchi.fhir.json;

/** Something in a resource that {@link ModelJson} does not write. Says where, never what stands there. */
public final class NotCovered extends Exception {

    private static final long serialVersionUID = 1L;

    NotCovered(String where) {
        super(where, null, false, false); // Nobody reads its stack, and a resource of others may come with one each.
    }
}
