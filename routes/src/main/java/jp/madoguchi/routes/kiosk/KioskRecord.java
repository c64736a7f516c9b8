package jp.madoguchi.routes.kiosk;

import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.qualification.InquiryId;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Keeps a record of each question and of each answer that is told: an answer says whether a person is insured, and where. */
@FunctionalInterface
public interface KioskRecord {

    /** What a program does. */
    enum Act {
        /** It asks the national system. */
        ASK,
        /** It reads what became of a question. */
        READ
    }

    /** Takes down what one request was told. */
    @FunctionalInterface
    interface Told {

        /**
         * To be called before the reply is written.
         *
         * @param inquiry the question, where there is one
         * @param patient whom what is told is about, where that is known
         * @param problem why nothing is told; null where something is
         * @throws jp.madoguchi.domain.problem.ProblemException if it cannot be taken down: then nothing is told
         */
        void told(@Nullable InquiryId inquiry, @Nullable ResourceId patient, @Nullable ProblemCode problem);
    }

    /** Begins the record of a request, on the thread that brings it: who asks is known only there. */
    Told of(Exchange exchange, Act act);
}
