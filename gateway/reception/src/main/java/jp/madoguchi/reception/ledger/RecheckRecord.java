package jp.madoguchi.reception.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import jp.madoguchi.domain.channel.FourItems;
import jp.madoguchi.domain.channel.ShownAtDesk;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.InquiryId;
import org.jspecify.annotations.Nullable;

/**
 * A patient who was taken without an answer, to be asked about again after the outage.
 *
 * @param id       id
 * @param facility institution
 * @param terminal terminal that asks
 * @param patient  patient, once it is known who it is
 * @param card     what is asked with; null where only a person can find out
 * @param copied   the four items of the card's face, where the visit was written down by hand (R-CH-50)
 * @param visit    day of the visit, in Japan
 * @param claimRun day of the claim run that the visit is claimed with
 * @param state    where it stands
 * @param question the newest question about it
 * @param askedAt  when that was asked; once its terminal took it, when it did
 * @param attempts how often it was asked
 * @param version  1 when entered, one more with each change
 * @param shown    what a desk said it was shown, where its question is repeated, or whose face was copied; null where nobody said it
 */
public record RecheckRecord(ResourceId id, FacilityCode facility, TerminalId terminal, @Nullable ResourceId patient,
        @Nullable CardQuestion card, @Nullable FourItems copied, LocalDate visit, LocalDate claimRun,
        RecheckState state, @Nullable InquiryId question, @Nullable Instant askedAt, int attempts, int version,
        @Nullable ShownAtDesk shown) {

    public RecheckRecord {
        Objects.requireNonNull(id);
        Objects.requireNonNull(facility);
        Objects.requireNonNull(terminal);
        Objects.requireNonNull(visit);
        Objects.requireNonNull(claimRun);
        if (state.pending() && card == null || state == RecheckState.ASKED && (question == null || askedAt == null)) {
            throw new IllegalArgumentException("what is asked has something to ask with");
        }
        if (attempts < 0 || version < 1) {
            throw new IllegalArgumentException("attempts count from 0 and versions from 1");
        }
    }

    /** A new one: waiting where there is something to ask with, else left to a person. */
    public static RecheckRecord entered(ResourceId id, FacilityCode facility, TerminalId terminal,
            @Nullable ResourceId patient, @Nullable CardQuestion card, @Nullable FourItems copied, LocalDate visit,
            LocalDate claimRun) {
        return new RecheckRecord(id, facility, terminal, patient, card, copied, visit, claimRun,
                card == null ? RecheckState.LEFT_TO_PERSON : RecheckState.WAITING, null, null, 0, 1, null);
    }

    /** It is asked now. */
    public RecheckRecord asked(InquiryId by, Instant at) {
        if (state != RecheckState.WAITING) {
            throw new IllegalStateException("it is asked already, or no more");
        }
        return new RecheckRecord(id, facility, terminal, patient, card, copied, visit, claimRun, RecheckState.ASKED,
                by, at, attempts + 1, version + 1, shown);
    }

    /** Its terminal took the question: from now on an answer may come. */
    public RecheckRecord handedOver(Instant at) {
        if (state != RecheckState.ASKED) {
            throw new IllegalStateException("nothing is asked");
        }
        return new RecheckRecord(id, facility, terminal, patient, card, copied, visit, claimRun, state, question, at,
                attempts, version + 1, shown);
    }

    /** It waits for the answer to a question that somebody else asked, which is no try of its own. */
    public RecheckRecord awaiting(InquiryId of, Instant at) {
        return new RecheckRecord(id, facility, terminal, patient, card, copied, visit, claimRun, RecheckState.ASKED, of,
                at, attempts, version + 1, shown);
    }

    /** The same, with what was copied from the card by hand. */
    public RecheckRecord copied(FourItems items) {
        return new RecheckRecord(id, facility, terminal, patient, card, items, visit, claimRun, state, question,
                askedAt,
                attempts, version + 1, shown);
    }

    /** The same, which repeats a desk's question: what was shown at it was shown at the visit (R-CH-32). */
    public RecheckRecord shown(@Nullable ShownAtDesk atDesk) {
        return new RecheckRecord(id, facility, terminal, patient, card, copied, visit, claimRun, state, question,
                askedAt, attempts, version, atDesk);
    }

    /** The next version, with what a desk said it was shown. */
    public RecheckRecord nowShown(ShownAtDesk atDesk) {
        return new RecheckRecord(id, facility, terminal, patient, card, copied, visit, claimRun, state, question,
                askedAt, attempts, version + 1, atDesk);
    }

    /** It goes on in another state. */
    public RecheckRecord now(RecheckState next) {
        return new RecheckRecord(id, facility, terminal, patient, card, copied, visit, claimRun, next, question,
                askedAt, attempts, version + 1, shown);
    }

    /** Masked: id, visit and state only. */
    @Override
    public String toString() {
        return "RecheckRecord[" + id + " " + visit + " " + state + "]";
    }
}
