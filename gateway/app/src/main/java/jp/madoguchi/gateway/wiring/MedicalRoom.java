package jp.madoguchi.gateway.wiring;

import java.time.InstantSource;
import jp.madoguchi.domain.consent.Viewers;
import jp.madoguchi.domain.rulebook.RuleBook;
import jp.madoguchi.reception.inquiry.InquiryIds;
import jp.madoguchi.reception.inquiry.NationalSystem;
import jp.madoguchi.reception.inquiry.ReplyTaker;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.medical.AskMedicalInformation;
import jp.madoguchi.reception.medical.LockMedicalInformation;
import jp.madoguchi.reception.medical.MedicalReplies;
import jp.madoguchi.reception.medical.MedicalWindow;
import jp.madoguchi.reception.medical.WindowSettings;

/** Medical information inside its window, and nowhere else (docs/design/national-system.md 7). */
final class MedicalRoom {

    private final MedicalWindow window;
    private final MedicalReplies taker;
    private final AskMedicalInformation ask;
    private final LockMedicalInformation lock;

    MedicalRoom(InstantSource clock, AnswerLedger ledger, NationalSystem national, InquiryIds ids, RuleBook rules) {
        this.window = new MedicalWindow(WindowSettings.DEFAULT, rules.table(Viewers.class), rules.switches());
        this.taker = new MedicalReplies(ledger, window, clock);
        this.ask = new AskMedicalInformation(ledger, national, window, ids, clock);
        this.lock = new LockMedicalInformation(ledger, national, window, ids, clock);
    }

    /** Takes medical information, and what becomes of revocations. */
    ReplyTaker taker() {
        return taker;
    }

    MedicalWindow window() {
        return window;
    }

    AskMedicalInformation ask() {
        return ask;
    }

    LockMedicalInformation lock() {
        return lock;
    }
}
