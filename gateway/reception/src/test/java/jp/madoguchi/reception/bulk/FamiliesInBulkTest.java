package jp.madoguchi.reception.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.exchange.BulkCounts;
import jp.madoguchi.domain.exchange.BulkUnit;
import jp.madoguchi.domain.exchange.Echo;
import jp.madoguchi.domain.exchange.LimitChange;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.exchange.Reply;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.insurance.BranchNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.qualification.ReasonOfLoss;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.inquiry.InquiryIds;
import jp.madoguchi.reception.inquiry.Received;
import jp.madoguchi.reception.inquiry.TakeReplies;
import jp.madoguchi.reception.inquiry.Taken;
import jp.madoguchi.reception.inquiry.WaitingDesks;
import jp.madoguchi.reception.ledger.AnswerStanding;
import jp.madoguchi.reception.ledger.AppointmentSource;
import jp.madoguchi.reception.ledger.BulkJob;
import jp.madoguchi.reception.ledger.BulkOutcome;
import jp.madoguchi.reception.ledger.BulkPace;
import jp.madoguchi.reception.ledger.BulkReason;
import jp.madoguchi.reception.ledger.BulkRow;
import jp.madoguchi.reception.ledger.BulkState;
import jp.madoguchi.reception.ledger.CoverageRecord;
import jp.madoguchi.reception.ledger.InMemoryLedger;
import jp.madoguchi.reception.ledger.SourceFile;
import jp.madoguchi.reception.ledger.SourceFolder;
import jp.madoguchi.reception.mode.TerminalState;
import org.junit.jupiter.api.Test;

/** Several persons in one unit of a bulk result: a family under the number that was asked for (R-BR-04), or a stranger. */
class FamiliesInBulkTest {

    private static final BulkSettings SETTINGS = new BulkSettings(500, 2, null, BulkPace.DEFAULT, 50,
            Duration.ofMinutes(2));

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final MemoryNational national = new MemoryNational();
    private final RunBulkJobs jobs = new RunBulkJobs(ledger, national, new InquiryIds(new Random(1)), SETTINGS,
            (facility, terminal) -> TerminalState.UP, "node-1");

