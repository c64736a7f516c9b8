package jp.madoguchi.domain.card;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The decision table T1 to T5 (rules 2.3) for a card that a reader does not read. A locked card is checked by staff and not refused: the
 * official table goes before the official flow chart (R-LK-04).
 */
public final class Troubleshooting {

    private Troubleshooting() {}

    /**
     * The next step.
     *
     * @param answers     what was answered so far; questions that are not on the way are ignored
     * @param certificate how the certificate stands, when its expiry is known: it answers T2; without it a "yes" to T2 is taken as
     *                    expired for good, the careful reading
     */
    public static TroubleStep next(Map<TroubleQuestion, Boolean> answers, @Nullable CertificateStanding certificate) {
        TroubleQuestion question = TroubleQuestion.T1_REGISTERED_BUT_UNREAD;
        while (true) {
            Boolean yes = answer(question, answers, certificate);
            if (yes == null) {
                return new TroubleStep.Ask(question);
            }
            TroubleStep step = after(question, yes, certificate);
            if (!(step instanceof TroubleStep.Ask further)) {
                return step;
            }
            question = further.question();
        }
    }

    private static @Nullable Boolean answer(TroubleQuestion question, Map<TroubleQuestion, Boolean> answers,
            @Nullable CertificateStanding certificate) {
        if (question == TroubleQuestion.T2_CERTIFICATE_EXPIRED && certificate != null) {
            return certificate.state() != CertificateState.NORMAL;
        }
        return answers.get(question);
    }

    private static TroubleStep after(TroubleQuestion question, boolean yes, @Nullable CertificateStanding certificate) {
        return switch (question) {
            case T1_REGISTERED_BUT_UNREAD ->
                yes ? ask(TroubleQuestion.T2_CERTIFICATE_EXPIRED) : conclude(TroubleOutcome.NO_TROUBLE);
            case T2_CERTIFICATE_EXPIRED -> yes ? conclude(expired(certificate)) : ask(TroubleQuestion.T3_LOCKED);
            case T3_LOCKED ->
                yes ? conclude(TroubleOutcome.LOCKED) : ask(TroubleQuestion.T4_ANOTHER_CARD_WORKS);
            case T4_ANOTHER_CARD_WORKS -> yes
                    ? conclude(TroubleOutcome.CARD_AT_FAULT)
                    : ask(TroubleQuestion.T5_STILL_NOT_AFTER_POWER_CYCLE);
            case T5_STILL_NOT_AFTER_POWER_CYCLE ->
                conclude(yes ? TroubleOutcome.READER_AT_FAULT : TroubleOutcome.RESOLVED);
        };
    }

    private static TroubleOutcome expired(@Nullable CertificateStanding certificate) {
        return certificate != null && certificate.state() == CertificateState.GRACE
                ? TroubleOutcome.EXPIRED_IN_GRACE
                : TroubleOutcome.EXPIRED;
    }

    private static TroubleStep ask(TroubleQuestion question) {
        return new TroubleStep.Ask(question);
    }

    private static TroubleStep conclude(TroubleOutcome outcome) {
        return new TroubleStep.Conclude(outcome);
    }
}
