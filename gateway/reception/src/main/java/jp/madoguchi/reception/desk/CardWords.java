package jp.madoguchi.reception.desk;

import java.util.Locale;
import java.util.ResourceBundle;
import jp.madoguchi.domain.card.TroubleOutcome;
import jp.madoguchi.domain.card.TroubleQuestion;
import jp.madoguchi.domain.channel.HelpLine;
import jp.madoguchi.domain.channel.PaperHeld;
import jp.madoguchi.domain.channel.PaperKind;
import jp.madoguchi.domain.problem.TwoLanguages;
import jp.madoguchi.reception.desk.CardAdvice.LockNote;

/** What is said to a clerk about a card, in the words of one language ({@code card_ja.properties}, {@code card_en.properties}). */
public final class CardWords {

    private static final String BUNDLE = "jp.madoguchi.reception.desk.card";

    private final ResourceBundle words;

    /** Japanese for {@link Locale#JAPANESE}, else English. */
    public CardWords(Locale locale) {
        this.words = TwoLanguages.words(BUNDLE, locale, CardWords.class);
    }

    /** Until when the card serves. */
    public String of(CardAdvice.Card card) {
        return words.getString("CARD." + (card.over() ? "OVER" : "VALID"));
    }

    /** How the certificate stands. */
    public String of(CardAdvice.Certificate certificate) {
        boolean ends = certificate.standing().alert();
        return words.getString("CERTIFICATE." + switch (certificate.standing().state()) {
            case NORMAL -> ends ? "ENDS_SOON" : "NORMAL";
            case GRACE -> "GRACE";
            case EXPIRED -> "EXPIRED";
            case UNUSABLE -> "UNUSABLE";
        });
    }

    /** How the certificate's last day is known. */
    public String of(CardAdvice.Source source) {
        return words.getString("SOURCE." + source);
    }

    /** What to know about the counters. */
    public String of(LockNote note) {
        return words.getString("LOCK." + note);
    }

    /** What to look at next. */
    public String of(TroubleQuestion question) {
        return words.getString("QUESTION." + question);
    }

    /** What it came to. */
    public String of(TroubleOutcome outcome) {
        return words.getString("OUTCOME." + outcome);
    }

    /** Which paper it is. */
    public String of(PaperKind paper) {
        return words.getString("PAPER." + paper);
    }

    /** Which paper the patient should hold; where that is not confirmed for every insurer, this too, and what settles it. */
    public String of(PaperHeld held) {
        return switch (held) {
            case PaperHeld.Holds holds -> {
                String told = words.getString("HELD." + (holds.onApplication() == null ? "ONE" : "ON_APPLICATION"));
                yield holds.uncertain() ? told + " " + words.getString("HELD.UNCERTAIN") : told;
            }
            case PaperHeld.Unknown unknown -> words.getString("HELD.UNKNOWN");
        };
    }

    /** Whose number it is. */
    public String of(HelpLine line) {
        return words.getString("PHONE." + line);
    }

    /** Whether a printed code still works. */
    public String of(CardAdvice.Code code) {
        return words.getString(
                "CODE." + (code.since().isEmpty() ? "UNKNOWN" : code.step().isEmpty() ? "WORKS" : "USELESS"));
    }
}
