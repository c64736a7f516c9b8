package jp.madoguchi.oqs.terminal;

import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.oqs.exchange.Exchange;
import jp.madoguchi.oqs.exchange.ExchangeNames;

/** The names of the files that this gateway puts into {@code req} (oqs-interface 1.3). */
public final class RequestFileName {

    private RequestFileName() {}

    /** The name of a single confirmation by the built-in names. */
    public static String of(InquiryId inquiry) {
        return of(Exchange.CONFIRMATION, inquiry, ExchangeNames.BUILT_IN);
    }

    /** The name of a question's file. */
    public static String of(Question question, ExchangeNames names) {
        return of(Exchange.of(question.kind()), question.id(), names);
    }

    /**
     * {@code <id>req_<inquiry>.xml}: the terminal takes a file as soon as it bears such a name, so it is given by renaming.
     *
     * @throws ProblemException {@code EXCHANGE_SWITCHED_OFF} if the exchange has no name
     */
    public static String of(Exchange exchange, InquiryId inquiry, ExchangeNames names) {
        String id = names.idOf(exchange).orElseThrow(() -> new ProblemException(
                Problem.at(ProblemCode.EXCHANGE_SWITCHED_OFF, ExchangeNames.FILE + " " + exchange.key())));
        return id + "req_" + inquiry.value() + ".xml";
    }
}
