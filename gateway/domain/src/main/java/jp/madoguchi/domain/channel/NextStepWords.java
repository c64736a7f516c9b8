package jp.madoguchi.domain.channel;

import java.util.Locale;
import java.util.Optional;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.problem.TwoLanguages;

/**
 * A {@link NextStep} as it is told to people and programs: its name, and in words. What a person at the desk does has the words of its
 * {@link DeskStep}; the others stand in {@code next_ja.properties} and {@code next_en.properties} beside this class.
 *
 * @param kind the name, of a closed set
 * @param key  under which the words stand, where they are not those of a desk step
 * @param step what a person at the desk does; empty where nobody there has to act
 */
public record NextStepWords(Kind kind, String key, Optional<DeskStep> step) {

    private static final String BUNDLE = "jp.madoguchi.domain.channel.next";

    /** The names of the steps. */
    public enum Kind {
        /** {@link NextStep.Proceed}. */
        PROCEED,
        /** {@link NextStep.AskForMyNumberCard}. */
        ASK_FOR_MY_NUMBER_CARD,
        /** {@link NextStep.OfferRegistration}. */
        OFFER_REGISTRATION,
        /** {@link NextStep.ChooseMethod}. */
        CHOOSE_METHOD,
        /** {@link NextStep.Query}. */
        QUERY,
        /** {@link NextStep.AskAtDesk}. */
        ASK_AT_DESK,
        /** {@link NextStep.TakeDeclaration}. */
        TAKE_DECLARATION,
        /** {@link NextStep.Refuse}. */
        REFUSE,
        /** {@link NextStep.NotPossible}. */
        NOT_POSSIBLE,
        /** {@link NextStep.Exceptional}. */
        EXCEPTIONAL
    }

    /** The words of a step. */
    public static NextStepWords of(NextStep step) {
        return switch (step) {
            case NextStep.Proceed proceed -> plain(Kind.PROCEED, "PROCEED." + proceed.proof());
            case NextStep.AskForMyNumberCard ask -> plain(Kind.ASK_FOR_MY_NUMBER_CARD, "ASK_FOR_MY_NUMBER_CARD");
            case NextStep.OfferRegistration offer -> plain(Kind.OFFER_REGISTRATION, "OFFER_REGISTRATION");
            case NextStep.ChooseMethod choose -> plain(Kind.CHOOSE_METHOD, "CHOOSE_METHOD");
            case NextStep.Query query -> plain(Kind.QUERY, "QUERY." + query.by());
            case NextStep.AskAtDesk ask -> ofDesk(Kind.ASK_AT_DESK, ask.step());
            case NextStep.TakeDeclaration take -> ofDesk(Kind.TAKE_DECLARATION, take.step());
            case NextStep.Refuse refuse -> ofDesk(Kind.REFUSE, refuse.step());
            case NextStep.NotPossible not -> ofDesk(Kind.NOT_POSSIBLE, not.step());
            case NextStep.Exceptional apart -> plain(Kind.EXCEPTIONAL, "EXCEPTIONAL." + switch (apart.permit()) {
                case ExceptionalPermit.Granted granted -> "GRANTED";
                case ExceptionalPermit.Denied denied -> denied.reason().name();
            });
        };
    }

    private static NextStepWords plain(Kind kind, String key) {
        return new NextStepWords(kind, key, Optional.empty());
    }

    private static NextStepWords ofDesk(Kind kind, DeskStep step) {
        return new NextStepWords(kind, step.name(), Optional.of(step));
    }

    /** How things stand, in one sentence. Japanese for {@link Locale#JAPANESE}, else English. */
    public String title(Locale locale) {
        return step.map(desk -> desk.title(locale)).orElseGet(() -> text(locale, "title"));
    }

    /** What to do now. Japanese for {@link Locale#JAPANESE}, else English. */
    public String next(Locale locale) {
        return step.map(desk -> desk.next(locale)).orElseGet(() -> text(locale, "next"));
    }

    private String text(Locale locale, String part) {
        return TwoLanguages.words(BUNDLE, locale, NextStepWords.class)
                .getString(key + "." + part);
    }
}
