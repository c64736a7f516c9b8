package jp.madoguchi.sim.message;

/** A request file that the terminal cannot even send; the message becomes the text of the {@code .err} file. */
public final class UnreadableRequest extends Exception {
    private static final long serialVersionUID = 1L;

    /** With a text for the operator. */
    public UnreadableRequest(String message) {
        super(message);
    }

    /** With what the parser said. */
    public UnreadableRequest(String message, Throwable cause) {
        super(message, cause);
    }
}
