package jp.madoguchi.domain.insurance;

import java.time.Instant;
import java.util.Objects;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;

/**
 * A membership that leaves the gateway (R-BR-05): only for a purpose of the insurance, and never without a record of it. The record
 * holds no number. The law is of 2019-05 and in force since 2020-10 (the month is uncertain), before any day that the gateway knows.
 *
 * @param member  what is given out
 * @param purpose what for
 * @param note    what must be written down before it is given out
 */
public record NumberExport(MemberId member, ExportPurpose purpose, ExportNote note) {

    /**
     * What is written down of an export.
     *
     * @param consumer who gets it, such as the name of a program
     * @param purpose  what for
     * @param insurer  whose numbers; no symbol, number or branch
     * @param at       when
     */
    public record ExportNote(String consumer, ExportPurpose purpose, InsurerNumber insurer, Instant at) {

        public ExportNote {
            if (consumer.isBlank()) {
                throw new IllegalArgumentException("an export is to somebody");
            }
            Objects.requireNonNull(purpose);
            Objects.requireNonNull(insurer);
            Objects.requireNonNull(at);
        }
    }

    public NumberExport {
        if (!purpose.isInsurance()) {
            throw new IllegalArgumentException("numbers leave for purposes of the insurance only");
        }
        Objects.requireNonNull(member);
        Objects.requireNonNull(note);
    }

    /** Gives a membership out, or refuses it with the problem that the consumer is shown. */
    public static Parsed<NumberExport> of(MemberId member, ExportPurpose purpose, String consumer, Instant at) {
        if (consumer.isBlank()) {
            return Parsed.refused(ProblemCode.VALUE_MISSING, "consumer");
        }
        return purpose.isInsurance()
                ? Parsed.of(
                        new NumberExport(member, purpose, new ExportNote(consumer, purpose, member.insurer(), at)))
                : Parsed.refused(ProblemCode.NUMBER_EXPORT_REFUSED, "purpose");
    }
}
