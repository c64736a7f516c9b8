package jp.madoguchi.domain.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.medical.MedicalRecord;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.Notice;
import org.jspecify.annotations.Nullable;

/** What the national system says back. Its {@code toString} is masked. */
public sealed interface Reply {

    /** What it is about. */
    ExchangeKind kind();

    /** What it says of its question. */
    Echo echo();

    /** The answer about one person, whatever it is: also "still working", "refused" and "failed" (資格確認, 再照会). */
    record Confirmed(ExchangeKind kind, Answer answer) implements Reply {
        public Confirmed {
            Objects.requireNonNull(kind);
            Objects.requireNonNull(answer);
        }

        @Override
        public Echo echo() {
            return new Echo(answer.facility(), answer.arbitraryFileIdentifier(), answer.processedAt());
        }
    }

    /** A number was registered, or not (照会番号登録). */
    record Registered(Echo echo, RegistrationOutcome outcome) implements Reply {
        public Registered {
            Objects.requireNonNull(echo);
            Objects.requireNonNull(outcome);
        }

        @Override
        public ExchangeKind kind() {
            return ExchangeKind.REFERENCE_NUMBER;
        }
    }

    /**
     * What became of a job of registrations.
     *
     * @param reception number of the job, if said
     */
    record RegisteredMany(Echo echo, @Nullable ReceptionNumber reception, BulkCounts counts,
            List<RegistrationOutcome> outcomes) implements Reply {
        public RegisteredMany {
            Objects.requireNonNull(echo);
            Objects.requireNonNull(counts);
            outcomes = List.copyOf(outcomes);
        }

        @Override
        public ExchangeKind kind() {
            return ExchangeKind.REFERENCE_NUMBERS_RESULT;
        }

        @Override
        public String toString() {
            return kind() + " " + outcomes.size();
        }
    }

    /**
     * A bulk job was taken: the first step of every family.
     *
     * @param reception  number by which the result is fetched
     * @param acceptedAt when it was taken (受付日時), if said
     */
    record Accepted(ExchangeKind kind, Echo echo, ReceptionNumber reception, @Nullable Instant acceptedAt)
            implements
                Reply {
        public Accepted {
            Objects.requireNonNull(kind);
            Objects.requireNonNull(echo);
            Objects.requireNonNull(reception);
        }
    }

    /**
     * The job is not done (処理結果区分 2): ask again later.
     *
     * @param reception number of the job, if said
     */
    record StillProcessing(ExchangeKind kind, Echo echo, @Nullable ReceptionNumber reception) implements Reply {
        public StillProcessing {
            Objects.requireNonNull(kind);
            Objects.requireNonNull(echo);
        }
    }

    /**
     * The result of a bulk confirmation, or of collecting persons or tickets.
     *
     * @param reception number of the job, if said
     * @param counts    what it says of itself
     */
    record ConfirmedMany(ExchangeKind kind, Echo echo, @Nullable ReceptionNumber reception, BulkCounts counts,
            List<BulkUnit> units) implements Reply {
        public ConfirmedMany {
            Objects.requireNonNull(kind);
            Objects.requireNonNull(echo);
            Objects.requireNonNull(counts);
            units = List.copyOf(units);
        }

        @Override
        public String toString() {
            return kind + " " + units.size();
        }
    }

    /** Medicines, treatments or check-ups; they live in memory only. */
    record MedicalInformation(ExchangeKind kind, Echo echo, MedicalRecord content) implements Reply {
        public MedicalInformation {
            Objects.requireNonNull(kind);
            Objects.requireNonNull(echo);
            Objects.requireNonNull(content);
        }

        @Override
        public String toString() {
            return kind + " " + content;
        }
    }

    /** The consent was taken back (閲覧同意取り消し). */
    record Revoked(Echo echo, @Nullable Notice notice) implements Reply {
        public Revoked {
            Objects.requireNonNull(echo);
        }

        @Override
        public ExchangeKind kind() {
            return ExchangeKind.REVOCATION_AT_HOME;
        }
    }

    /** It failed as a whole, or the terminal could not send the question ({@code .err}); nothing follows about the patient. */
    record Failed(ExchangeKind kind, Echo echo, Notice notice) implements Reply {
        public Failed {
            Objects.requireNonNull(kind);
            Objects.requireNonNull(echo);
            Objects.requireNonNull(notice);
        }
    }
}
