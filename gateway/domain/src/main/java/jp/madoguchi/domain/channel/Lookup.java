package jp.madoguchi.domain.channel;

import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.QualificationValidity;

/** What came of asking the national system at this visit. */
public sealed interface Lookup {

    /** With what it was asked. An answer to one kind of question is none to another. */
    QueryBy by();

    /** It answered. */
    record Answered(QueryBy by, QualificationValidity validity) implements Lookup {
        public Answered {
            Objects.requireNonNull(by);
            Objects.requireNonNull(validity);
        }
    }

    /** It did not: no answer, an error, or a failed reader or terminal (機器不良等). */
    record Unanswered(QueryBy by) implements Lookup {
        public Unanswered {
            Objects.requireNonNull(by);
        }
    }

    /** The same outcome of a question that was asked otherwise. */
    default Lookup askedBy(QueryBy other) {
        return switch (this) {
            case Answered answered -> new Answered(other, answered.validity());
            case Unanswered unanswered -> new Unanswered(other);
        };
    }

    /** What an outcome is; empty while the national system still works on it. */
    static Optional<Lookup> of(QueryBy by, AnswerOutcome outcome) {
        return switch (outcome) {
            case AnswerOutcome.Confirmed c -> Optional.of(new Answered(by, c.validity()));
            case AnswerOutcome.Refused r -> Optional.of(new Unanswered(by));
            case AnswerOutcome.Failed f -> Optional.of(new Unanswered(by));
            case AnswerOutcome.Processing p -> Optional.empty();
        };
    }
}
