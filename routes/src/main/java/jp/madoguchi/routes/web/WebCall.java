package jp.madoguchi.routes.web;

import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import jp.madoguchi.domain.exchange.BulkFamily;
import jp.madoguchi.domain.exchange.ExchangeKind;
import jp.madoguchi.domain.exchange.Question;

/**
 * One question on its way. It is handed over once, when the connection stands: before that it can be given up for good, after that the
 * terminal may have it, and nothing but its answer ends it.
 */
final class WebCall {

    private enum Step {
        WAITING,
        HANDED_OVER,
        GIVEN_UP
    }

    private final Question question;
    private final boolean background;
    private final String exchangeId;
    private final byte[] message;
    private final AtomicReference<Step> step = new AtomicReference<>(Step.WAITING);
    private final CompletableFuture<Void> handedOver = new CompletableFuture<>();

    /** @param background whether nobody at a desk waits for it, whatever it asks */
    WebCall(Question question, boolean background, String exchangeId, byte[] message) {
        this.question = question;
        this.background = background || isBulk(question.kind());
        this.exchangeId = exchangeId;
        this.message = message;
    }

    Question question() {
        return question;
    }

    /** Whether nobody at a desk waits for it: a step of a bulk job, or a re-check. */
    boolean isBackground() {
        return background;
    }

    private static boolean isBulk(ExchangeKind kind) {
        return kind == ExchangeKind.REFERENCE_NUMBER || BulkFamily.of(kind).isPresent();
    }

    String exchangeId() {
        return exchangeId;
    }

    /** The name of its answer, as if it were a file. */
    String answerName() {
        return exchangeId + "res_" + question.id() + ".json";
    }

    /** Completes when it is handed over; fails when it never will be. */
    CompletableFuture<Void> handedOver() {
        return handedOver;
    }

    boolean isWaiting() {
        return step.get() == Step.WAITING;
    }

    /** Whether it could be given up: from now on it is never sent. */
    boolean giveUp(Throwable why) {
        boolean inTime = step.compareAndSet(Step.WAITING, Step.GIVEN_UP);
        if (inTime) {
            handedOver.completeExceptionally(why);
        }
        return inTime;
    }

    /** The client asks for the body when the connection stands. */
    HttpRequest.BodyPublisher body() {
        HttpRequest.BodyPublisher bytes = HttpRequest.BodyPublishers.ofByteArray(message);
        return new HttpRequest.BodyPublisher() {
            @Override
            public long contentLength() {
                return bytes.contentLength();
            }

            @Override
            public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
                if (step.compareAndSet(Step.WAITING, Step.HANDED_OVER)) {
                    bytes.subscribe(subscriber);
                    handedOver.complete(null);
                } else {
                    HttpRequest.BodyPublishers.fromPublisher(WebCall::refuse).subscribe(subscriber);
                }
            }
        };
    }

    private static void refuse(Flow.Subscriber<? super ByteBuffer> subscriber) {
        subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long more) {
                subscriber.onError(new IllegalStateException("a question is sent once, and not after its time"));
            }

            @Override
            public void cancel() {
                // Nothing was begun.
            }
        });
    }

    /** Masked, as the question is. */
    @Override
    public String toString() {
        return question.toString();
    }
}
