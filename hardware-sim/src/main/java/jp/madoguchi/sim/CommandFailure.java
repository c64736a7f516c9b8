package jp.madoguchi.sim;

/** A command cannot do what it was asked; the message is the one line that says why and what to do. */
public final class CommandFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** With the line for the terminal. */
    public CommandFailure(String message) {
        super(message);
    }

    /** With the line for the terminal and what was behind it. */
    public CommandFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
