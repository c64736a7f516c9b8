package jp.madoguchi.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.claim.CaseState;
import jp.madoguchi.domain.claim.ClaimCase;
import jp.madoguchi.domain.claim.ClaimFacts;
import jp.madoguchi.domain.claim.ClaimWays;
import jp.madoguchi.domain.claim.Confirmation;
import jp.madoguchi.domain.claim.HoldReason;
import jp.madoguchi.domain.claim.QualificationDeclaration;
import jp.madoguchi.domain.claim.ResultClass;
import jp.madoguchi.domain.claim.ReturnReason;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.gateway.operations.RuleFiles;
import jp.madoguchi.gateway.operations.Settings;
import jp.madoguchi.reception.claim.CaseCursor;
import jp.madoguchi.reception.claim.CasePage;
import jp.madoguchi.reception.claim.CaseQuery;
import jp.madoguchi.reception.claim.CaseReadings;
import jp.madoguchi.reception.claim.CaseWork;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.ledger.ClaimCaseRecord;
import jp.madoguchi.reception.ledger.Committed;
import jp.madoguchi.reception.ledger.LedgerWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeskCasesTest {
    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final Instant AT = Instant.parse("2026-11-20T00:30:00Z");
    private static final LocalDate VISIT = LocalDate.of(2026, 11, 20);
    private static final YearMonth DECEMBER = YearMonth.of(2026, 12);
    private static final ResourceId P1 = new ResourceId("patient-1");
    private static final ResourceId ID = new ResourceId("case-1");
    private static final Caller CALLER = new Caller("desk-1", "request-1");
    private static final MemberId LOST = new MemberId(new InsurerNumber("01130012"), null, new CardNumber("101"),
            null);
    private static final ClaimWays WAYS = RuleFiles.read(new Settings(name -> "")).claimWays();

    private final List<DeskAudit.Entry> audited = new ArrayList<>();
    private ClaimCaseRecord known = settled(ClaimFacts.of(VISIT).withInsured(true).withLost(LOST));
    private final CaseReadings readings = new CaseReadings() {
        @Override
        public CasePage page(CaseQuery query) {
            return new CasePage(List.of(known), true);
        }

        @Override
        public Optional<ClaimCaseRecord> one(FacilityCode facility, ResourceId id) {
            return Optional.of(known).filter(one -> one.id().equals(id));
        }
    };
    private final AnswerLedger away = new AnswerLedger() {
        @Override
        public <T> CompletionStage<Committed<T>> commit(LedgerWork<T> work) {
            return CompletableFuture.failedStage(new ProblemException(Problem.of(ProblemCode.LEDGER_UNAVAILABLE)));
        }
    };
    private final DeskCases cases = new DeskCases(FACILITY, readings, new CaseWork(away, WAYS), WAYS, audited::add,
            InstantSource.fixed(AT));

    private static ClaimCaseRecord settled(ClaimFacts facts) {
        ClaimCase settled = ClaimCase.open(ID, ResultClass.INVALID, facts).learn(facts, WAYS, DECEMBER, VISIT)
                .orElseThrow();
        return new ClaimCaseRecord(FACILITY, TerminalId.DEFAULT, P1, LocalDate.of(1981, 4, 2),
                new ResourceId("answer-1"), 1, settled);
    }

    @Test
    void everyReadIsRecordedWithWhomItIsAbout() {
        assertThat(cases.one(CALLER, ID, Map.of()).record()).isEqualTo(known);
        cases.list(CALLER, Map.of("month", new String[]{"2026-11"}));
        assertThat(audited).containsExactly(
                new DeskAudit.Entry(AT, "desk-1", "request-1", DeskAudit.Action.READ, ID, List.of(P1), List.of(),
                        null),
                new DeskAudit.Entry(AT, "desk-1", "request-1", DeskAudit.Action.SEARCH, null, List.of(P1),
                        List.of("month"), null));
    }

    @Test
    void whatIsNotThereOrRefusedIsRecordedToo() {
        assertThat(problem(() -> cases.one(CALLER, new ResourceId("none"), Map.of())))
                .isEqualTo(ProblemCode.RESOURCE_UNKNOWN);
        assertThat(problem(() -> cases.declaration(CALLER, ID))).as("none was made")
                .isEqualTo(ProblemCode.RESOURCE_UNKNOWN);
        assertThat(problem(() -> change(CaseAct.ACCEPTED, "{'by':'c1'}"))).isEqualTo(ProblemCode.LEDGER_UNAVAILABLE);
        assertThatThrownBy(() -> change(CaseAct.CONFIRM, "{'by':'c1'}")).isInstanceOf(FieldsRefused.class);
        assertThat(audited).extracting(DeskAudit.Entry::problem).containsExactly(ProblemCode.RESOURCE_UNKNOWN,
                ProblemCode.RESOURCE_UNKNOWN, ProblemCode.LEDGER_UNAVAILABLE, ProblemCode.VALUE_MISSING);
        assertThat(audited).allSatisfy(entry -> assertThat(entry.patients()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CONTACTED      | {'by':'c1','on':'2026-11-21'}          | DATE_IMPOSSIBLE
            CONTACTED      | {'by':'c1','on':'yesterday'}           | VALUE_MALFORMED
            CONTACTED      | {'by':'c1','on':20261120}              | REQUEST_MALFORMED
            CONTACTED      | {'by':'c1','on':'2026-11-20'}          | LEDGER_UNAVAILABLE
            CONTACTED      | {'by':'c1'}                            | LEDGER_UNAVAILABLE
            CONTACTED      | {'by':'a b'}                           | VALUE_MALFORMED
            CONTACTED      | {}                                     | VALUE_MISSING
            INSURED        | {'by':'c1'}                            | VALUE_MISSING
            INSURED        | {'by':'c1','insured':'yes'}            | VALUE_MALFORMED
            INSURED        | {'by':'c1','insured':false}            | LEDGER_UNAVAILABLE
            CLAIM          | {'by':'c1'}                            | VALUE_MISSING
            CLAIM          | {'by':'c1','month':'12'}               | VALUE_MALFORMED
            CLAIM          | {'by':'c1','month':'2026-12'}          | LEDGER_UNAVAILABLE
            RETURNED       | {'by':'c1'}                            | VALUE_MISSING
            RETURNED       | {'by':'c1','reason':'NO'}              | VALUE_MALFORMED
            RETURNED       | {'by':'c1','reason':'OTHER'}           | LEDGER_UNAVAILABLE
            ACCEPTED       | {'by':'c1'}                            | LEDGER_UNAVAILABLE
            HEAR_UNCHANGED | {'by':'c1','at':'2026-11-19T23:59'}    | DATE_IMPOSSIBLE
            HEAR_UNCHANGED | {'by':'c1','at':'2026-11-20T09:30:01'} | DATE_IMPOSSIBLE
            HEAR_UNCHANGED | {'by':'c1','at':'2026-11-20T09:30'}    | LEDGER_UNAVAILABLE
            HEAR_UNCHANGED | {'by':'c1'}                            | LEDGER_UNAVAILABLE
            HEAR_NUMBER    | {'by':'c1','insurerNumber':'01130012','number':'101'} | LEDGER_UNAVAILABLE
            CONFIRM        | {'by':'c1','insurerNumber':'01130012','number':'101'} | LEDGER_UNAVAILABLE
            DECLARE        | {'by':'c1'}                            | VALUE_MISSING
            DECLARE        | {'by':'c1','declaration':'all'}        | REQUEST_MALFORMED
            DECLARE        | {'by':'c1','declaration':{'nmae':'x'}} | REQUEST_MALFORMED
            """)
    void whatAClerkTypedIsReadBeforeTheLedgerIsAsked(CaseAct act, String body, ProblemCode expected) {
        assertThat(problem(() -> change(act, body))).isEqualTo(expected);
    }

    @Test
    void allProblemsOfAFormAreToldAtOnceAndNoneOfWhatWasWritten() {
        assertThatThrownBy(() -> change(CaseAct.DECLARE,
                "{'by':'c1','declaration':{'name':'山田　太郎','birthDate':'2027-01-01','sex':'?'}}"))
                .isInstanceOfSatisfying(FieldsRefused.class, refused -> {
                    assertThat(refused.problems()).containsExactly(
                            Problem.at(ProblemCode.DATE_IMPOSSIBLE, "birthDate"),
                            Problem.at(ProblemCode.VALUE_MALFORMED, "sex"),
                            Problem.at(ProblemCode.VALUE_MISSING, "address"),
                            Problem.at(ProblemCode.VALUE_MISSING, "contact"),
                            Problem.at(ProblemCode.VALUE_MISSING, "insuranceType"),
                            Problem.at(ProblemCode.VALUE_MISSING, "signed"));
                    assertThat(refused).hasMessage("6 fields");
                });
    }

    @Test
    void whatCountsAsHandedInNeedsNoSignature() {
        Confirmation.Heard heard = new Confirmation.Heard("c1", LocalDateTime.of(2026, 11, 20, 9, 0));
        CaseForm form = form("{'by':'c1','declaration':{'name':'山田　太郎','birthDate':'1981-04-02','sex':'男',"
                + "'address':'東京都','contact':'03','insuranceType':'協会けんぽ'}}");
        assertThat(form.deemed(heard)).isNotNull().extracting(QualificationDeclaration::confirmation)
                .isEqualTo(heard);
        assertThat(form("{'by':'c1'}").deemed(heard)).isNull();
    }

    @Test
    void theSameContentHasTheSameDigestAndOtherContentAnother() {
        assertThat(form("{'by':'c1', 'on':'2026-11-20'}").digest()).isEqualTo(
                form("{'by':'c1','on':'2026-11-20'}").digest())
                .isNotEqualTo(form("{'by':'c1','on':'2026-11-19'}").digest()).doesNotContain("2026");
    }

    @Test
    void aCaseSaysHowItWouldBeClaimedInAMonth() {
        Map<String, Object> json = CaseJson.of(cases.one(CALLER, ID, Map.of("month", new String[]{"2027-01"})),
                Locale.JAPANESE);
        assertThat(json).containsEntry("state", "OLD_QUALIFICATION").containsEntry("result", "INVALID")
                .containsEntry("way", "FORMER").containsEntry("wayNumber", 3).containsEntry("askAgainOn", "2026-11-21")
                .containsEntry("patient", "patient-1").doesNotContainKeys("hold", "task", "claimed");
        DeskStep again = DeskStep.RETRY_VERIFICATION;
        assertThat(json.get("claim")).isEqualTo(Map.of("heldBy",
                Map.of("reason", "NOT_TRIED_AGAIN", "step", again.name(), "title", again.title(Locale.JAPANESE), "next",
                        again.next(Locale.JAPANESE), "actor", "RECEPTION_CLERK", "gatewayTries", true),
                "month", "2027-01", "decision", "CLAIM", "way", "FORMER",
                "comesBackIf", List.of("NEW_INSURER_UNREGISTERED", "WITH_PUBLIC_EXPENSE", "HIGH_COST_IN_KIND"),
                "wayNumber", 3, "askedInMonth", false, "rules", List.of("R-CL-01", "R-CL-04"), "entry",
                Map.of("insurerNumber", "01130012", "symbol", "", "number", "101", "remarks", List.of("旧資格情報"),
                        "topMargin", "")));
        assertThat(json.get("facts")).isEqualTo(Map.of("insured", true, "formerReturned", false, "lost",
                Map.of("insurerNumber", "01130012", "symbol", "", "number", "101")));
        assertThat(json.get("history")).isEqualTo(List.of(Map.of("on", "2026-11-20", "from", "OPEN", "to",
                "OLD_QUALIFICATION", "way", "FORMER", "wayNumber", 3)));
        assertThat(cases.one(CALLER, ID, Map.of()).month()).as("the next claim run").isEqualTo(DECEMBER);
    }

    /** R-RS-07. */
    @Test
    void aCaseThatTheGatewayCannotTryAgainSaysThatTheDeskMust() {
        known = new ClaimCaseRecord(FACILITY, TerminalId.DEFAULT, null, null, null, 1, known.claimCase());
        Map<String, Object> json = CaseJson.of(cases.one(CALLER, ID, Map.of("month", new String[]{"2026-12"})),
                Locale.ENGLISH);
        DeskStep step = DeskStep.ASK_AGAIN_WITH_BIRTH_DATE;
        assertThat(json).doesNotContainKey("askAgainOn");
        assertThat(json.get("claim")).asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("heldBy", Map.of("reason", "BIRTH_DATE_MISSING", "step", step.name(), "title",
                        step.title(Locale.ENGLISH), "next", step.next(Locale.ENGLISH), "actor", "CLAIM_CLERK",
                        "gatewayTries", false));
    }

    @Test
    void aCaseThatWaitsSaysWhatToDo() {
        known = settled(ClaimFacts.of(VISIT).withInsured(true)).with(new ResourceId("task-1"));
        Map<String, Object> json = CaseJson.of(cases.one(CALLER, ID, Map.of()), Locale.ENGLISH);
        DeskStep step = HoldReason.DECLARATION_MISSING.step();
        Map<String, Object> words = Map.of("reason", "DECLARATION_MISSING", "step", step.name(), "title",
                step.title(Locale.ENGLISH), "next", step.next(Locale.ENGLISH));
        assertThat(json).containsEntry("state", "OPEN").containsEntry("hold", words).containsEntry("task", "task-1");
        assertThat(json.get("claim")).asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("decision", "HOLD").containsEntry("reason", "DECLARATION_MISSING");
        known = settled(ClaimFacts.of(VISIT));
        assertThat(CaseJson.of(cases.one(CALLER, ID, Map.of()), Locale.ENGLISH).get("claim"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("decision", "NOT_CLAIMABLE").containsEntry("step", "PROOF_LATER");
    }

    @Test
    void aClaimedCaseSaysHowItWasClaimed() {
        known = known.with(
                known.claimCase().asked(DECEMBER.atDay(1)).claim(WAYS, DECEMBER, VISIT.plusDays(20)).orElseThrow());
        Map<String, Object> json = CaseJson.of(cases.one(CALLER, ID, Map.of()), Locale.JAPANESE);
        assertThat(json).doesNotContainKey("claim").containsEntry("state", "CLAIMED");
        assertThat(json.get("claimed")).asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("month", "2026-12").containsEntry("way", "FORMER");
        known = known.with(known.claimCase().giveBack(ReturnReason.OTHER, VISIT.plusDays(60)).orElseThrow());
        assertThat(CaseJson.of(cases.one(CALLER, ID, Map.of()), Locale.JAPANESE).get("history").toString())
                .contains("returned=OTHER");
    }

    @Test
    void aDeclarationIsShownInTheWordsInWhichItCanBeHandedInAgain() {
        CaseForm form = form("{'by':'c1','declaration':{'name':'山田　太郎','kana':'ヤマダ　タロウ','birthDate':'1981-04-02',"
                + "'sex':'男','address':'東京都\\n千葉県','contact':'03','insuranceType':'協会けんぽ','employer':'△△',"
                + "'ratio':'3割','signed':'yes'}}");
        QualificationDeclaration made = form.signed(VISIT);
        known = settled(ClaimFacts.of(VISIT).withDeclaration(made));
        Map<?, ?> facts = (Map<?, ?>) CaseJson.of(cases.one(CALLER, ID, Map.of()), Locale.JAPANESE).get("facts");
        String shown = new ObjectMapper().valueToTree(Map.of("by", "c1", "declaration", facts.get("declaration")))
                .toString();
        assertThat(form(shown.replace('"', '\'')).signed(VISIT)).isEqualTo(made);
        assertThat(cases.declaration(CALLER, ID)).isEqualTo(made);
    }

    @Test
    void aListHoldsIdsAndNoNumbers() {
        Map<String, Object> json = CaseJson.of(cases.list(CALLER, Map.of()), cases.run(), cases::open, Locale.JAPANESE);
        assertThat(json).containsEntry("next", "2026-11-20_case-1");
        assertThat(json.toString()).contains("case-1", "patient-1").doesNotContain("01130012", "1981");
    }

    /** R-CL-07: what a case waits for after its return is a reading of the texts, in the list as in the case. */
    @Test
    void aListSaysWhichCasesHangOnWhatTheTextsLeaveOpen() {
        assertThat(listed()).as("the former number was not tried yet").doesNotContainKey("uncertain");
        known = settled(ClaimFacts.of(VISIT).withInsured(true).withLost(LOST).withFormerReturned());
        assertThat(listed()).extractingByKey("uncertain").isEqualTo(List.of(Map.of("switch", "WAY_4_AFTER_RETURN",
                "title", RuleSwitch.WAY_4_AFTER_RETURN.question(Locale.ENGLISH), "rules", List.of("R-CL-07"))));
    }

    private Map<String, Object> listed() {
        Map<String, Object> json = CaseJson.of(cases.list(CALLER, Map.of()), cases.run(), cases::open, Locale.ENGLISH);
        @SuppressWarnings("unchecked") // the list that CaseJson makes
        Map<String, Object> first = ((List<Map<String, Object>>) json.get("cases")).getFirst();
        return first;
    }

    @Test
    void withoutParametersWhatIsNotClaimedYetIsListed() {
        assertThat(CaseParameters.read(FACILITY, Map.of())).isEqualTo(new CaseQuery(FACILITY,
                EnumSet.of(CaseState.OPEN, CaseState.RESOLVED_CURRENT, CaseState.RESOLVED_FILE,
                        CaseState.OLD_QUALIFICATION, CaseState.UNKNOWN_77, CaseState.SELF_PAY),
                null, null, null, 50));
    }

    @Test
    void aListIsNarrowedByStateMonthAndPatient() {
        assertThat(CaseParameters.read(FACILITY,
                Map.of("state", new String[]{"CLAIMED,RETURNED"}, "month", new String[]{"2026-11"}, "patient",
                        new String[]{"Patient/patient-1"}, "after", new String[]{"2026-11-20_case-1"}, "count",
                        new String[]{"500"})))
                .isEqualTo(new CaseQuery(FACILITY, EnumSet.of(CaseState.CLAIMED, CaseState.RETURNED),
                        YearMonth.of(2026, 11), P1, new CaseCursor(VISIT, ID), 100));
    }

    @ParameterizedTest
    @CsvSource({"state,CLOSED", "month,2026", "month,2026-13", "monht,2026-11", "count,0", "patient,a b"})
    void aParameterThatIsNotUnderstoodIsRefused(String name, String value) {
        Map<String, String[]> parameters = Map.of(name, new String[]{value});
        assertThat(problem(() -> CaseParameters.read(FACILITY, parameters))).isEqualTo(ProblemCode.REQUEST_MALFORMED);
    }

    @Test
    void everyActHasItsWord() {
        assertThat(CaseAct.WORDS).isEqualTo(
                "declare|hear-unchanged|hear-number|confirm|contacted|insured|claim|accepted|returned");
        assertThat(CaseAct.of("hear-number")).contains(CaseAct.HEAR_NUMBER);
        assertThat(CaseAct.of("HEAR_NUMBER")).isEmpty();
    }

    private void change(CaseAct act, String body) {
        cases.change(CALLER, act, ID, 1, "r1", form(body));
    }

    private static CaseForm form(String body) {
        try {
            return new CaseForm(new ObjectMapper().readTree(body.replace('\'', '"')));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProblemCode problem(Runnable act) {
        try {
            act.run();
            throw new AssertionError("nothing was refused");
        } catch (ProblemException refused) {
            return refused.problem().code();
        }
    }
}
