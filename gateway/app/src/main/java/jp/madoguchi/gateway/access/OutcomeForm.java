package jp.madoguchi.gateway.access;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import java.util.Optional;

/**
 * In which form a client reads why it was refused. It is a wrapper of the response; {@link Refusal} finds it wherever the request is
 * refused, also here, in front of the API that knows the forms: this room must not know that one.
 */
public interface OutcomeForm {

    /** The media type, with its character set. */
    String type();

    /** The same OperationOutcome in this form. */
    byte[] encoded(byte[] json);

    /** The form that a response knows; of several the one that was put on last. Empty where nobody has asked for one, which means JSON. */
    static Optional<OutcomeForm> known(ServletResponse response) {
        ServletResponse one = response;
        while (one instanceof ServletResponseWrapper wrapper) {
            if (wrapper instanceof OutcomeForm form) {
                return Optional.of(form);
            }
            one = wrapper.getResponse();
        }
        return Optional.empty();
    }
}
