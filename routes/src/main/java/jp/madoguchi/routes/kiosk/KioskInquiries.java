package jp.madoguchi.routes.kiosk;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.reception.inquiry.AskNationalSystem;
import jp.madoguchi.routes.RouteThreads;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The desk's questions over HTTP. While a desk waits for its answer no thread does. */
public final class KioskInquiries implements AutoCloseable {

    /** Largest request that is read. */
    public static final int MOST_BYTES = 64 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(KioskInquiries.class);
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final int REPLY_THREADS = 2;

    private final AskNationalSystem askNationalSystem;
    private final FacilityCode facility;
    private final TerminalId terminal;
    private final InstantSource clock;
    /** Answers are written here: a slow client must not hold up the ledger's thread, on which an answer becomes known. */
    private final ExecutorService replies = RouteThreads.pool("madoguchi-kiosk", REPLY_THREADS, Integer.MAX_VALUE);

    /**
     * @param facility institution that asks
     * @param terminal terminal that carries the questions
     */
    public KioskInquiries(AskNationalSystem askNationalSystem, FacilityCode facility, TerminalId terminal,
            InstantSource clock) {
        this.askNationalSystem = askNationalSystem;
        this.facility = facility;
        this.terminal = terminal;
        this.clock = clock;
    }

    /** {@code POST /inquiries}. */
    public CompletionStage<Void> ask(Exchange exchange) {
        return answer(exchange, () -> {
            Duration wait = wait(exchange.getMessage().getHeader(Exchange.HTTP_QUERY, String.class));
            byte[] body = body(exchange);
            LocalDate today = LocalDate.ofInstant(clock.instant(), TOKYO);
            return askNationalSystem.ask(InquiryJson.read(body, facility, terminal, today), wait)
                    .thenApply(KioskReply::of);
        });
    }

    /** {@code GET /inquiries/{id}}. */
    public CompletionStage<Void> report(Exchange exchange) {
        return answer(exchange, () -> {
            String path = exchange.getMessage().getHeader(Exchange.HTTP_URI, "", String.class);
            InquiryId id = InquiryId.parse(path.substring(path.lastIndexOf('/') + 1)).toOptional()
                    .orElseThrow(KioskInquiries::unknown);
            return askNationalSystem.report(id)
                    .thenApply(found -> KioskReply.of(found.orElseThrow(KioskInquiries::unknown)));
        });
    }

    /** Any other address. */
    public CompletionStage<Void> unknown(Exchange exchange) {
        return answer(exchange, () -> CompletableFuture.failedStage(unknown()));
    }

    private CompletionStage<Void> answer(Exchange exchange, Supplier<CompletionStage<KioskReply>> work) {
        CompletionStage<KioskReply> reply;
        try {
            reply = work.get();
        } catch (ProblemException refused) {
            reply = CompletableFuture.failedStage(refused);
        }
        return reply.exceptionally(KioskInquiries::failed)
                .thenAcceptAsync(ready -> ready.writeTo(exchange), replies);
    }

    private static KioskReply failed(Throwable failure) {
        Problem problem = ProblemException.problemOf(failure);
        if (problem.code() == ProblemCode.INTERNAL) {
            LOG.error("A desk's question failed: {}", problem.where(), failure);
        }
        return KioskReply.of(problem);
    }

    /** Ends the threads; to be called when the route context has stopped. */
    @Override
    public void close() {
        replies.shutdown();
    }

    private static ProblemException unknown() {
        return new ProblemException(Problem.of(ProblemCode.RESOURCE_UNKNOWN));
    }

    private static Duration wait(@Nullable String query) {
        long seconds = AskNationalSystem.USUAL_WAIT.toSeconds();
        for (String parameter : query == null ? new String[0] : query.split("&", -1)) {
            if (parameter.startsWith("wait=")) {
                String text = parameter.substring("wait=".length());
                seconds = text.matches("[0-9]{1,2}") ? Integer.parseInt(text) : Long.MAX_VALUE;
            }
        }
        if (seconds > AskNationalSystem.LONGEST_WAIT.toSeconds()) {
            throw new ProblemException(Problem.at(ProblemCode.REQUEST_MALFORMED, "wait"));
        }
        return Duration.ofSeconds(seconds);
    }

    private static byte[] body(Exchange exchange) {
        String type = exchange.getMessage().getHeader(Exchange.CONTENT_TYPE, "", String.class);
        if (!type.toLowerCase(Locale.ROOT).matches("application/json\\s*(;.*)?")) {
            throw new ProblemException(Problem.at(ProblemCode.REQUEST_MALFORMED, "Content-Type"));
        }
        try (InputStream in = exchange.getMessage().getBody(InputStream.class)) {
            byte[] bytes = in == null ? new byte[0] : in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new ProblemException(
                        Problem.at(ProblemCode.REQUEST_MALFORMED, "body: over " + MOST_BYTES + " bytes"));
            }
            return bytes;
        } catch (IOException brokenOff) {
            throw new ProblemException(Problem.at(ProblemCode.REQUEST_MALFORMED, "body"), brokenOff);
        }
    }
}
