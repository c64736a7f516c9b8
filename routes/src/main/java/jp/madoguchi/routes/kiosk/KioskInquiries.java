package jp.madoguchi.routes.kiosk;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
import jp.madoguchi.reception.inquiry.InquiryReport;
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
    private final KioskRecord record;
    /** Answers are written here: a slow client must not hold up the ledger's thread, on which an answer becomes known. */
    private final ExecutorService replies = RouteThreads.pool("madoguchi-kiosk", REPLY_THREADS, Integer.MAX_VALUE);

    /**
     * @param facility institution that asks
     * @param terminal terminal that carries the questions
     * @param record   keeps who asked and was told what
     */
    public KioskInquiries(AskNationalSystem askNationalSystem, FacilityCode facility, TerminalId terminal,
            InstantSource clock, KioskRecord record) {
        this.askNationalSystem = askNationalSystem;
        this.facility = facility;
        this.terminal = terminal;
        this.clock = clock;
        this.record = record;
    }

    /** {@code POST /inquiries}. */
    public CompletionStage<Void> ask(Exchange exchange) {
        return recorded(exchange, KioskRecord.Act.ASK, () -> {
            Duration wait = wait(exchange.getMessage().getHeader(Exchange.HTTP_QUERY, String.class));
            byte[] body = body(exchange);
            LocalDate today = LocalDate.ofInstant(clock.instant(), TOKYO);
            return askNationalSystem.ask(InquiryJson.read(body, facility, terminal, today), wait);
        });
    }

    /** {@code GET /inquiries/{id}}. */
    public CompletionStage<Void> report(Exchange exchange) {
        return recorded(exchange, KioskRecord.Act.READ, () -> {
            String path = exchange.getMessage().getHeader(Exchange.HTTP_URI, "", String.class);
            InquiryId id = InquiryId.parse(path.substring(path.lastIndexOf('/') + 1)).toOptional()
                    .orElseThrow(KioskInquiries::unknown);
            return askNationalSystem.report(id).thenApply(found -> found.orElseThrow(KioskInquiries::unknown));
        });
    }

    /** Any other address. */
    public CompletionStage<Void> unknown(Exchange exchange) {
        return reply(exchange, CompletableFuture.failedStage(unknown()));
    }

    /** What cannot be taken down is not told. */
    private CompletionStage<Void> recorded(Exchange exchange, KioskRecord.Act act,
            Supplier<CompletionStage<InquiryReport>> work) {
        KioskRecord.Told told;
        try {
            told = record.of(exchange, act);
        } catch (ProblemException nobodyKnownAsks) {
            return reply(exchange, CompletableFuture.failedStage(nobodyKnownAsks));
        }
        CompletionStage<InquiryReport> report;
        try {
            report = work.get();
        } catch (ProblemException refused) {
            report = CompletableFuture.failedStage(refused);
        }
        return reply(exchange, report.handle((found, failure) -> {
            if (found == null) {
                Problem problem = ProblemException.problemOf(failure);
                told.told(null, null, problem.code());
                throw new CompletionException(failure);
            }
            told.told(found.inquiry(), found.answer() == null ? null : found.answer().patient(), null);
            return KioskReply.of(found);
        }));
    }

    private CompletionStage<Void> reply(Exchange exchange, CompletionStage<KioskReply> reply) {
        return reply.exceptionally(KioskInquiries::failed).thenAcceptAsync(ready -> ready.writeTo(exchange), replies);
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
