package jp.madoguchi.reception.inquiry;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.InquiryId;

/** Desks that wait for an answer at this moment. Bounded; holds no thread. */
public final class WaitingDesks {

    private final int most;
    private final AtomicInteger waiting = new AtomicInteger();
    private final ConcurrentHashMap<InquiryId, CompletableFuture<InquiryReport>> desks = new ConcurrentHashMap<>();

    /** At most {@code most} desks at a time. */
    public WaitingDesks(int most) {
        this.most = most;
    }

    /** A place to wait in; {@code TOO_MANY_REQUESTS} when there is none. It is free again as soon as the future completes. */
    CompletableFuture<InquiryReport> enter(InquiryId inquiry) {
        if (waiting.incrementAndGet() > most) {
            waiting.decrementAndGet();
            throw new ProblemException(Problem.of(ProblemCode.TOO_MANY_REQUESTS));
        }
        CompletableFuture<InquiryReport> desk = new CompletableFuture<>();
        desks.put(inquiry, desk);
        var unused = desk.whenComplete((report, failure) -> {
            desks.remove(inquiry);
            waiting.decrementAndGet();
        });
        return desk;
    }

    /** Tells the desk that waits for this question, if one still does. */
    void tell(InquiryReport report) {
        CompletableFuture<InquiryReport> desk = desks.get(report.inquiry());
        if (desk != null) {
            desk.complete(report);
        }
    }

    /** How many wait. */
    public int waiting() {
        return waiting.get();
    }
}
