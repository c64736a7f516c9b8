package jp.madoguchi.oqs.terminal;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.oqs.exchange.Exchange;
import jp.madoguchi.oqs.exchange.ExchangeNames;

/** What the name of a file in {@code res} or {@code face} says (oqs-interface 1.3). Names are case-sensitive. */
public sealed interface ResultFileName {

    /**
     * A result that a card reader caused, with no question before it.
     *
     * @param exchange  a confirmation, or subsidies beside it
     * @param name      the file's name
     * @param timestamp 14 digits, by the terminal's clock; they need not be a real time
     * @param form      {@code XML} or {@code ZIP}
     */
    record Face(Exchange exchange, String name, String timestamp, ResultForm form) implements ResultFileName {
        public Face {
            Objects.requireNonNull(exchange);
            Objects.requireNonNull(name);
            Objects.requireNonNull(timestamp);
            Objects.requireNonNull(form);
        }
    }

    /** The national system's answer to a question whose id this gateway could have given. */
    record AnswerTo(Exchange exchange, InquiryId inquiry, ResultForm form) implements ResultFileName {
        public AnswerTo {
            Objects.requireNonNull(exchange);
            Objects.requireNonNull(inquiry);
            Objects.requireNonNull(form);
        }
    }

    /** The terminal could not send a question ({@code .err}). */
    record ErrorOf(Exchange exchange, InquiryId inquiry) implements ResultFileName {
        public ErrorOf {
            Objects.requireNonNull(exchange);
            Objects.requireNonNull(inquiry);
        }
    }

    /** A question that the terminal put back, beside its {@code .err}. */
    record RequestReturned(Exchange exchange, InquiryId inquiry) implements ResultFileName {
        public RequestReturned {
            Objects.requireNonNull(exchange);
            Objects.requireNonNull(inquiry);
        }
    }

    /** Anything else: another program's, and not to be touched. */
    record Foreign(String name) implements ResultFileName {
        public Foreign {
            Objects.requireNonNull(name);
        }
    }

    /** Reads a file's name, without its folder, by the built-in names. */
    static ResultFileName parse(String name) {
        return parse(name, ExchangeNames.BUILT_IN);
    }

    /** Reads a file's name, without its folder. */
    static ResultFileName parse(String name, ExchangeNames names) {
        int bar = name.indexOf('_');
        if (bar < 3) {
            return new Foreign(name);
        }
        String way = name.substring(bar - 3, bar);
        Optional<Exchange> exchange = names.exchangeOf(name.substring(0, bar - 3)).filter(Exchange::isImplemented);
        String rest = name.substring(bar + 1);
        Optional<ResultFileName> known = switch (way) {
            case "res" -> exchange.flatMap(asked -> result(asked, name, rest));
            case "req" -> exchange.flatMap(asked -> request(asked, rest));
            default -> Optional.empty();
        };
        return known.orElseGet(() -> new Foreign(name));
    }

    private static Optional<ResultFileName> result(Exchange exchange, String name, String rest) {
        if (exchange == Exchange.CONFIRMATION || exchange == Exchange.SUBSIDY) {
            Matcher face = Patterns.FACE.matcher(rest);
            if (face.matches()) {
                ResultForm form = face.group(2).equals(".xml") ? ResultForm.XML : ResultForm.ZIP;
                return Optional.of(new Face(exchange, name, face.group(1), form));
            }
        }
        if (exchange == Exchange.SUBSIDY) {
            return Optional.empty();
        }
        for (ResultForm form : ResultForm.values()) {
            boolean possible = form != ResultForm.PDF
                    || exchange == Exchange.MEDICINES || exchange == Exchange.CHECK_UPS;
            if (possible && rest.endsWith(form.extension())) {
                return inquiry(rest, form.extension()).map(inquiry -> new AnswerTo(exchange, inquiry, form));
            }
        }
        return Optional.empty();
    }

    private static Optional<ResultFileName> request(Exchange exchange, String rest) {
        if (rest.endsWith(".err")) {
            return inquiry(rest, ".err").map(inquiry -> new ErrorOf(exchange, inquiry));
        }
        return rest.endsWith(".xml")
                ? inquiry(rest, ".xml").map(inquiry -> new RequestReturned(exchange, inquiry))
                : Optional.empty();
    }

    private static Optional<InquiryId> inquiry(String rest, String extension) {
        Parsed<InquiryId> id = InquiryId.parse(rest.substring(0, rest.length() - extension.length()));
        return id.toOptional();
    }
}
