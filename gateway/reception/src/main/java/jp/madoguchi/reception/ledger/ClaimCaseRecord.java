package jp.madoguchi.reception.ledger;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.domain.claim.ClaimCase;
import jp.madoguchi.domain.claim.RequerySchedule;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.qualification.CardQuestion;
import org.jspecify.annotations.Nullable;

/**
 * A case as the ledger keeps it.
 *
 * @param facility  institution
 * @param terminal  terminal that re-queries go through
 * @param patient   patient, once it is known who it is
 * @param birthDate birth date, where it is known; a re-query needs it
 * @param answer    the answer that opened it, where there was one
 * @param version   1 at first, one more with every change
 * @param claimCase the case
 */
public record ClaimCaseRecord(
        FacilityCode facility,
        TerminalId terminal,
        @Nullable ResourceId patient,
        @Nullable LocalDate birthDate,
        @Nullable ResourceId answer,
        int version,
        ClaimCase claimCase) {

    public ClaimCaseRecord {
        Objects.requireNonNull(facility);
        Objects.requireNonNull(terminal);
        Objects.requireNonNull(claimCase);
        if (version < 1) {
            throw new IllegalArgumentException("versions count from 1");
        }
    }

    /** The case's id. */
    public ResourceId id() {
        return claimCase.id();
    }

    /** The same, with the case as it is now; the birth date that a declaration tells fills a missing one. */
    public ClaimCaseRecord with(ClaimCase now) {
        var declaration = now.facts().declaration();
        LocalDate born = birthDate != null || declaration == null ? birthDate : declaration.birthDate();
        return new ClaimCaseRecord(facility, terminal, patient, born, answer, version + 1, now);
    }

    /** What the national system can be asked with; empty while no number or no birth date is known, so that only a person can find out. */
    public Optional<CardQuestion> question() {
        Optional<MemberId> number = claimCase.facts().numberToAskWith();
        return birthDate == null ? Optional.empty() : number.map(member -> new CardQuestion(member, birthDate, false));
    }

    /** The next day on which the gateway asks by itself; empty when it has nothing to ask, or nothing to ask with. */
    public Optional<LocalDate> dueOn() {
        return question().isEmpty() ? Optional.empty() : RequerySchedule.nextDue(claimCase);
    }

    /** Masked: the case only. */
    @Override
    public String toString() {
        return "ClaimCaseRecord[" + claimCase + "]";
    }
}
