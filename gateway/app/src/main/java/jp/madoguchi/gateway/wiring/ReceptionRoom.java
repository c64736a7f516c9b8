package jp.madoguchi.gateway.wiring;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.domain.channel.AcceptedPapers;
import jp.madoguchi.domain.claim.ClaimWays;
import jp.madoguchi.domain.desk.ClaimRun;
import jp.madoguchi.domain.identity.NameVariants;
import jp.madoguchi.domain.rulebook.RuleBook;
import jp.madoguchi.gateway.operations.OutageSettings;
import jp.madoguchi.gateway.operations.Settings;
import jp.madoguchi.reception.claim.CaseSettling;
import jp.madoguchi.reception.claim.NoteTries;
import jp.madoguchi.reception.claim.OpenCase;
import jp.madoguchi.reception.desk.AskWithoutCard;
import jp.madoguchi.reception.desk.EndWhatIsProven;
import jp.madoguchi.reception.desk.ShowNameDifference;
import jp.madoguchi.reception.inquiry.ProgramIds;
import jp.madoguchi.reception.inquiry.ReplyTaker;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.inquiry.AnswerFollowUp;
import jp.madoguchi.reception.inquiry.AskForProgram;
import jp.madoguchi.reception.inquiry.AskNationalSystem;
import jp.madoguchi.reception.inquiry.InquiryIds;
import jp.madoguchi.reception.inquiry.NationalSystem;
import jp.madoguchi.reception.inquiry.PatientViews;
import jp.madoguchi.reception.inquiry.Replies;
import jp.madoguchi.reception.inquiry.TakeReplies;
import jp.madoguchi.reception.inquiry.WaitingDesks;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.mode.HealthWatch;

/**
 * The reception's use cases, joined to each other: everything that is asked goes out through one door and is watched there, every reply
 * comes back through one door and finds its taker.
 */
final class ReceptionRoom {

    private static final int MOST_WAITING_DESKS = 1000;
    /** Whom the outbox is kept for, until EMR destinations can be configured. */
    private static final List<String> DESTINATIONS = List.of("emr");

    private final AcceptAnswer answers;
    private final Replies replies;
    private final AskNationalSystem ask;
    private final AskNationalSystem askInBackground;
    private final AskForProgram program;
    private final AskWithoutCard withoutCard;
    private final BulkRoom bulk;
    private final OutageRoom outage;
    private final MedicalRoom medical;

    /**
     * @param doors      the way to the terminals, watched or not
     * @param background the same way for questions whose answer nobody at a desk waits for
     */
    ReceptionRoom(Settings settings, InstantSource clock, LedgerRoom room, PatientViews views, RuleBook rules,
            NationalSystem doors, NationalSystem background) {
        AnswerLedger ledger = room.ledger();
        HealthWatch watch = OutageRoom.watch(settings, clock);
        NationalSystem national = watch.sending(watch.noting(doors));
        NationalSystem noted = watch.noting(background);
        NationalSystem unwaited = watch.sending(noted);
        InquiryIds ids = new InquiryIds(new SecureRandom());
        WaitingDesks desks = new WaitingDesks(MOST_WAITING_DESKS);
        ClaimRun run = OutageSettings.claimRun(settings);
        ClaimWays ways = rules.claimWays(run);
        AnswerFollowUp followUp = AnswerFollowUp.by(rules.deskProcedure(), rules.table(AcceptedPapers.class), run)
                .and(new CaseSettling(ways))
                .and(new NoteTries(ways)).and(new OpenCase(ledger, ways))
                .and(new ShowNameDifference(rules.table(NameVariants.class)))
                .and(new EndWhatIsProven(rules))
                .and(OutageRoom.follower(settings));
        this.answers = new AcceptAnswer(ledger, views, desks, DESTINATIONS, followUp,
                rules.table(NameVariants.class));
        this.ask = new AskNationalSystem(ledger, national, desks, ids, clock).and(new NoteTries(ways));
        this.askInBackground = new AskNationalSystem(ledger, unwaited, desks, ids, clock).and(new NoteTries(ways));
        this.program = new AskForProgram(ledger, ask, followUp,
                new ProgramIds(room.key().blindIndex()::key));
        this.withoutCard = new AskWithoutCard(ledger, national,
                settings.yes(Settings.RE_QUERY_NEEDS_CONSENT));
        this.bulk = new BulkRoom(settings, ledger, answers, unwaited, ids,
                new WatchedTerminals(watch, clock));
        this.outage = new OutageRoom(settings, clock, ledger, watch, noted, ids, rules);
        this.medical = new MedicalRoom(settings, clock, ledger, views, national, ids, rules);
        List<ReplyTaker> takers = new ArrayList<>(medical.takers());
        takers.add(bulk.taker());
        this.replies = watch.taking(new TakeReplies(ledger, answers, takers));
    }

    /** Takes what card readers say. */
    AcceptAnswer answers() {
        return answers;
    }

    /** Take what answers this gateway's questions. */
    Replies replies() {
        return replies;
    }

    /** Asks about one person for a desk. */
    AskNationalSystem ask() {
        return ask;
    }

    /** Asks about one person where nobody waits at a desk. */
    AskNationalSystem askInBackground() {
        return askInBackground;
    }

    /** Asks about one person for a program. */
    AskForProgram program() {
        return program;
    }

    /** Asks again about a patient of a continuing relation. */
    AskWithoutCard withoutCard() {
        return withoutCard;
    }

    BulkRoom bulk() {
        return bulk;
    }

    OutageRoom outage() {
        return outage;
    }

    MedicalRoom medical() {
        return medical;
    }
}
