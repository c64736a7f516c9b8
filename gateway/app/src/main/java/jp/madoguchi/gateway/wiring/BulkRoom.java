package jp.madoguchi.gateway.wiring;

import jp.madoguchi.gateway.operations.BulkConfiguration;
import jp.madoguchi.gateway.operations.Settings;
import jp.madoguchi.reception.bulk.BulkSettings;
import jp.madoguchi.reception.bulk.NightBefore;
import jp.madoguchi.reception.bulk.RunBulkJobs;
import jp.madoguchi.reception.bulk.TakeBulkReplies;
import jp.madoguchi.reception.bulk.TerminalStanding;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.inquiry.InquiryIds;
import jp.madoguchi.reception.inquiry.NationalSystem;
import jp.madoguchi.reception.inquiry.ReplyTaker;
import jp.madoguchi.reception.ledger.AnswerLedger;

/** Jobs about many persons: the night before, registrations, collections (docs/design/national-system.md 5). */
final class BulkRoom {

    private final BulkSettings settings;
    private final TakeBulkReplies taker;
    private final RunBulkJobs jobs;
    private final NightBefore night;

    BulkRoom(Settings settings, AnswerLedger ledger, AcceptAnswer answers, NationalSystem national, InquiryIds ids,
            TerminalStanding terminals) {
        BulkConfiguration configured = new BulkConfiguration(settings);
        String node = configured.node();
        this.settings = configured.jobs();
        this.taker = new TakeBulkReplies(ledger, answers, this.settings, node);
        this.jobs = new RunBulkJobs(ledger, national, ids, this.settings, terminals, node);
        this.night = new NightBefore(ledger, this.settings);
    }

    /** Takes receipts and results. */
    ReplyTaker taker() {
        return taker;
    }

    /** Moves jobs on. */
    RunBulkJobs jobs() {
        return jobs;
    }

    /** Plans appointments. */
    NightBefore night() {
        return night;
    }

    BulkSettings settings() {
        return settings;
    }
}
