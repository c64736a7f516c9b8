package jp.madoguchi.gateway.wiring;

import java.time.InstantSource;
import java.util.UUID;
import jp.madoguchi.gateway.operations.Settings;
import jp.madoguchi.reception.bulk.BulkSettings;
import jp.madoguchi.reception.bulk.RunBulkJobs;
import jp.madoguchi.reception.bulk.TakeBulkReplies;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.inquiry.InquiryIds;
import jp.madoguchi.reception.inquiry.NationalSystem;
import jp.madoguchi.reception.inquiry.ReplyTaker;
import jp.madoguchi.reception.ledger.AnswerLedger;

/** Jobs about many persons: the night before, registrations, collections (docs/design/national-system.md 5). */
final class BulkRoom {

    private final TakeBulkReplies taker;
    private final RunBulkJobs jobs;

    BulkRoom(Settings settings, InstantSource clock, AnswerLedger ledger, AcceptAnswer answers,
            NationalSystem national, InquiryIds ids) {
        String node = UUID.randomUUID().toString();
        this.taker = new TakeBulkReplies(ledger, answers, BulkSettings.DEFAULT, node);
        this.jobs = new RunBulkJobs(ledger, national, ids, BulkSettings.DEFAULT, node);
    }

    /** Takes receipts and results. */
    ReplyTaker taker() {
        return taker;
    }

    RunBulkJobs jobs() {
        return jobs;
    }
}
