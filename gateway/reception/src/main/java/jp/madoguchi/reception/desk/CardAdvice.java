package jp.madoguchi.reception.desk;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.domain.card.CardLocks;
import jp.madoguchi.domain.card.CardMethod;
import jp.madoguchi.domain.card.CertificateStanding;
import jp.madoguchi.domain.card.TroubleStep;
import jp.madoguchi.domain.channel.HelpLine;
import jp.madoguchi.domain.channel.PaperHeld;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rule.RuleSwitch;

/**
 * What a clerk is told about a card, each part where the report gave reason for it.
 *
 * @param day         the day that it is about
 * @param card        until when the card itself lives
 * @param certificate how its certificate stands
 * @param locks       what its counters leave
 * @param trouble     the next question, or what it came to, where the card is not read
 * @param paper       which paper the patient should hold
 * @param code        whether a printed code of the institution's address still works
 * @param phones      whom to phone, with the number of the day
 */
public record CardAdvice(LocalDate day, Optional<Card> card, Optional<Certificate> certificate, Optional<Locks> locks,
        Optional<TroubleStep> trouble, Optional<PaperHeld> paper, Optional<Code> code,
        Map<HelpLine, String> phones) {

    public CardAdvice {
        Objects.requireNonNull(day);
        phones = Map.copyOf(phones);
    }

    /**
     * A printed two-dimensional code of the institution's address for マイナ在宅受付Web (R-CH-41).
     *
     * @param since since when the address is the current one; empty where nobody has entered it, so that nobody knows
     * @param step  what the administrator does about it; empty while it works
     */
    public record Code(Optional<LocalDate> since, Optional<DeskStep> step) {

        /** The rule that says when a printed code is useless. */
        public static final List<RuleId> RULES = List.of(RuleId.of("R-CH-41"));
    }

    /** How the certificate's last day is known. */
    public enum Source {
        /** It is written on the card. */
        WRITTEN,
        /** From the day of issue and the birth date. */
        BY_ISSUE,
        /** From the card's last day: right for adults. */
        BY_CARD
    }

    /**
     * The card itself.
     *
     * @param lastDay last valid day
     * @param over    whether it is over on the day
     */
    public record Card(LocalDate lastDay, boolean over) {

        /** The rule that says how long a card lives. */
        public static final List<RuleId> RULES = List.of(RuleId.of("R-LK-06"));

        public Card {
            Objects.requireNonNull(lastDay);
        }
    }

    /**
     * The certificate of the card.
     *
     * @param lastDay  its last valid day, before any grace
     * @param source   how that is known
     * @param standing what follows on the day
     * @param open     what that hangs on that the official texts leave open
     * @param rules    the rules that led there
     */
    public record Certificate(LocalDate lastDay, Source source, CertificateStanding standing, Set<RuleSwitch> open,
            List<RuleId> rules) {
        public Certificate {
            Objects.requireNonNull(lastDay);
            Objects.requireNonNull(source);
            Objects.requireNonNull(standing);
            open = Set.copyOf(open);
            rules = List.copyOf(rules);
        }
    }

    /**
     * The counters of the card.
     *
     * @param standing    as the reader tells them
     * @param methodsLeft the ways of identification that are left
     * @param open        what those hang on that the official texts leave open
     * @param notes       what the clerk should know, each with its rules
     */
    public record Locks(CardLocks standing, Set<CardMethod> methodsLeft, Set<RuleSwitch> open,
            List<LockNote> notes) {
        public Locks {
            Objects.requireNonNull(standing);
            methodsLeft = Set.copyOf(methodsLeft);
            open = Set.copyOf(open);
            notes = List.copyOf(notes);
        }
    }

    /** Something to know about a card's counters. */
    @SuppressWarnings("ImmutableEnumChecker") // its lists are unmodifiable
    public enum LockNote {
        /** Tries at other places add up, and a right number resets them. */
        TRIES_ADD_UP("R-LK-02"),
        /** One more wrong number locks it: warn, and offer face or staff. */
        LAST_TRY("R-LK-05"),
        /** The number is locked until the municipality unlocks it. */
        NUMBER_LOCKED("R-LK-01"),
        /** Face match is locked until the municipality unlocks it. */
        FACE_LOCKED("R-LK-03"),
        /** A check by staff is possible and leaves both counters as they are. */
        STAFF_MAY_CHECK("R-LK-04", "R-CH-08"),
        /** The face lock stops the check by staff as well, as the switch has it: another paper. */
        STAFF_MAY_NOT_CHECK("R-LK-04");

        private final List<RuleId> rules;

        LockNote(String... rules) {
            this.rules = Arrays.stream(rules).map(RuleId::of).toList();
        }

        /** The rules that say so. */
        public List<RuleId> rules() {
            return rules;
        }
    }
}
