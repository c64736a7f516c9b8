package jp.madoguchi.reception.inquiry;

import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.exchange.Question;

/**
 * The national qualification system (オンライン資格確認等システム), as far as it can be asked. Replies come back by themselves, through
 * {@link Replies}. This port is the only way there: whoever asks at a kiosk or a desk hands over a question and never gets a connection
 * (R-SE-08).
 */
public interface NationalSystem {

    /**
     * Hands a question to its terminal. The stage completes when the terminal can take it, or may be able to (a folder that hangs while it is
     * written to): only its answer, or that none comes, ends such a question. It fails with a {@code ProblemException}
     * ({@code TERMINAL_FOLDER_UNREACHABLE}, {@code TERMINAL_ADDRESS_UNREACHABLE}, {@code CHARACTER_NOT_ENCODABLE}, {@code SHADOW_MODE},
     * {@code EXCHANGE_SWITCHED_OFF}) when it never will.
     */
    CompletionStage<Void> send(Question question);
}
