package jp.madoguchi.domain.channel;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import jp.madoguchi.domain.card.CardMethod;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.rule.RuleId;

/** What a reception does next. Every step names the rules that led there. */
public sealed interface NextStep {

    /** The rules that led there; never empty. */
    List<RuleId> rules();

    /**
     * The qualification stands: the reception goes on.
     *
     * @param channel by which it was confirmed
     * @param proof   on what it rests
     * @param mayShow the most that may be shown afterwards; medical items only with the consent that the channel needs
     * @param also    what is said or done besides; none of it holds the patient up
     */
    record Proceed(Channel channel, ProofStanding proof, Set<ViewableInformation> mayShow, List<DeskStep> also,
            List<RuleId> rules) implements NextStep {
        public Proceed {
            Objects.requireNonNull(channel);
            Objects.requireNonNull(proof);
            mayShow = copyOf(ViewableInformation.class, mayShow);
            also = List.copyOf(also);
            rules = notEmpty(rules);
        }
    }

    /** A physical My Number card is asked for (R-CH-03). */
    record AskForMyNumberCard(List<RuleId> rules) implements NextStep {
        public AskForMyNumberCard {
            rules = notEmpty(rules);
        }
    }

    /** The card is offered for registration as an insurance card (R-CH-04). */
    record OfferRegistration(List<RuleId> rules) implements NextStep {
        public OfferRegistration {
            rules = notEmpty(rules);
        }
    }

    /**
     * The way of identification is not possible: one of others is chosen.
     *
     * @param methods what is left; never empty
     */
    record ChooseMethod(Set<CardMethod> methods, List<RuleId> rules) implements NextStep {
        public ChooseMethod {
            methods = copyOf(CardMethod.class, methods);
            if (methods.isEmpty()) {
                throw new IllegalArgumentException("there is nothing to choose from");
            }
            rules = notEmpty(rules);
        }
    }

    /**
     * The national system is asked, and what it answers is decided on again.
     *
     * @param channel by which channel
     * @param by      with what
     * @param mayAsk  for what; without medical information while a certificate is in its grace (R-EX-04)
     */
    record Query(Channel channel, QueryBy by, Set<Askable> mayAsk, List<RuleId> rules) implements NextStep {
        public Query {
            Objects.requireNonNull(channel);
            Objects.requireNonNull(by);
            mayAsk = copyOf(Askable.class, mayAsk);
            rules = notEmpty(rules);
        }
    }

    /**
     * A person at the desk acts.
     *
     * @param step  what is to be done, for how much and by when
     * @param proof on what the visit rests meanwhile: {@code MONTHLY_PROOF_MISSING} goes on, {@code NOT_PROVEN} waits
     */
    record AskAtDesk(DeskStep step, ProofStanding proof, List<RuleId> rules) implements NextStep {
        public AskAtDesk {
            Objects.requireNonNull(step);
            Objects.requireNonNull(proof);
            rules = notEmpty(rules);
        }
    }

    /** The patient fills in 被保険者資格申立書: neither card nor other paper nor portal can prove anything (R-CH-06). */
    record TakeDeclaration(DeskStep step, List<RuleId> rules) implements NextStep {
        public TakeDeclaration {
            Objects.requireNonNull(step);
            rules = notEmpty(rules);
        }
    }

    /**
     * What was presented is no proof on that day.
     *
     * @param step what is asked for instead
     */
    record Refuse(DeskStep step, List<RuleId> rules) implements NextStep {
        public Refuse {
            Objects.requireNonNull(step);
            rules = notEmpty(rules);
        }
    }

    /**
     * There can be no such thing on that day, or the institution has not switched it on.
     *
     * @param step who has to look at what
     */
    record NotPossible(DeskStep step, List<RuleId> rules) implements NextStep {
        public NotPossible {
            Objects.requireNonNull(step);
            rules = notEmpty(rules);
        }
    }

    /**
     * Something is looked up apart from the usual way, or may not be. What is permitted is written down before anything is shown.
     *
     * @param permit whether it may, what it gives and what must be written down
     */
    record Exceptional(ExceptionalPermit permit) implements NextStep {
        public Exceptional {
            notEmpty(permit.rules());
        }

        @Override
        public List<RuleId> rules() {
            return permit.rules();
        }
    }

    private static <E extends Enum<E>> Set<E> copyOf(Class<E> type, Set<E> values) {
        EnumSet<E> copy = EnumSet.noneOf(type);
        copy.addAll(values);
        return Collections.unmodifiableSet(copy);
    }

    private static List<RuleId> notEmpty(List<RuleId> rules) {
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("a step names the rules that led there");
        }
        return List.copyOf(rules);
    }
}
