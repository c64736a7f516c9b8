package jp.madoguchi.reception.subsidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.desk.DeskActor;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.Programmes;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.subsidy.ExpenseSource;
import jp.madoguchi.domain.subsidy.MissingReason;
import jp.madoguchi.domain.subsidy.Participation;
import jp.madoguchi.domain.subsidy.SubsidyCheck;
import jp.madoguchi.domain.subsidy.SubsidyChoice;
import jp.madoguchi.domain.subsidy.SubsidyField;
import jp.madoguchi.domain.subsidy.SubsidyRecord;
import jp.madoguchi.reception.DeliveredRules;
import jp.madoguchi.reception.expense.ExpenseQuery;
import jp.madoguchi.reception.expense.ShowExpenses;
import jp.madoguchi.reception.expense.SubsidyLine;
import jp.madoguchi.reception.expense.VisitExpenses;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskState;
import jp.madoguchi.reception.ledger.InMemoryLedger;
import jp.madoguchi.reception.ledger.PatientRecord;
import jp.madoguchi.reception.ledger.SubsidyEntry;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rulebook.RuleBook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R-PM-02, R-PM-03, R-PM-10 through the use case: what only people know of public expenses. */
class EnterSubsidiesTest {

    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final ResourceId HANAKO = new ResourceId("hanako");
    private static final LocalDate SEEN = LocalDate.of(2026, 5, 1);
    private static final LocalDate VISIT = LocalDate.of(2026, 5, 12);
    private static final DateRange YEAR = new DateRange(LocalDate.of(2026, 4, 1), LocalDate.of(2027, 3, 31));

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final RuleBook rules = DeliveredRules.book();
    private final EnterSubsidies enter = new EnterSubsidies(ledger,
            new SubsidyCheck(rules.table(Programmes.class), rules.table(Participation.class)));
    private final ShowExpenses show = new ShowExpenses(ledger, rules);

    @BeforeEach
    void aPatientIsKnown() {
        on(SEEN);
        Person person = new Person(PersonName.parse("試験　花子").orElseThrow(), KanaName.parse("ｼｹﾝ ﾊﾅｺ").orElseThrow(),
                null, null, Sex.FEMALE, null, LocalDate.of(2020, 1, 15), null);
        ledger.patients.put(HANAKO, new PatientRecord(HANAKO, FACILITY, PatientStanding.PROVISIONAL, null, null, null,
                person, ledger.now, List.of()));
    }

