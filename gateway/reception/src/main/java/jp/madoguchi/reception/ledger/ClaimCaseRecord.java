package jp.madoguchi.reception.ledger;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.domain.claim.ClaimCase;
import jp.madoguchi.domain.claim.HoldReason;
import jp.madoguchi.domain.claim.RequerySchedule;
import jp.madoguchi.domain.desk.ClaimRun;
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
 * @param task      the desk task that was raised for it last, where there was one
 * @param requests  the newest requests that changed it, oldest first
 */
public record ClaimCaseRecord(
        FacilityCode facility,
        TerminalId terminal,
        @Nullable ResourceId patient,
        @Nullable LocalDate birthDate,
        @Nullable ResourceId answer,
        int version,
        ClaimCase claimCase,
        @Nullable ResourceId task,
        List<AppliedRequest> requests) {

    private static final int MOST_REQUESTS = 20;

    public ClaimCaseRecord {
        Objects.requireNonNull(facility);
        Objects.requireNonNull(terminal);
        Objects.requireNonNull(claimCase);
        if (version < 1) {
            throw new IllegalArgumentException("versions count from 1");
        }
        // Rows from before there were requests hold none.
        requests = List.copyOf(Objects.requireNonNullElse(requests, List.of()));
    }

    /** A case without desk task that no request has changed. */
    public ClaimCaseRecord(FacilityCode facility, TerminalId terminal, @Nullable ResourceId patient,
            @Nullable LocalDate birthDate, @Nullable ResourceId answer, int version, ClaimCase claimCase) {
        this(facility, terminal, patient, birthDate, answer, version, claimCase, null, List.of());
    }

    /** The case's id. */
    public ResourceId id() {
        return claimCase.id();
    }

    /** The same, with the case as it is now; the birth date that a declaration tells fills a missing one. */
    public ClaimCaseRecord with(ClaimCase now) {
        var declaration = now.facts().declaration();
        LocalDate born = birthDate != null || declaration == null ? birthDate : declaration.birthDate();
        return new ClaimCaseRecord(facility, terminal, patient, born, answer, version + 1, now, task, requests);
    }

    /** The same, with the desk task that was raised for it. */
    public ClaimCaseRecord with(ResourceId raised) {
        return new ClaimCaseRecord(facility, terminal, patient, birthDate, answer, version, claimCase, raised,
                requests);
    }

    /** The request of an identifier, if it changed this case lately. */
    public Optional<AppliedRequest> request(String requestId) {
        return requests.stream().filter(known -> known.id().equals(requestId)).findFirst();
    }

    /** The same, remembering a request. */
    public ClaimCaseRecord after(AppliedRequest request) {
        List<AppliedRequest> newest = new ArrayList<>(requests);
        newest.add(request);
        int from = Math.max(0, newest.size() - MOST_REQUESTS);
        return new ClaimCaseRecord(facility, terminal, patient, birthDate, answer, version, claimCase, task,
                newest.subList(from, newest.size()));
    }

    /** What the national system can be asked with; empty while no number or no birth date is known, so that only a person can find out. */
    public Optional<CardQuestion> question() {
        Optional<MemberId> number = claimCase.facts().numberToAskWith();
        return birthDate == null ? Optional.empty() : number.map(member -> new CardQuestion(member, birthDate, false));
    }

    /**
     * What stands between this case and its claim for a month, beside what {@code ClaimWays} asks for: the try that must come before
     * (R-RS-07), which the gateway makes by itself only where a birth date is known. Empty when nothing does.
     */
    public Optional<HoldReason> heldBy(YearMonth claimMonth) {
        if (claimCase.hold() != null) {
            return Optional.of(claimCase.hold());
        }
        if (!claimCase.mustBeTriedAgain(claimMonth)) {
            return Optional.empty();
        }
        return Optional.of(birthDate == null ? HoldReason.BIRTH_DATE_MISSING : HoldReason.NOT_TRIED_AGAIN);
    }

    /** Whether only a person can try again: there is a number to ask with, and no birth date. */
    public boolean lacksBirthDate() {
        return birthDate == null && claimCase.state().awaitsProof()
                && claimCase.facts().numberToAskWith().isPresent();
    }

    /** The same, asked about with a birth date, which fills a missing one. */
    public ClaimCaseRecord askedWith(LocalDate born, LocalDate on) {
        return new ClaimCaseRecord(facility, terminal, patient, birthDate == null ? born : birthDate, answer,
                version + 1, claimCase.asked(on), task, requests);
    }

    /**
     * The next day on which the gateway asks by itself; empty when it has nothing to ask, or nothing to ask with.
     *
     * @param run when the hospital claims
     */
    public Optional<LocalDate> dueOn(ClaimRun run) {
        return question().isEmpty() ? Optional.empty() : RequerySchedule.nextDue(claimCase, run);
    }

    /** Masked: the case only. */
    @Override
    public String toString() {
        return "ClaimCaseRecord[" + claimCase + "]";
    }
}
