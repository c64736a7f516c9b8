package jp.madoguchi.oqs.terminal;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.qualification.InquiryId;

/** What the name of a file in {@code res} or {@code face} says (oqs-interface 1.3). Names are case-sensitive. */
public sealed interface ResultFileName {

    /**
     * A result that a card reader caused, with no question before it.
     *
     * @param name      the file's name
     * @param timestamp 14 digits, by the terminal's clock; they need not be a real time
     */
    record Face(String name, String timestamp) implements ResultFileName {
        public Face {
            Objects.requireNonNull(name);
            Objects.requireNonNull(timestamp);
        }
    }

    /** The national system's answer to a question whose id this gateway could have given. */
    record AnswerTo(InquiryId inquiry) implements ResultFileName {
        public AnswerTo {
            Objects.requireNonNull(inquiry);
        }
    }

    /** The terminal could not send a question ({@code .err}). */
    record ErrorOf(InquiryId inquiry) implements ResultFileName {
        public ErrorOf {
            Objects.requireNonNull(inquiry);
        }
    }

    /** A question that the terminal put back, beside its {@code .err}. */
    record RequestReturned(InquiryId inquiry) implements ResultFileName {
        public RequestReturned {
            Objects.requireNonNull(inquiry);
        }
    }

    /** Anything else: another program's, and not to be touched. */
    record Foreign(String name) implements ResultFileName {
        public Foreign {
            Objects.requireNonNull(name);
        }
    }

    /** Reads a file's name, without its folder. */
    static ResultFileName parse(String name) {
        Matcher face = Patterns.FACE.matcher(name);
        if (face.matches()) {
            return new Face(name, face.group(1));
        }
        Optional<ResultFileName> own = own(name, "OQSsiquc01res_", ".xml", AnswerTo::new)
                .or(() -> own(name, RequestFileName.PREFIX, ".err", ErrorOf::new))
                .or(() -> own(name, RequestFileName.PREFIX, ".xml", RequestReturned::new));
        return own.orElseGet(() -> new Foreign(name));
    }

    private static Optional<ResultFileName> own(
            String name, String prefix, String suffix, Function<InquiryId, ResultFileName> kind) {
        if (name.length() <= prefix.length() + suffix.length() || !name.startsWith(prefix) || !name.endsWith(suffix)) {
            return Optional.empty();
        }
        String id = name.substring(prefix.length(), name.length() - suffix.length());
        Parsed<ResultFileName> known = InquiryId.parse(id).map(kind);
        return known.toOptional();
    }
}
