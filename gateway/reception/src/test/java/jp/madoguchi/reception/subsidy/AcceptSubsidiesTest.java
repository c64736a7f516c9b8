package jp.madoguchi.reception.subsidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.exchange.Echo;
import jp.madoguchi.domain.identity.DoubtReason;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.NameVariants;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.BranchNumber;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.insurance.Programmes;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rulebook.RuleBook;
import jp.madoguchi.domain.subsidy.Participation;
import jp.madoguchi.domain.subsidy.SubsidyCheck;
import jp.madoguchi.domain.subsidy.SubsidyChoice;
import jp.madoguchi.domain.subsidy.SubsidyField;
import jp.madoguchi.domain.subsidy.SubsidyRecord;
import jp.madoguchi.reception.DeliveredRules;
import jp.madoguchi.reception.inquiry.Taken;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.DeskTaskState;
import jp.madoguchi.reception.ledger.InMemoryLedger;
import jp.madoguchi.reception.ledger.PatientRecord;
import jp.madoguchi.reception.ledger.SourceFile;
import jp.madoguchi.reception.ledger.SourceFolder;
import jp.madoguchi.reception.ledger.SubsidyEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptSubsidiesTest {

    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final LocalDate BIRTH = LocalDate.of(1990, 1, 15);
    private static final KanaName KANA = KanaName.parse("ｼｹﾝ ﾊﾅｺ").orElseThrow();
    private static final MemberId CARD = new MemberId(new InsurerNumber("06990014"), null, new CardNumber("4567"),
            null);
    private static final ResourceId HANAKO = new ResourceId("hanako");

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final RuleBook rules = DeliveredRules.book();
    private final AcceptSubsidies accept = new AcceptSubsidies(ledger,
            new SubsidyCheck(rules.table(Programmes.class), rules.table(Participation.class)),
            rules.table(NameVariants.class));

    @BeforeEach
    void aPatientIsKnown() {
        patient(HANAKO, "試験　花子");
    }

    private void patient(ResourceId id, String name) {
        Person person = new Person(PersonName.parse(name).orElseThrow(), KANA, null, null, Sex.FEMALE, null, BIRTH,
                null);
        ledger.patients.put(id, new PatientRecord(id, FACILITY, PatientStanding.PROVISIONAL, null, null, null, person,
                ledger.now, List.of(CARD)));
    }

    private static SubsidyRecord certificate(String recipient, String name, String deleted) {
        Map<SubsidyField, String> fields = new EnumMap<>(SubsidyField.class);
        fields.put(SubsidyField.PAYER, "54136015");
        fields.put(SubsidyField.RECIPIENT, recipient);
        fields.put(SubsidyField.NAME, name);
        fields.put(SubsidyField.HISTORY_KEY, "1");
        fields.put(SubsidyField.DELETED, deleted);
        return SubsidyRecord.parse(fields, List.of(), List.of()).orElseThrow();
    }

    private static SubsidyRecord certificate(String recipient) {
        return certificate(recipient, "特定医療費", "0");
    }

    private static SourceFile file(String name, char digest) {
        return new SourceFile(FACILITY, TerminalId.DEFAULT, SourceFolder.FACE, name,
                String.valueOf(digest).repeat(64));
    }

    private ReceivedSubsidies received(String name, Instant at, SubsidyRecord... records) {
        return new ReceivedSubsidies(file(name, 'a'), new Echo(FACILITY, "x", at), CARD, null, KANA, Sex.FEMALE, BIRTH,
                List.of(records));
    }

    private Taken take(ReceivedSubsidies received) {
        return accept.accept(received).toCompletableFuture().join();
    }

    private List<SubsidyEntry> hers() {
        return ledger.subsidies.of(HANAKO);
    }

    @Test
    void theCertificatesOfAKnownPatientAreKeptWithThatPatient() {
        assertThat(take(received("1", ledger.now, certificate("0000018"), certificate("0000026"))))
                .isInstanceOf(Taken.Done.class);

        assertThat(hers()).extracting(entry -> entry.certificate().recipient().value()).containsExactly("0000018",
                "0000026");
        assertThat(ledger.tasks).isEmpty();
    }

    @Test
    void theSameFileAgainChangesNothing() {
        take(received("1", ledger.now, certificate("0000018")));

        assertThat(take(received("1", ledger.now, certificate("0000026")))).isInstanceOf(Taken.DoneBefore.class);
        assertThat(hers()).hasSize(1);
    }

    @Test
    void otherBytesUnderItsNameGoToAPersonOnce() {
        take(received("1", ledger.now, certificate("0000018")));
        ReceivedSubsidies other = new ReceivedSubsidies(file("1", 'b'), new Echo(FACILITY, "x", ledger.now), CARD, null,
                KANA, Sex.FEMALE, BIRTH, List.of(certificate("0000026")));

        assertThat(take(other)).isInstanceOfSatisfying(Taken.Refused.class, refused -> assertThat(refused.problem()
                .code()).isEqualTo(ProblemCode.SAME_NAME_OTHER_BYTES));
        assertThat(take(other)).isInstanceOf(Taken.Refused.class);
        assertThat(ledger.tasks).singleElement().satisfies(task -> assertThat(task.step())
                .isEqualTo(DeskStep.COMPARE_FILES_OF_ONE_NAME));
        assertThat(hers()).hasSize(1);
    }

    @Test
    void anEntryOfAKnownKeyReplacesTheFormerAndOneTakenBackStaysAsHistory() {
        take(received("1", ledger.now, certificate("0000018"), certificate("0000026")));
        ResourceId first = hers().getFirst().id();
        take(received("2", ledger.now.plusSeconds(60), certificate("0000018", "特定医療費", "1")));

        assertThat(hers()).hasSize(2).filteredOn(entry -> entry.certificate().deleted()).singleElement()
                .satisfies(entry -> assertThat(entry.id()).isEqualTo(first));
    }

    @Test
    void whatIsNotSentIsNotEnded() {
        take(received("1", ledger.now, certificate("0000018")));
        take(received("2", ledger.now.plusSeconds(60), certificate("0000026")));
        take(received("3", ledger.now.plusSeconds(120)));

        assertThat(hers()).hasSize(2).noneMatch(entry -> entry.certificate().deleted());
    }

    @Test
    void whatIsOlderThanWhatIsKnownChangesNothing() {
        take(received("1", ledger.now, certificate("0000018", "新しい", "0")));
        take(received("2", ledger.now.minusSeconds(60), certificate("0000018", "古い", "0")));

        assertThat(hers()).singleElement().satisfies(entry -> assertThat(entry.certificate().name())
                .isEqualTo("新しい"));
    }

    @Test
    void ifTwoPatientsFitTheyAreNobodysAndAPersonDecides() {
        patient(new ResourceId("twin"), "試験　華子");
        take(received("1", ledger.now, certificate("0000018")));

        assertThat(hers()).isEmpty();
        assertThat(ledger.subsidies.all()).singleElement().satisfies(entry -> assertThat(entry.patient()).isNull());
        assertThat(ledger.tasks).singleElement().satisfies(task -> {
            assertThat(task.step()).isEqualTo(DeskStep.DECIDE_WHOSE_ANSWER);
            assertThat(task.cause().candidates()).hasSize(2);
            assertThat(task.cause().reason()).isEqualTo(DoubtReason.SEVERAL_FIT.name());
        });
    }

    private static MemberId card(String branch) {
        return new MemberId(CARD.insurer(), null, CARD.number(),
                branch.isEmpty() ? null : new BranchNumber(branch));
    }

    /** The hub's fields say no sex (oqs-interface.md 6.2): a number with its branch, the birth date and the name say who it is. */
    @ParameterizedTest
    @CsvSource({"01,01,ｼｹﾝ ﾊﾅｺ,true", "01,'',ｼｹﾝ ﾊﾅｺ,true", "'',01,ｼｹﾝ ﾊﾅｺ,false", "'','',ｼｹﾝ ﾊﾅｺ,false",
            "01,02,ｼｹﾝ ﾊﾅｺ,false",
            "01,01,ｼｹﾝ ﾊﾙｺ,false"})
    void whereNoSexIsSaidTheWholeCardWithBirthDateAndKanaIsCertainAndNothingLess(String said, String known,
            String kana, boolean certain) {
        bears(HANAKO, Sex.FEMALE, card(known));
        take(new ReceivedSubsidies(file("1", 'a'), Echo.NONE, card(said), null, KanaName.parse(kana).orElseThrow(),
                null, BIRTH, List.of(certificate("0000018"))));

        assertThat(hers()).hasSize(certain ? 1 : 0);
        assertThat(ledger.tasks).hasSize(certain ? 0 : 1);
    }

    @Test
    void whereNoSexIsSaidTheNumberOfAnInsurerWithoutBranchesIsOnePersons() {
        MemberId elderly = new MemberId(new InsurerNumber("39131008"), null, CARD.number(), null);
        bears(HANAKO, Sex.FEMALE, elderly);
        take(new ReceivedSubsidies(file("1", 'a'), Echo.NONE, elderly, null, KANA, null, BIRTH,
                List.of(certificate("0000018"))));

        assertThat(hers()).hasSize(1);
        assertThat(ledger.tasks).isEmpty();
    }

    @Test
    void whereNoSexIsSaidAndTwoBearTheCardOrHersIsNotKnownAPersonDecides() {
        bears(HANAKO, Sex.FEMALE, card("01"));
        bears(new ResourceId("twin"), Sex.MALE, card(""));
        ReceivedSubsidies silent = new ReceivedSubsidies(file("1", 'a'), Echo.NONE, card("01"), null, KANA, null,
                BIRTH, List.of(certificate("0000018")));
        take(silent);
        assertThat(onlyTask().cause().reason()).isEqualTo(DoubtReason.SEVERAL_FIT.name());

        ledger.tasks.clear();
        ledger.patients.clear();
        bears(HANAKO, Sex.UNSET, card("01"));
        take(new ReceivedSubsidies(file("2", 'a'), Echo.NONE, card("01"), null, KANA, null, BIRTH,
                List.of(certificate("0000018"))));
        assertThat(onlyTask().cause().reason()).isEqualTo(DoubtReason.SEX_UNKNOWN.name());
        assertThat(hers()).isEmpty();
    }

    private void bears(ResourceId id, Sex sex, MemberId card) {
        Person person = new Person(PersonName.parse("試験　花子").orElseThrow(), KANA, null, null, sex, null, BIRTH, null);
        ledger.patients.put(id, new PatientRecord(id, FACILITY, PatientStanding.PROVISIONAL, null, null, null, person,
                ledger.now, List.of(card)));
    }

    @Test
    void whereTheSexIsSaidNotToBeSetTheyAreNobodysAndAPersonDecides() {
        take(new ReceivedSubsidies(file("1", 'a'), Echo.NONE, CARD, null, KANA, Sex.UNSET, BIRTH,
                List.of(certificate("0000018"))));

        assertThat(hers()).isEmpty();
        assertThat(onlyTask().cause().reason()).isEqualTo(DoubtReason.SEX_UNKNOWN.name());
        assertThat(onlyTask().cause().candidates()).containsExactly(HANAKO);
    }

    @Test
    void withoutKanaTheKanjiSayWhoseTheyAre() {
        for (String name : List.of("試験　花子", "試験　桃子")) {
            take(new ReceivedSubsidies(file(name, 'a'), Echo.NONE, CARD, PersonName.parse(name).orElseThrow(), null,
                    Sex.FEMALE, BIRTH, List.of(certificate("0000018"))));
        }

        assertThat(hers()).hasSize(1);
        assertThat(onlyTask().cause().reason()).isEqualTo(DoubtReason.CARD_WITHOUT_NAME.name());
    }

    @Test
    void ofSomebodyUnknownTheyWaitForTheResultThatSaysWhoItIs() {
        ledger.patients.clear();
        ReceivedSubsidies early = received("1", ledger.now.minusSeconds(5), certificate("0000018"));

        assertThat(take(early)).isInstanceOfSatisfying(Taken.Later.class, later -> assertThat(later.problem().code())
                .isEqualTo(ProblemCode.IDENTITY_DOUBTFUL));
        patient(HANAKO, "試験　花子");
        assertThat(take(early)).isInstanceOf(Taken.Done.class);
        assertThat(hers()).hasSize(1);
    }

    @Test
    void afterTenMinutesTheyAreNobodysAndAPersonIsTold() {
        ledger.patients.clear();
        ReceivedSubsidies late = received("1", ledger.now.minus(Duration.ofMinutes(10)), certificate("0000018"));

        assertThat(take(late)).isInstanceOf(Taken.Done.class);
        assertThat(ledger.subsidies.all()).singleElement().satisfies(entry -> assertThat(entry.patient()).isNull());
        assertThat(ledger.tasks).singleElement().satisfies(task -> assertThat(task.cause().reason())
                .isEqualTo(AcceptSubsidies.NOBODY_KNOWN));
    }

    @Test
    void withoutABirthDateNobodyIsGuessed() {
        take(new ReceivedSubsidies(file("1", 'a'), Echo.NONE, CARD, null, KANA, Sex.FEMALE, null,
                List.of(certificate("0000018"))));

        assertThat(hers()).isEmpty();
        assertThat(ledger.tasks).hasSize(1);
    }

    @Test
    void anotherInstitutionsAreRefused() {
        ReceivedSubsidies foreign = new ReceivedSubsidies(file("1", 'a'),
                new Echo(new FacilityCode("1319999999"), "x", ledger.now), CARD, null, KANA, Sex.FEMALE, BIRTH,
                List.of(certificate("0000018")));

        assertThat(take(foreign)).isInstanceOfSatisfying(Taken.Refused.class, refused -> assertThat(refused.problem()
                .code()).isEqualTo(ProblemCode.FACILITY_FOREIGN));
        assertThat(ledger.subsidies.all()).isEmpty();
    }

    @Test
    void nothingOfAPersonIsShownInPassing() {
        assertThat(received("1", ledger.now, certificate("0000018"))).hasToString("ReceivedSubsidies[1 1]");
    }

    private static SubsidyRecord certificate(Map<SubsidyField, String> other) {
        Map<SubsidyField, String> fields = new EnumMap<>(Map.of(SubsidyField.PAYER, "54136015", SubsidyField.RECIPIENT,
                "0000018", SubsidyField.HISTORY_KEY, "1", SubsidyField.VALID_FROM, "2026-04-01", SubsidyField.VALID_TO,
                "2027-03-31"));
        fields.putAll(other);
        return SubsidyRecord.parse(fields, List.of(), List.of()).orElseThrow();
    }

    private DeskTask onlyTask() {
        assertThat(ledger.tasks).hasSize(1);
        return ledger.tasks.getFirst();
    }

    @Test
    void oneThatIsNotReturnedAnyMoreIsKeptAndThePaperIsAskedForOnceADay() {
        take(received("1", ledger.now, certificate(Map.of())));
        take(received("2", ledger.now.plusSeconds(60), certificate("0000026")));
        take(received("3", ledger.now.plusSeconds(120), certificate("0000026")));

        assertThat(hers()).hasSize(2);
        assertThat(onlyTask().step()).isEqualTo(DeskStep.SHOW_SUBSIDY_CERTIFICATE);
        assertThat(onlyTask().patient()).isEqualTo(HANAKO);
        assertThat(onlyTask().visit()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(onlyTask().cause().reason()).isEqualTo("NOT_PARTICIPATING");
        assertThat(onlyTask().cause().rules()).extracting(RuleId::value).containsExactly("R-PM-02", "R-PM-03",
                "R-PM-10");
    }

    /** R-PM-02: what asked for its paper has its answer. */
    @Test
    void aFileThatBringsTheCertificateAfterAllEndsTheQuestionForItsPaper() {
        take(received("1", ledger.now.minus(Duration.ofDays(3)), certificate(Map.of())));
        new EnterSubsidies(ledger, new SubsidyCheck(DeliveredRules.book().table(Programmes.class),
                DeliveredRules.book().table(Participation.class)))
                .choice(FACILITY, HANAKO, LocalDate.of(2026, 11, 20), SubsidyChoice.USE, "clerk-1")
                .toCompletableFuture().join();
        assertThat(onlyTask().pending()).isTrue();

        take(received("2", ledger.now.minusSeconds(30), certificate(Map.of())));
        assertThat(onlyTask().state()).isEqualTo(new DeskTaskState.Cancelled("SENT_SINCE", ledger.now));
    }

    @Test
    void theNextDayThePaperIsAskedForAnew() {
        take(received("1", ledger.now, certificate(Map.of())));
        take(received("2", ledger.now.plusSeconds(60), certificate("0000026")));
        take(received("3", ledger.now.plus(Duration.ofDays(1)), certificate("0000026")));

        assertThat(ledger.tasks).extracting(DeskTask::visit).containsExactly(LocalDate.of(2026, 11, 20),
                LocalDate.of(2026, 11, 21));
    }

    @Test
    void oneThatEndedTheDayBeforeIsHistoryAndNobodyIsAskedForItsPaper() {
        take(received("1", ledger.now, certificate(Map.of(SubsidyField.VALID_TO, "2026-11-19"))));
        take(received("2", ledger.now.plusSeconds(60), certificate("0000026")));

        assertThat(hers()).hasSize(2);
        assertThat(ledger.tasks).isEmpty();
    }

    @Test
    void oneThatEndsTodayIsStillAskedFor() {
        take(received("1", ledger.now, certificate(Map.of(SubsidyField.VALID_TO, "2026-11-20"))));
        take(received("2", ledger.now.plusSeconds(60), certificate("0000026")));

        assertThat(onlyTask().step()).isEqualTo(DeskStep.SHOW_SUBSIDY_CERTIFICATE);
    }

    @Test
    void theSameEntitlementUnderANewHistoryKeyIsNotMissing() {
        take(received("1", ledger.now, certificate(Map.of())));
        take(received("2", ledger.now.plusSeconds(60), certificate(Map.of(SubsidyField.HISTORY_KEY, "2"))));

        assertThat(ledger.tasks).isEmpty();
    }

    @Test
    void oneTakenBackIsNotMissing() {
        take(received("1", ledger.now, certificate(Map.of())));
        take(received("2", ledger.now.plusSeconds(60), certificate(Map.of(SubsidyField.DELETED, "1"))));

        assertThat(ledger.tasks).isEmpty();
    }

    @Test
    void anOlderFileThatComesLateMissesNothing() {
        take(received("1", ledger.now, certificate(Map.of())));
        take(received("2", ledger.now.minusSeconds(60), certificate("0000026")));

        assertThat(ledger.tasks).isEmpty();
    }

    @Test
    void oneThatIsAlwaysPaidBackIsKeptAndExplained() {
        take(received("1", ledger.now, certificate(Map.of(SubsidyField.ALWAYS_REIMBURSED, "1"))));

        assertThat(hers()).hasSize(1);
        assertThat(onlyTask().step()).isEqualTo(DeskStep.EXPLAIN_REIMBURSEMENT);
        assertThat(onlyTask().cause().reason()).isEqualTo("ALWAYS_REIMBURSED");
        assertThat(onlyTask().cause().rules()).containsExactly(RuleId.of("R-PM-05"));
    }

    @Test
    void oneWithoutAPayersNumberIsKeptAndItsPaperSaysHowItIsClaimed() {
        take(received("1", ledger.now, certificate(Map.of(SubsidyField.PAYER, ""))));

        assertThat(hers()).hasSize(1);
        assertThat(onlyTask().step()).isEqualTo(DeskStep.SHOW_SUBSIDY_CERTIFICATE);
        assertThat(onlyTask().cause().reason()).isEqualTo("NO_PAYER_NUMBER");
    }

    @ParameterizedTest
    @CsvSource({"54136016, CHECK_DIGIT_WRONG", "99130015, UNKNOWN_PROGRAMME"})
    void oneWhoseNumberIsStrangeIsKeptAndAPersonDecides(String payer, String wrong) {
        take(received("1", ledger.now, certificate(Map.of(SubsidyField.PAYER, payer))));

        assertThat(hers()).hasSize(1);
        assertThat(onlyTask().step()).isEqualTo(DeskStep.CHOOSE_PUBLIC_EXPENSES);
        assertThat(onlyTask().cause().reason()).isEqualTo(wrong);
    }
}
