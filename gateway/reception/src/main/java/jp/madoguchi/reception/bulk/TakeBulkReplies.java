package jp.madoguchi.reception.bulk;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.exchange.BulkCounts;
import jp.madoguchi.domain.exchange.BulkFamily;
import jp.madoguchi.domain.exchange.ExchangeKind;
import jp.madoguchi.domain.exchange.ReceptionNumber;
import jp.madoguchi.domain.exchange.Reply;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.inquiry.Received;
import jp.madoguchi.reception.inquiry.ReplyTaker;
import jp.madoguchi.reception.inquiry.Taken;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.BulkJob;
import jp.madoguchi.reception.ledger.BulkState;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import org.jspecify.annotations.Nullable;

/**
 * Takes receipts and results of bulk jobs and of single registrations. A result is taken part by part, each in a commit of its own, so
 * that desks do not wait for all of it; what was taken before a crash is not taken again. The source is consumed with the last part, and
 * its name only by the last word: a terminal says "still processing", a failure and the result under one name.
 */
public final class TakeBulkReplies implements ReplyTaker {

    private final AnswerLedger ledger;
    private final AcceptAnswer answers;
    private final BulkSettings settings;
    private final String node;

    /** @param node name of this node among those that share the ledger */
    public TakeBulkReplies(AnswerLedger ledger, AcceptAnswer answers, BulkSettings settings, String node) {
        this.ledger = ledger;
        this.answers = answers;
        this.settings = settings;
        this.node = node;
    }

    @Override
    public boolean takes(ExchangeKind kind) {
        return kind == ExchangeKind.REFERENCE_NUMBER || BulkFamily.of(kind).isPresent();
    }

    /** What the first commit found: either everything is said, or a result is to be taken. */
    private record Entry(@Nullable Taken over) {}

    @Override
    public CompletionStage<Taken> take(Received received, InquiryRecord asked) {
        return ledger.commit(transaction -> enter(transaction, received)).thenApply(Committed::value)
                .thenCompose(entry -> entry.over() != null
                        ? CompletableFuture.completedStage(entry.over())
                        : takeParts(received));
    }

    private Entry enter(LedgerTransaction transaction, Received received) {
        List<String> before = transaction.consumedDigests(received.source());
        if (!before.isEmpty()) {
            return new Entry(before.getFirst().equals(received.source().digest())
                    ? new Taken.DoneBefore()
                    : refused(received, ProblemCode.SAME_NAME_OTHER_BYTES));
        }
        InquiryRecord asked = transaction.inquiry(received.question()).orElseThrow();
        if (asked.state() == InquiryState.ANSWERED) {
            return new Entry(new Taken.DoneBefore());
        }
        BulkJob job = transaction.bulkJobs().byQuestion(received.question()).orElse(null);
        if (job == null) {
            return new Entry(refused(received, ProblemCode.ANSWER_TO_OTHER_QUESTION));
        }
        return switch (received.reply()) {
            case Reply.Accepted accepted when job.awaitsReceipt() -> {
                if (job.state() instanceof BulkState.Stopped) {
                    BulkDesk.goesOn(transaction, job);
                }
                yield move(transaction, received, asked,
                        job.accepted(accepted.reception(), transaction.at(), settings.pace()));
            }
            case Reply.Accepted accepted -> new Entry(refused(received, ProblemCode.ANSWER_TO_OTHER_QUESTION));
            case Reply.StillProcessing processing -> stillProcessing(transaction, received, job, processing);
            case Reply.Failed failed -> failed(transaction, asked, job);
            case Reply.ConfirmedMany many -> begin(transaction, received, job, many.reception(), isForeign(job, many));
            case Reply.RegisteredMany many -> begin(transaction, received, job, many.reception(), false);
            case Reply.Registered one -> begin(transaction, received, job, null, false);
            case Reply.Confirmed other -> new Entry(refused(received, ProblemCode.ANSWER_TO_OTHER_QUESTION));
            case Reply.MedicalInformation other ->
                new Entry(refused(received, ProblemCode.ANSWER_TO_OTHER_QUESTION));
            case Reply.Revoked other -> new Entry(refused(received, ProblemCode.ANSWER_TO_OTHER_QUESTION));
        };
    }

