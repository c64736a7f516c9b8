package jp.madoguchi.reception.inquiry;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.InquiryId;

/** Desks that wait for an answer at this moment. Bounded; holds no thread. */
public final class WaitingDesks {

    private final int most;
    private final AtomicInteger waiting = new AtomicInteger();
    private final ConcurrentHashMap<InquiryId, List<CompletableFuture<InquiryReport>>> desks = new ConcurrentHashMap<>();

    /** At most {@code most} desks at a time. */
    public WaitingDesks(int most) {
        this.most = most;
    }

    /**
     * A place to wait in; {@code TOO_MANY_REQUESTS} when there is none. It is free again as soon as the future completes. Several may wait
     * for one question.
     */
    CompletableFuture<InquiryReport> enter(InquiryId inquiry) {
        if (waiting.incrementAndGet() > most) {
            waiting.decrementAndGet();
            throw new ProblemException(Problem.of(ProblemCode.TOO_MANY_REQUESTS));
        }
        CompletableFuture<InquiryReport> desk = new CompletableFuture<>();
        desks.merge(inquiry, List.of(desk),
                (some, one) -> Stream.concat(some.stream(), one.stream()).toList());
        var unused = desk.whenComplete((report, failure) -> {
            desks.computeIfPresent(inquiry, (id, some) -> {
                List<CompletableFuture<InquiryReport>> others = some.stream().filter(one -> one != desk).toList();
                return others.isEmpty() ? null : others;
            });
            waiting.decrementAndGet();
        });
        return desk;
    }

    /** Tells the desks that still wait for this question. */
    void tell(InquiryReport report) {
        desks.getOrDefault(report.inquiry(), List.of()).forEach(desk -> desk.complete(report));
    }

    /** How many wait. */
    public int waiting() {
        return waiting.get();
    }
}
