package jp.madoguchi.store.cache;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.store.ledger.LedgerSnapshots;
import jp.madoguchi.store.ledger.PatientRevision;
import org.jspecify.annotations.Nullable;

/** Fills the cache from the ledger after a start. Commits and reads may go on meanwhile; the newer entry wins. */
public final class Rebuild {

    private static final int PAGE = 200;

    private final LedgerSnapshots ledger;
    private final LedgerViews views;

    /** How far it is: patients done, of how many. */
    public record Progress(long done, long all) {}

    public Rebuild(LedgerSnapshots ledger, LedgerViews views) {
        this.ledger = ledger;
        this.views = views;
    }

    /**
     * Reads all patients and tells of its progress after each page; it works on the calling thread and two others. Fails with
     * {@code LEDGER_UNAVAILABLE} when the ledger does; then it can be run again.
     */
    public Progress run(Consumer<Progress> listener) {
        Progress progress = new Progress(0, ledger.patients());
        listener.accept(progress);
        @Nullable
        CompletableFuture<Integer> before = null;
        List<PatientRevision> page = ledger.page(null, PAGE);
        while (!page.isEmpty()) {
            CompletableFuture<Integer> loading = views.loadAll(page.stream().map(PatientRevision::patient).toList());
            progress = before == null ? progress : further(progress, before, listener);
            before = loading;
            page = ledger.page(page.getLast().patient(), PAGE);
        }
        return before == null ? progress : further(progress, before, listener);
    }

    private static Progress further(Progress sofar, CompletableFuture<Integer> loading, Consumer<Progress> listener) {
        long done = sofar.done() + joined(loading);
        Progress progress = new Progress(done, Math.max(done, sofar.all()));
        listener.accept(progress);
        return progress;
    }

    private static int joined(CompletableFuture<Integer> loading) {
        try {
            return loading.join();
        } catch (RuntimeException failure) {
            throw new ProblemException(Problem.of(ProblemCode.LEDGER_UNAVAILABLE), failure);
        }
    }
}