    /** No last word: a reply that comes all the same is taken, so the name of its reply stays open. */
    private Entry failed(LedgerTransaction transaction, InquiryRecord asked, BulkJob job) {
        if (asked.state() != InquiryState.FAILED) {
            transaction.save(asked.failed());
        }
        BulkJob later = job.failed(transaction.at(), settings.pace());
        if (later.state() instanceof BulkState.Stopped stopped && !later.equals(job)) {
            later = BulkDesk.left(transaction, later, stopped.reason());
        }
        if (!later.equals(job)) {
            transaction.bulkJobs().save(later);
        }
        return new Entry(new Taken.Done());
    }

    /** No last word either: the result may come to the same question, until it is asked for with another one. */
    private Entry stillProcessing(LedgerTransaction transaction, Received received, BulkJob job,
            Reply.StillProcessing processing) {
        if (isOthers(job, processing.reception())) {
            return kept(transaction, received, job, ProblemCode.ANSWER_TO_OTHER_QUESTION,
                    BulkDesk.OTHER_RECEPTION_NUMBER);
        }
        if (!job.awaitsResult()) {
            return new Entry(refused(received, ProblemCode.ANSWER_TO_OTHER_QUESTION));
        }
        BulkJob later = job.stillProcessing(transaction.at(), settings.pace());
        if (later.equals(job)) {
            return new Entry(new Taken.DoneBefore());
        }
        if (later.state() instanceof BulkState.Stopped stopped) {
            BulkDesk.settle(transaction, job);
            later = BulkDesk.left(transaction, later, stopped.reason());
        } else if (job.state() instanceof BulkState.Stopped) {
            BulkDesk.goesOn(transaction, job);
        }
        transaction.bulkJobs().save(later);
        return new Entry(new Taken.Done());
    }

    private static Entry move(LedgerTransaction transaction, Received received, InquiryRecord asked, BulkJob next) {
        transaction.consume(received.source());
        transaction.save(asked.replied());
        transaction.bulkJobs().save(next);
        return new Entry(new Taken.Done());
    }

    private Entry begin(LedgerTransaction transaction, Received received, BulkJob job,
            @Nullable ReceptionNumber reception, boolean foreign) {
        if (foreign) {
            return kept(transaction, received, job, ProblemCode.FACILITY_FOREIGN, BulkDesk.OTHER_INSTITUTION);
        }
        if (isOthers(job, reception)) {
            return kept(transaction, received, job, ProblemCode.ANSWER_TO_OTHER_QUESTION,
                    BulkDesk.OTHER_RECEPTION_NUMBER);
        }
        if (!job.awaitsResult()) {
            return new Entry(refused(received, ProblemCode.ANSWER_TO_OTHER_QUESTION));
        }
        if (job.isClaimedByOther(node, transaction.at())) {
            return new Entry(busy(received));
        }
        transaction.bulkJobs().save(job.claimed(node, transaction.at(), settings.lease()));
        return new Entry(null);
    }

    private static boolean isOthers(BulkJob job, @Nullable ReceptionNumber reception) {
        return reception != null && !reception.equals(job.state().reception());
    }

    private static boolean isForeign(BulkJob job, Reply.ConfirmedMany many) {
        return many.units().stream().anyMatch(unit -> !unit.answer().facility().equals(job.facility()));
    }

    /** Refused as a whole; a person is told once. */
    private static Entry kept(LedgerTransaction transaction, Received received, BulkJob job, ProblemCode code,
            String reason) {
        job.refusing(received.source().digest()).ifPresent(remembering -> {
            transaction.bulkJobs().save(remembering);
            BulkDesk.raise(transaction, job, reason);
        });
        return new Entry(refused(received, code));
    }

    private static Taken refused(Received received, ProblemCode code) {
        return new Taken.Refused(Problem.at(code, received.source().name()));
    }

    private static Taken busy(Received received) {
        return new Taken.Later(Problem.at(ProblemCode.LEDGER_QUEUE_FULL, received.source().name()));
    }