    private static <T> T now(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    /** The card as people have it who were never told a branch number. */
    private static CardQuestion withoutBranch(int n) {
        return new CardQuestion(branch(n, null), Crowd.birth(n), false);
    }

    private static MemberId branch(int n, String branch) {
        MemberId card = Crowd.member(n);
        return new MemberId(card.insurer(), card.symbol(), card.number(),
                branch == null ? null : new BranchNumber(branch));
    }

    /** Somebody under person n's number. */
    private static Qualification relative(int n, String branch, String given, String kana, LocalDate birth,
            ReasonOfLoss loss) {
        Qualification q = Crowd.insurance(n, branch(n, branch), "架空組合");
        Person person = new Person(new PersonName("窓口", given), new KanaName("マドグチ", kana), null, null, Sex.FEMALE,
                null,
                birth, null);
        return new Qualification(q.classification(), q.member(), q.insurerName(), null, null, person, q.acquired(),
                null, null, q.cardValidity(), null, false, loss, null, null, List.of(), List.of(), List.of(), null);
    }

    private static Qualification child(int n) {
        return relative(n, "02", "花子", "ハナコ", LocalDate.of(2015, 5, 5), null);
    }

    private Question.FetchResult fetched(CardQuestion... cards) {
        for (CardQuestion card : cards) {
            int n = Crowd.whoHas(card.member());
            ledger.patients.put(Crowd.patient(n).id(), Crowd.patient(n));
            now(new KeepAppointments(ledger).take(Crowd.FACILITY,
                    List.of(new AppointmentEntry(Crowd.DAY, new Appointment(Crowd.number(n), card), false)),
                    AppointmentSource.FILE));
        }
        now(new NightBefore(ledger, SETTINGS).plan(order(), Crowd.DAY));
        return fetched();
    }

    private Question.FetchResult fetched() {
        now(jobs.run());
        Question first = national.arrived().getFirst();
        assertThat(take("receipt", first, national.reply(first, ledger.now))).isEqualTo(new Taken.Done());
        ledger.now = ledger.now.plus(Duration.ofMinutes(1));
        now(jobs.run());
        return (Question.FetchResult) national.arrived().getFirst();
    }

    private static BulkOrder order() {
        return new BulkOrder(Crowd.FACILITY, Crowd.TERMINAL, "desk-1", "order", "clerk-1");
    }

    private Taken take(String name, Question question, Reply reply) {
        AcceptAnswer answers = new AcceptAnswer(ledger, patients -> CompletableFuture.completedStage(null),
                new WaitingDesks(1), List.of());
        SourceFile file = new SourceFile(Crowd.FACILITY, Crowd.TERMINAL, SourceFolder.RES, name,
                "%064x".formatted(name.hashCode() & 0xffffffffL));
        return now(new TakeReplies(ledger, answers, List.of(new TakeBulkReplies(ledger, answers, SETTINGS, "node-1")))
                .take(new Received(file, question.id(), reply)));
    }

    private Taken take(Question.FetchResult fetch, BulkUnit... units) {
        return take("result", fetch, new Reply.ConfirmedMany(fetch.kind(), Echo.NONE, fetch.reception(),
                BulkCounts.NONE, List.of(units)));
    }

    private BulkUnit unit(String key, CardQuestion echo, QualificationValidity validity, Qualification... found) {
        return new BulkUnit(Crowd.answer(key, echo, Crowd.said(validity), List.of(found), ledger.now),
                LimitChange.UNCHANGED);
    }

    private BulkUnit unit(int row, Qualification... found) {
        return unit(rows().get(row).key(), rows().get(row).card(), QualificationValidity.VALID, found);
    }

    private List<BulkRow> rows() {
        return ledger.bulkRows.values().stream().flatMap(rows -> rows.values().stream()).toList();
    }

    private BulkJob job() {
        return ledger.bulkJobs.values().iterator().next();
    }

    @Test
    void aFamilyUnderTheNumberThatWasAskedForIsResolvedToThePersonOfTheBirthDate() {
        Question.FetchResult fetch = fetched(withoutBranch(1));
        BulkUnit family = unit(0, child(1), Crowd.insurance(1, branch(1, "01"), "架空組合"));
        assertThat(take(fetch, family)).isEqualTo(new Taken.Done());
        assertThat(rows()).extracting(BulkRow::outcome).containsExactly(BulkOutcome.VALID);
        assertThat(ledger.answers).singleElement().satisfies(answer -> {
            assertThat(answer.patient()).isEqualTo(Crowd.patient(1).id());
            assertThat(answer.answer().qualifications()).singleElement().satisfies(
                    entry -> assertThat(entry.person().birthDate()).isEqualTo(Crowd.birth(1)));
        });
        assertThat(ledger.coverages.values()).extracting(CoverageRecord::patient)
                .containsExactly(Crowd.patient(1).id());
        assertThat(ledger.patients).as("nobody is made of the others").hasSize(1);
        assertThat(ledger.tasks).isEmpty();
    }

    @Test
    void whyAQualificationEndedIsSaidOfThePersonAndNotOfTheFamily() {
        Question.FetchResult fetch = fetched(withoutBranch(1));
        Qualification dead = relative(1, "02", "一郎", "イチロウ", LocalDate.of(1920, 1, 1), ReasonOfLoss.DEATH);
        BulkUnit family = unit(rows().getFirst().key(), rows().getFirst().card(), QualificationValidity.INVALID, dead,
                Crowd.insurance(1, branch(1, "01"), "架空組合"));
        assertThat(take(fetch, family)).isEqualTo(new Taken.Done());
        assertThat(rows()).extracting(BulkRow::reason).containsExactly(BulkReason.NOT_VALID);
    }

    @Test
    void twinsUnderOneNumberAreForADeskToTellApart() {
        Question.FetchResult fetch = fetched(withoutBranch(1));
        Qualification one = relative(1, "02", "見本", "ミホン", Crowd.birth(1), null);
        Qualification other = relative(1, "03", "例示", "レイジ", Crowd.birth(1), null);
        assertThat(take(fetch, unit(0, one, other))).isEqualTo(new Taken.Done());
        assertThat(rows()).extracting(BulkRow::reason).containsExactly(BulkReason.DOUBTFUL_PERSON);
        assertThat(rows()).extracting(BulkRow::outcome).as("valid, but not known of whom")
                .containsExactly(BulkOutcome.ERROR);
        assertThat(ledger.tasks).singleElement()
                .satisfies(task -> assertThat(task.step()).isEqualTo(DeskStep.ASK_NAME_UNDER_ONE_NUMBER));
    }

    /** The hospital's appointment names another birth date than the patient's file. */
    private BulkRow nothingOfSomebodyDoubtful(AnswerOutcome outcome) {
        Question.FetchResult fetch = fetched(new CardQuestion(Crowd.member(1), LocalDate.of(1950, 1, 1), false));
        BulkRow row = rows().getFirst();
        Answer nothing = Crowd.answer(row.key(), row.card(), outcome, List.of(), ledger.now);
        assertThat(take(fetch, new BulkUnit(nothing, LimitChange.UNCHANGED))).isEqualTo(new Taken.Done());
        assertThat(ledger.answers).singleElement()
                .satisfies(answer -> assertThat(answer.standing()).isEqualTo(AnswerStanding.REVIEW));
        BulkRow ended = rows().getFirst();
        assertThat(ended.reason()).isEqualTo(BulkReason.DOUBTFUL_PERSON);
        return ended;
    }

    @Test
    void thatNothingWasFoundIsStillSaidWhereItIsDoubtfulOfWhom() {
        Notice notice = new Notice("SIM-N0001", "該当なし");
        BulkRow row = nothingOfSomebodyDoubtful(
                new AnswerOutcome.Confirmed(QualificationValidity.NOT_FOUND, notice));
        assertThat(row.outcome()).isEqualTo(BulkOutcome.NOT_FOUND);
        assertThat(row.notice()).isEqualTo(notice);
    }

    @Test
    void whyAQuestionWasRefusedIsStillSaidWhereItIsDoubtfulAboutWhom() {
        Notice notice = new Notice("SIM-E0002", "生年月日エラー");
        BulkRow row = nothingOfSomebodyDoubtful(new AnswerOutcome.Refused(notice));
        assertThat(row.outcome()).isEqualTo(BulkOutcome.ERROR);
        assertThat(row.notice()).isEqualTo(notice);
    }

    @Test
    void aStrangerBesideThePersonIsRefusedKeptAndToldAndNothingElseStops() {
        Question.FetchResult fetch = fetched(Crowd.card(1), withoutBranch(2), Crowd.card(3));
        BulkUnit besideTheCard = unit(0, Crowd.insurance(1, Crowd.member(1), "架空組合"),
                Crowd.insurance(9, Crowd.member(9), "架空組合"));
        BulkUnit besideTheFamily = unit(1, Crowd.insurance(2, branch(2, "01"), "架空組合"),
                Crowd.insurance(9, Crowd.member(9), "架空組合"));
        BulkUnit right = unit(2, Crowd.insurance(3, Crowd.member(3), "架空組合"));
        assertThat(take(fetch, besideTheCard, besideTheFamily, right)).isEqualTo(
                new Taken.InPart(Problem.at(ProblemCode.ANSWER_TO_OTHER_QUESTION, "result")));
        assertThat(rows()).extracting(BulkRow::outcome).containsExactly(BulkOutcome.ERROR, BulkOutcome.ERROR,
                BulkOutcome.VALID);
        assertThat(rows().subList(0, 2)).extracting(BulkRow::reason).containsOnly(BulkReason.ANOTHER_PERSON);
        assertThat(ledger.answers).hasSize(1);
        assertThat(ledger.tasks).singleElement()
                .satisfies(task -> assertThat(task.cause().reason()).isEqualTo("OTHER_PERSON"));
        assertThat(job().state().phase()).isEqualTo(BulkState.Phase.FINISHED);
    }

    @Test
    void theRelativeAloneIsNotThePersonWhoWasAskedAbout() {
        Question.FetchResult fetch = fetched(withoutBranch(1));
        assertThat(take(fetch, unit(0, child(1)))).isInstanceOf(Taken.InPart.class);
        assertThat(rows()).extracting(BulkRow::reason).containsExactly(BulkReason.ANOTHER_PERSON);
        assertThat(ledger.answers).isEmpty();
    }

    @Test
    void twoPersonsInAUnitOfTheCentresOwnListAreKeptAndToldToo() {
        now(new CollectTickets(ledger, SETTINGS).plan(order(), YearMonth.of(2026, 11)));
        Question.FetchResult fetch = fetched();
        BulkUnit two = unit(null, null, QualificationValidity.VALID, Crowd.insurance(1, Crowd.member(1), "架空組合"),
                Crowd.insurance(2, Crowd.member(2), "架空組合"));
        BulkUnit fine = unit(null, null, QualificationValidity.VALID, Crowd.insurance(3, Crowd.member(3), "架空組合"));
        assertThat(take(fetch, two, fine)).isInstanceOf(Taken.InPart.class);
        assertThat(rows()).extracting(BulkRow::reason).containsExactly(BulkReason.SEVERAL_PERSONS,
                BulkReason.NEW_INSURANCE);
        assertThat(job().refused()).as("they have rows of their own").isZero();
        assertThat(ledger.tasks).extracting(task -> task.cause().reason()).contains("OTHER_PERSON");
    }
}
