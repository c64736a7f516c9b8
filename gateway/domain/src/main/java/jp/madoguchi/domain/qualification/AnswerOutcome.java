package jp.madoguchi.domain.qualification;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How an answer ended: header, body and validity are three separate levels (oqs-interface 3.5), and here they are one. */
public sealed interface AnswerOutcome {

    /**
     * The national system looked and says what it found.
     *
     * @param validity what it found
     * @param notice   a notice that came with it, such as a certificate that expires soon
     */
    record Confirmed(QualificationValidity validity, @Nullable Notice notice) implements AnswerOutcome {
        public Confirmed {
            Objects.requireNonNull(validity);
        }
    }

    /** It took the question and refused it (処理結果状況 2). */
    record Refused(Notice notice) implements AnswerOutcome {
        public Refused {
            Objects.requireNonNull(notice);
        }
    }

    /** It failed as a whole (処理結果区分 9), or the terminal could not send the question ({@code .err}). */
    record Failed(Notice notice) implements AnswerOutcome {
        public Failed {
            Objects.requireNonNull(notice);
        }
    }

    /** It is still working (処理結果区分 2). */
    record Processing() implements AnswerOutcome {}
}