    private void on(LocalDate day) {
        ledger.now = day.atTime(9, 30).atZone(ZoneId.of("Asia/Tokyo")).toInstant();
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private Parsed<SubsidyPaper> typed(String payer, String recipient, DateRange validity) {
        return SubsidyPaper.parse(FACILITY, HANAKO, payer, recipient, validity, "clerk-1",
                rules.table(Programmes.class), SEEN);
    }

    private void paperIsSeen() {
        get(enter.paper(typed("88138243", "1234566", YEAR).orElseThrow()));
    }

    private SubsidyAdvice chose(SubsidyChoice choice) {
        return get(enter.choice(FACILITY, HANAKO, VISIT, choice, "clerk-1"));
    }

    private VisitExpenses expenses() {
        return show.of(new ExpenseQuery(FACILITY, HANAKO, VISIT, null));
    }

    @Test
    void aPaperThatWasSeenIsOnThePatientsFileAndProposedForTheClaim() {
        paperIsSeen();
        assertThat(expenses().proposal().proposed()).singleElement().satisfies(one -> {
            assertThat(one.expense().payer().value()).isEqualTo("88138243");
            assertThat(one.expense().recipient().value()).isEqualTo("1234566");
            assertThat(one.expense().source()).isEqualTo(ExpenseSource.PAPER);
        });
        assertThat(ledger.facts).extracting(AuditFact::detail).containsExactly("PAPER_SEEN");
        paperIsSeen();
        assertThat(ledger.subsidies.of(HANAKO)).as("seen again").hasSize(1);
        get(enter.paper(typed("88138243", "1234566", new DateRange(null, VISIT.minusDays(1))).orElseThrow()));
        assertThat(expenses().proposal().proposed()).as("what was typed last counts: it is over").isEmpty();
        assertThat(ledger.tasks).isEmpty();
    }

    /** Rules 7.4: on file, nothing came, the patient chose 利用する. */
    @Test
    void whatIsOnFileAndDoesNotComeIsKeptAndItsPaperIsAskedFor() {
        paperIsSeen();
        on(VISIT);
        SubsidyAdvice advice = chose(SubsidyChoice.USE);
        assertThat(advice.kept()).singleElement().satisfies(one -> assertThat(one.opensTask()).isTrue());
        assertThat(advice.left()).singleElement().satisfies(task -> {
            assertThat(task.step()).isEqualTo(DeskStep.SHOW_SUBSIDY_CERTIFICATE);
            assertThat(task.patient()).isEqualTo(HANAKO);
            assertThat(task.cause().rules()).extracting(Object::toString).contains("R-PM-02", "R-PM-10");
        });
        assertThat(chose(SubsidyChoice.USE).left()).isEqualTo(advice.left());
        assertThat(ledger.tasks).hasSize(1);
        assertThat(expenses().proposal().proposed()).as("never ended by itself").hasSize(1);
    }

    /** Rules 7.4: the patient chose 利用しない: kept, and the paper is checked as before, without a task. */
    @Test
    void aPatientWhoDeclinedIsAskedAgainWhileTheyStandThere() {
        paperIsSeen();
        on(VISIT);
        SubsidyAdvice advice = chose(SubsidyChoice.DO_NOT_USE);
        assertThat(advice.kept()).singleElement()
                .satisfies(one -> assertThat(one.reasons()).contains(MissingReason.DECLINED));
        assertThat(advice.kept().getFirst().steps()).contains(DeskStep.SHOW_SUBSIDY_CERTIFICATE);
        assertThat(ledger.tasks).isEmpty();
        assertThat(expenses().subsidies().getFirst().missing()).contains(MissingReason.DECLINED);
    }

    /** R-PM-04. */
    @Test
    void aReaderThatDoesNotAskIsATaskOfTheAdministratorOnceADay() {
        paperIsSeen();
        on(VISIT);
        chose(SubsidyChoice.NOT_ASKED);
        chose(SubsidyChoice.NOT_ASKED);
        assertThat(ledger.tasks).singleElement().satisfies(task -> {
            assertThat(task.step()).isEqualTo(DeskStep.SWITCH_SUBSIDY_INFORMATION_ON);
            assertThat(task.step().actor()).isEqualTo(DeskActor.ADMINISTRATOR);
            assertThat(task.patient()).isNull();
            assertThat(task.due()).isEqualTo(VISIT.plusDays(1));
        });
        assertThat(expenses().subsidies().getFirst().missing()).contains(MissingReason.NOT_ASKED);
    }

    /** R-PM-03: a paper is as good as a hit. */
    @Test
    void aPaperThatWasSeenAtTheVisitIsNotAskedForAgain() {
        on(VISIT);
        paperIsSeen();
        assertThat(expenses().subsidies()).singleElement().satisfies(line -> {
            assertThat(line.kind()).isEqualTo(SubsidyLine.Kind.CONFIRMED);
            assertThat(line.steps()).isEmpty();
            assertThat(line.missing()).isEmpty();
            assertThat(line.rules()).containsExactly(RuleId.of("R-PM-03"));
        });
        assertThat(expenses().proposal().proposed()).singleElement()
                .satisfies(one -> assertThat(one.expense().source()).isEqualTo(ExpenseSource.PAPER));
        assertThat(chose(SubsidyChoice.USE).kept()).isEmpty();
        assertThat(chose(SubsidyChoice.NOT_ASKED).left()).isEmpty();
        assertThat(ledger.tasks).isEmpty();
    }

    @Test
    void aPaperThatIsShownEndsTheQuestionForItAndOnlyForIt() {
        paperIsSeen();
        get(enter.paper(typed("54136015", "0000018", YEAR).orElseThrow()));
        on(VISIT);
        chose(SubsidyChoice.USE);
        assertThat(ledger.tasks).hasSize(2).allMatch(DeskTask::pending);
        paperIsSeen();
        assertThat(ledger.tasks).as("the other is missing still").filteredOn(DeskTask::pending).singleElement()
                .satisfies(task -> assertThat(task.cause().reason()).isEqualTo("NOT_PARTICIPATING"));
        get(enter.paper(typed("54136015", "0000018", YEAR).orElseThrow()));
        assertThat(ledger.tasks).extracting(DeskTask::state)
                .containsOnly(new DeskTaskState.Cancelled("SHOWN_SINCE", ledger.now));
    }

    /** R-PM-05. */
    @Test
    void oneThatIsAlwaysPaidBackIsNotMissed() {
        hubSent(SEEN, Map.of(SubsidyField.ALWAYS_REIMBURSED, "1"));
        on(VISIT);
        assertThat(chose(SubsidyChoice.USE)).satisfies(advice -> {
            assertThat(advice.kept()).isEmpty();
            assertThat(advice.left()).isEmpty();
        });
    }

    @Test
    void ofAVisitThatIsWrittenDownLaterWhatCameSinceHasCome() {
        hubSent(VISIT.plusDays(1), Map.of());
        on(VISIT.plusDays(1));
        assertThat(chose(SubsidyChoice.USE).kept()).isEmpty();
        assertThat(ledger.tasks).isEmpty();
    }

    private void hubSent(LocalDate day, Map<SubsidyField, String> other) {
        Map<SubsidyField, String> fields = new EnumMap<>(Map.of(SubsidyField.PAYER, "88138243",
                SubsidyField.RECIPIENT, "1234566", SubsidyField.NAME, "医療証"));
        fields.putAll(other);
        ledger.subsidies.save(new SubsidyEntry(new ResourceId("sent"), FACILITY, TerminalId.DEFAULT, HANAKO,
                day.atTime(9, 0).atZone(ZoneId.of("Asia/Tokyo")).toInstant(),
                SubsidyRecord.parse(fields, List.of(), List.of()).orElseThrow(), null));
    }

    @Test
    void withoutAnythingOnFileAChoiceLeavesNothing() {
        assertThat(chose(SubsidyChoice.NOT_ASKED).left()).isEmpty();
        assertThat(ledger.facts).extracting(AuditFact::detail).containsExactly("CHOICE_NOT_ASKED");
    }

    private Parsed<SubsidyWithdrawal> mistake(String payer, String recipient, String reason) {
        return SubsidyWithdrawal.parse(FACILITY, HANAKO, payer, recipient, "clerk-2", reason);
    }

    private SubsidyEntry withdrawn() {
        return get(enter.withdrawn(mistake("88138243", "1234566", "別の患者").orElseThrow()));
    }

    /** What was typed by mistake pays for nothing, and stays to be seen. */
    @Test
    void aPaperThatWasTypedByMistakeIsTakenBackOnceAndStaysToBeSeen() {
        paperIsSeen();
        on(VISIT);
        SubsidyEntry back = withdrawn();
        assertThat(back.withdrawn()).isEqualTo(new SubsidyEntry.Withdrawn("clerk-2", ledger.now, "別の患者"));
        assertThat(expenses().proposal().proposed()).isEmpty();
        assertThat(expenses().subsidies()).isEmpty();
        assertThat(ledger.subsidies.of(HANAKO)).containsExactly(back);
        on(VISIT.plusDays(1));
        assertThat(withdrawn()).as("said again").isEqualTo(back);
        assertThat(ledger.facts).extracting(AuditFact::by, AuditFact::detail).containsExactly(
                tuple("clerk-1", "PAPER_SEEN"), tuple("clerk-2", "PAPER_WITHDRAWN"));
    }

    /** Who took it back, when and why stays, whatever is typed or sent afterwards. */
    @Test
    void typedAnewItHoldsAgainAndWhyItWasTakenBackStays() {
        paperIsSeen();
        SubsidyEntry first = withdrawn();
        on(VISIT);
        paperIsSeen();
        assertThat(expenses().proposal().proposed()).hasSize(1);
        assertThat(ledger.subsidies.of(HANAKO)).hasSize(2).contains(first);
        paperIsSeen();
        assertThat(ledger.subsidies.of(HANAKO)).as("seen again it replaces itself").hasSize(2).contains(first);

        SubsidyEntry second = withdrawn();
        assertThat(expenses().proposal().proposed()).as("the one that stood is taken back").isEmpty();
        assertThat(ledger.subsidies.of(HANAKO)).containsExactlyInAnyOrder(first, second);
        on(VISIT.plusDays(1));
        assertThat(withdrawn()).as("said again").isEqualTo(second);
    }

    @Test
    void whatTheHubSendsLaterLeavesWhyAPaperWasTakenBack() {
        paperIsSeen();
        SubsidyEntry back = withdrawn();
        SubsidyEntry sent = new SubsidyEntry(new ResourceId("sent"), FACILITY, TerminalId.DEFAULT, HANAKO,
                VISIT.atTime(9, 0).atZone(ZoneId.of("Asia/Tokyo")).toInstant(),
                SubsidyRecord.parse(Map.of(SubsidyField.PAYER, "88138243", SubsidyField.RECIPIENT, "1234566",
                        SubsidyField.NAME, "医療証"), List.of(), List.of()).orElseThrow(),
                null);
        on(VISIT);
        ledger.commit(transaction -> new PatientSubsidies(transaction,
                new SubsidyCheck(rules.table(Programmes.class), rules.table(Participation.class)), HANAKO)
                .take(List.of(sent), sent.asOf())).toCompletableFuture().join();
        assertThat(ledger.subsidies.of(HANAKO)).hasSize(2).contains(back);
    }

    /** R-SE-06. */
    @Test
    void aReasonHoldsNoMyNumber() {
        assertThat(mistake("88138243", "1234566", " 番号 123456789018 の方 ").orElseThrow().reason())
                .isEqualTo("番号 ************ の方");
    }

    /** R-PM-02: the question that a wrong paper had answered stands again. */
    @Test
    void whatAWrongPaperHadAnsweredIsAskedForAgain() {
        hubSent(SEEN, Map.of());
        on(VISIT);
        chose(SubsidyChoice.USE);
        assertThat(ledger.tasks).singleElement().extracting(DeskTask::step)
                .isEqualTo(DeskStep.SHOW_SUBSIDY_CERTIFICATE);
        paperIsSeen();
        assertThat(ledger.tasks).noneMatch(DeskTask::pending);
        withdrawn();
        assertThat(ledger.tasks).filteredOn(DeskTask::pending).singleElement().satisfies(task -> {
            assertThat(task.step()).isEqualTo(DeskStep.SHOW_SUBSIDY_CERTIFICATE);
            assertThat(task.visit()).isEqualTo(VISIT);
        });
        assertThat(expenses().subsidies()).as("what the hub sent stays").isNotEmpty();
    }

    /** R-PM-02: people take back what people typed, and nothing else. */
    @Test
    void whatTheHubSentAndWhatNobodyTypedIsNotTakenBack() {
        hubSent(SEEN, Map.of());
        assertThatThrownBy(this::withdrawn).cause().isInstanceOfSatisfying(ProblemException.class,
                refused -> assertThat(refused.problem())
                        .isEqualTo(Problem.at(ProblemCode.RESOURCE_UNKNOWN, "recipient")));
        assertThat(ledger.facts).isEmpty();
    }

    @ParameterizedTest(name = "{0} / {1} / {2}: {3} at {4}")
    @CsvSource({"88138244,1234566,x,CHECK_DIGIT_WRONG,payer", "54136015,0000019,x,CHECK_DIGIT_WRONG,recipient",
            "88138243,1234566,'',VALUE_MISSING,reason"})
    void aWithdrawalNamesAPaperThatCanExistAndAReason(String payer, String recipient, String reason,
            ProblemCode code, String where) {
        assertThat(mistake(payer, recipient, reason)).isEqualTo(Parsed.refused(code, where));
    }

    @Test
    void aReasonIsAsLongAsASentence() {
        String longest = "長".repeat(SubsidyWithdrawal.LONGEST_REASON);
        assertThat(mistake("88138243", "1234566", longest).orElseThrow().reason()).isEqualTo(longest);
        assertThat(mistake("88138243", "1234566", longest + "い"))
                .isEqualTo(Parsed.refused(ProblemCode.VALUE_TOO_LONG, "reason"));
    }

    @ParameterizedTest(name = "{0} / {1}: {2} at {3}")
    @CsvSource({"88138244,1234566,CHECK_DIGIT_WRONG,payer", "54136015,0000019,CHECK_DIGIT_WRONG,recipient",
            "'',1234566,VALUE_MISSING,payer", "88138243,'',VALUE_MISSING,recipient",
            // an employees' insurance, national health insurance, padded too, and late-stage elderly: no public expense
            "01130012,1234566,VALUE_MALFORMED,payer", "138016,1234566,VALUE_MALFORMED,payer",
            "00138016,1234566,VALUE_MALFORMED,payer", "39131016,1234566,VALUE_MALFORMED,payer",
            "77777777,1234566,PLACEHOLDER_REFUSED,payer"})
    void whatCannotExistIsRefusedWhereItStands(String payer, String recipient, ProblemCode code, String where) {
        assertThat(typed(payer, recipient, YEAR)).isEqualTo(Parsed.refused(code, where));
    }

    @Test
    void aPayerWhoseProgrammeNobodyKnowsHereIsTaken() {
        assertThat(typed("97131015", "1234566", YEAR).orElseThrow().payer().value()).isEqualTo("97131015");
    }

    @Test
    void aLocalRecipientNumberIsTakenAsWrittenAndAnEndBeforeTheBeginningIsNot() {
        assertThat(typed("88138243", "A-00012345", YEAR).orElseThrow().recipient().value()).isEqualTo("A-00012345");
        assertThat(typed("88138243", "1234566", new DateRange(VISIT, VISIT.minusDays(1))))
                .isEqualTo(Parsed.refused(ProblemCode.DATE_IMPOSSIBLE, "validUntil"));
    }

    @Test
    void ofSomebodyWhoIsNotHereNothingIsKept() {
        assertThatThrownBy(() -> get(enter.choice(FACILITY, new ResourceId("nobody"), VISIT, SubsidyChoice.USE, "c")))
                .isInstanceOf(CompletionException.class).cause().isInstanceOfSatisfying(ProblemException.class,
                        refused -> assertThat(refused.problem())
                                .isEqualTo(Problem.at(ProblemCode.RESOURCE_UNKNOWN, "patient")));
        assertThat(ledger.facts).isEmpty();
    }
}
