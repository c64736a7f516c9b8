package jp.madoguchi.gateway.wiring;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.consent.Viewers;
import jp.madoguchi.domain.rulebook.RuleBook;
import jp.madoguchi.gateway.operations.OutageSettings;
import jp.madoguchi.gateway.operations.Settings;
import jp.madoguchi.reception.inquiry.InquiryIds;
import jp.madoguchi.reception.inquiry.NationalSystem;
import jp.madoguchi.reception.inquiry.PatientViews;
import jp.madoguchi.reception.inquiry.ReplyTaker;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.medical.AskMedicalInformation;
import jp.madoguchi.reception.medical.BeginCare;
import jp.madoguchi.reception.medical.EndCare;
import jp.madoguchi.reception.medical.FollowLocks;
import jp.madoguchi.reception.medical.FollowRevocations;
import jp.madoguchi.reception.medical.LockMedicalInformation;
import jp.madoguchi.reception.medical.MedicalReplies;
import jp.madoguchi.reception.medical.MedicalWindow;
import jp.madoguchi.reception.medical.RevocationReplies;

/** Medical information inside its window, and nowhere else (docs/design/national-system.md 7). */
final class MedicalRoom {

    private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(2);
    private static final Duration BETWEEN_LOCKS = Duration.ofSeconds(5);
    private static final Duration BETWEEN_FOLLOW_UPS = Duration.ofSeconds(10);

    private final MedicalWindow window;
    private final List<ReplyTaker> takers;
    private final FollowLocks locks;
    private final FollowRevocations revocations;
    private final AskMedicalInformation ask;
    private final LockMedicalInformation lock;
    private final BeginCare begin;
    private final EndCare care;

    MedicalRoom(Settings settings, InstantSource clock, AnswerLedger ledger, PatientViews views,
            NationalSystem national,
            InquiryIds ids, RuleBook rules) {
        this.window = new MedicalWindow(OutageSettings.medical(settings), rules.table(Viewers.class), rules.switches());
        this.takers = List.of(new MedicalReplies(ledger, window, clock), new RevocationReplies(ledger));
        this.locks = new FollowLocks(ledger, window, clock, System::nanoTime);
        this.revocations = new FollowRevocations(ledger, OutageSettings.rechecks(settings).answerWithin());
        this.ask = new AskMedicalInformation(ledger, national, window, ids, clock);
        this.lock = new LockMedicalInformation(ledger, national, window, views, ids, clock);
        this.begin = new BeginCare(ledger, views);
        this.care = new EndCare(ledger, window, views, clock);
    }

    /** Drops what is over and what other nodes locked, and follows revocations up, every few seconds, until it is closed. */
    Rounds sweeping(InstantSource clock, FacilityCode facility) {
        Rounds rounds = new Rounds("madoguchi-medical");
        rounds.every(BETWEEN_SWEEPS, "Sweeping the medical window", () -> {
            window.sweep(clock.instant());
            locks.dropUnchecked();
            return CompletableFuture.completedStage(null);
        });
        rounds.every(BETWEEN_LOCKS, "Dropping what other nodes locked", locks::run);
        rounds.every(BETWEEN_FOLLOW_UPS, "Following revocations up", () -> revocations.run(facility));
        return rounds;
    }

    /** They take medical information, and what becomes of revocations. */
    List<ReplyTaker> takers() {
        return takers;
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

    BeginCare begin() {
        return begin;
    }

    EndCare care() {
        return care;
    }
}