    private record Part(@Nullable Taken over, Set<ResourceId> patients) {}

    private CompletionStage<Taken> takeParts(Received received) {
        return ledger.commit(transaction -> part(transaction, received)).thenApply(Committed::value)
                .thenCompose(part -> answers.published(part.patients()).thenApply(seen -> part))
                .thenCompose(part -> part.over() != null
                        ? CompletableFuture.completedStage(part.over())
                        : takeParts(received));
    }

    private Part part(LedgerTransaction transaction, Received received) {
        BulkJob known = transaction.bulkJobs().byQuestion(received.question()).filter(BulkJob::awaitsResult)
                .orElse(null);
        if (known == null || known.isClaimedByOther(node, transaction.at())) {
            // The lease ran out, and another node took over: whatever it leaves is found at the next try.
            return new Part(busy(received), Set.of());
        }
        String digest = received.source().digest();
        BulkJob job = anew(transaction, known, digest);
        BulkJob.Taking sofar = job.taking();
        int units = units(received.reply());
        int from = sofar != null && sofar.digest().equals(digest) ? sofar.next() : 0;
        int to = Math.min(units, from + settings.unitsPerCommit());
        ResultBatch batch = new ResultBatch(transaction, job,
                new UnitDecision(answers, transaction, received.source(), received.question()));
        batch.take(received.reply(), from, to);
        BulkJob taken = job.taken(new BulkJob.Taking(digest, to), batch.open(), batch.added(), batch.refused());
        if (to < units) {
            transaction.bulkJobs().save(taken.claimed(node, transaction.at(), settings.lease()));
            return new Part(null, batch.patients());
        }
        batch.close();
        BulkDesk.settle(transaction, job);
        transaction.bulkJobs().save(taken.finished(transaction.at()));
        transaction.save(transaction.inquiry(received.question()).orElseThrow().replied());
        transaction.consume(received.source());
        if (counts(received.reply()).contradict(units)) {
            BulkDesk.raise(transaction, job, BulkDesk.COUNT_DIFFERS);
        }
        if (!batch.namesOthers()) {
            return new Part(new Taken.Done(), batch.patients());
        }
        BulkDesk.raise(transaction, job, BulkDesk.OTHER_PERSON);
        return new Part(
                new Taken.InPart(Problem.at(ProblemCode.ANSWER_TO_OTHER_QUESTION, received.source().name())),
                batch.patients());
    }

    /** Nobody on a list of the centre's own is asked about: another copy of one that was taken in part takes the place of all of it. */
    private static BulkJob anew(LedgerTransaction transaction, BulkJob job, String digest) {
        BulkJob.Taking sofar = job.taking();
        if (sofar == null || sofar.digest().equals(digest) || job.subject().namesPersons()) {
            return job;
        }
        transaction.bulkJobs().forgetRows(job.id());
        return job.listedAnew();
    }

    private static int units(Reply reply) {
        return switch (reply) {
            case Reply.ConfirmedMany many -> many.units().size();
            case Reply.RegisteredMany many -> many.outcomes().size();
            case Reply.Registered one -> 1;
            case Reply.Confirmed other -> 0;
            case Reply.Accepted other -> 0;
            case Reply.StillProcessing other -> 0;
            case Reply.MedicalInformation other -> 0;
            case Reply.Revoked other -> 0;
            case Reply.Failed other -> 0;
        };
    }

    private static BulkCounts counts(Reply reply) {
        return switch (reply) {
            case Reply.ConfirmedMany many -> many.counts();
            case Reply.RegisteredMany many -> many.counts();
            case Reply.Registered one -> BulkCounts.NONE;
            case Reply.Confirmed other -> BulkCounts.NONE;
            case Reply.Accepted other -> BulkCounts.NONE;
            case Reply.StillProcessing other -> BulkCounts.NONE;
            case Reply.MedicalInformation other -> BulkCounts.NONE;
            case Reply.Revoked other -> BulkCounts.NONE;
            case Reply.Failed other -> BulkCounts.NONE;
        };
    }
}
