package jp.madoguchi.reception.desk;

import java.util.function.Supplier;
import java.util.regex.Pattern;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;

/** What every order carries: the client's identifier of the request, and who wants it, by the staff's identifier. */
public final class OrderIdentifiers {

    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z._@-]{1,64}");

    private OrderIdentifiers() {}

    /** Makes the order, if both identifiers that a client sent have 1 to 64 letters, digits and {@code . _ @ -}. */
    public static <T> Parsed<T> parse(String requestId, String by, Supplier<T> order) {
        if (requestId.isEmpty()) {
            return Parsed.refused(ProblemCode.VALUE_MISSING, "Idempotency-Key");
        }
        if (by.isEmpty()) {
            return Parsed.refused(ProblemCode.VALUE_MISSING, "by");
        }
        if (!isOne(requestId)) {
            return Parsed.refused(ProblemCode.VALUE_MALFORMED, "Idempotency-Key");
        }
        return isOne(by) ? Parsed.of(order.get()) : Parsed.refused(ProblemCode.VALUE_MALFORMED, "by");
    }

    /** Fails with an {@link IllegalArgumentException} if one of them is not of that form. */
    public static void require(String requestId, String by) {
        if (!isOne(requestId) || !isOne(by)) {
            throw new IllegalArgumentException("identifiers have 1 to 64 letters, digits and . _ @ -");
        }
    }

    private static boolean isOne(String identifier) {
        return FORM.matcher(identifier).matches();
    }
}
