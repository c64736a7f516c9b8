package jp.madoguchi.reception.expense;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.domain.claim.AnswerEvidence;
import jp.madoguchi.domain.qualification.CoverageStanding;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.reception.ledger.CoverageRecord;
import org.jspecify.annotations.Nullable;

/**
 * An insurance on file that does not pay for the visit.
 *
 * @param coverage the insurance
 * @param why      why not
 */
public record LeftOut(CoverageRecord coverage, Why why) {

    /** Why an insurance does not pay. */
    public enum Why {
        /** It begins after the visit. */
        BEGINS_LATER(List.of(RuleId.of("R-CH-05"))),
        /** It was lost by the day of the visit, or is known to be lost since nobody knows when. */
        LOST(List.of(RuleId.of("R-CH-05"))),
        /** No valid answer says that it holds, or the answer contradicts itself: a person decides. */
        UNCONFIRMED(List.of(RuleId.of("R-CH-05"), RuleId.of("R-RS-09")));

        private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

        @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
        private final List<RuleId> rules;

        Why(List<RuleId> rules) {
            this.rules = rules;
        }

        /** The rules that say so. */
        public List<RuleId> rules() {
            return rules;
        }

        /** Why a coverage does not pay for a visit; empty where it covers the day. */
        static Optional<Why> of(CoverageRecord coverage, LocalDate visit) {
            Qualification says = coverage.qualification();
            if (coverage.standing() == CoverageStanding.UNCONFIRMED) {
                return Optional.of(UNCONFIRMED);
            }
            if (says.acquired() != null && says.acquired().isAfter(visit)) {
                return Optional.of(BEGINS_LATER);
            }
            if (!AnswerEvidence.covers(says, visit)) {
                return Optional.of(LOST);
            }
            return coverage.standing() == CoverageStanding.LOST ? lostAnyhow(coverage, says.lost()) : Optional.empty();
        }

        /** The answer said invalid. A day of loss behind the answer contradicts it; without one nobody knows since when it is lost. */
        private static Optional<Why> lostAnyhow(CoverageRecord coverage, @Nullable LocalDate lost) {
            if (lost == null) {
                return Optional.of(LOST);
            }
            return LocalDate.ofInstant(coverage.asOf(), JAPAN).isBefore(lost)
                    ? Optional.of(UNCONFIRMED)
                    : Optional.empty();
        }
    }

    public LeftOut {
        Objects.requireNonNull(coverage);
        Objects.requireNonNull(why);
    }
}
