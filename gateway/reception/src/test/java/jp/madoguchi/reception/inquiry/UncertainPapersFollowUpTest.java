package jp.madoguchi.reception.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.madoguchi.domain.channel.AcceptedPapers;
import jp.madoguchi.domain.channel.Institution;
import jp.madoguchi.domain.channel.InsuranceScheme;
import jp.madoguchi.domain.channel.PaperKind;
import jp.madoguchi.domain.channel.Presented;
import jp.madoguchi.domain.channel.ReceptionRules;
import jp.madoguchi.domain.channel.ShownAtDesk;
import jp.madoguchi.domain.channel.ShownAtDesk.Thing;
import jp.madoguchi.domain.claim.InsuredStatement;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.domain.rule.RuleSwitches;
import jp.madoguchi.domain.rulebook.RuleBook;
import jp.madoguchi.reception.DeliveredRules;
import jp.madoguchi.reception.desk.DecideNextStep;
import jp.madoguchi.reception.desk.DecidedStep;
import jp.madoguchi.reception.desk.DeskFlow;
import jp.madoguchi.reception.desk.NextStepOrder;
import jp.madoguchi.reception.ledger.AnswerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * R-CH-22: a hospital whose own {@code papers.csv} calls a paper uncertain sees of an answer's tasks and advice that they hang on it, by
 * {@code uncertain-papers.psv}.
 */
class UncertainPapersFollowUpTest {

    private static final LocalDate IN_TIME = LocalDate.of(2027, 7, 31);
    private static final Set<RuleSwitch> PAPERS = Set.of(RuleSwitch.UNCERTAIN_PAPERS);

    /** As delivered, but certificates and portal screens that are accepted are called uncertain. */
    private static String uncertain(String papers) {
        return papers
                .replace("QUALIFICATION_CERTIFICATE,any,no,any,2024-12-02,,OK,R-CH-12,",
                        "QUALIFICATION_CERTIFICATE,any,no,any,2024-12-02,,OK,R-CH-12,NOT_ACCEPTED")
                .replace("PORTAL_SCREEN,any,any,yes,2023-07-10,,OK,R-RS-02,",
                        "PORTAL_SCREEN,any,any,yes,2023-07-10,,OK,R-RS-02,NOT_ACCEPTED");
    }

    private static RuleBook rules(String papers, String reading) {
        return DeliveredRules.book(file -> switch (file) {
            case AcceptedPapers.FILE ->
                papers.equals("own") ? uncertain(DeliveredRules.text(file)) : DeliveredRules.text(file);
            case RuleSwitches.FILE -> DeliveredRules.text(file).replace(",,as-listed", ",," + reading);
            default -> DeliveredRules.text(file);
        });
    }

    private static ShownAtDesk shown(Thing what, boolean withCard, LocalDate until) {
        return new ShownAtDesk(what, withCard, null, until, InsuredStatement.UNKNOWN);
    }

    @ParameterizedTest(name = "{0}, {1}: {2} with card {3} {5} → {6} {7} ({8})")
    @CsvFileSource(resources = "uncertain-papers.psv", delimiter = '|', numLinesToSkip = 1, ignoreLeadingAndTrailingWhitespace = true)
    void whatAnAnswerLeavesSaysWhetherItHangsOnAnUncertainPaper(String papers, String reading, Thing what,
            boolean withCard, LocalDate until, QualificationValidity validity, String steps, boolean hangs,
            String why) {
        DeskFlow desk = new DeskFlow(rules(papers, reading));
        desk.register("試験　花子", "ｼｹﾝ ﾊﾅｺ");
        AnswerRecord answer = desk.answer(desk.ask(shown(what, withCard, until)), validity);

        Set<RuleSwitch> open = hangs ? PAPERS : Set.of();
        assertThat(desk.ledger.tasks).extracting(task -> task.step()).as(why).isEqualTo(steps == null
                ? List.of()
                : Arrays.stream(steps.split(" ")).map(DeskStep::valueOf).collect(Collectors.toList()));
        assertThat(desk.ledger.tasks).as(why).allSatisfy(task -> assertThat(task.cause().open()).isEqualTo(open));
        assertThat(desk.ledger.commit(transaction -> desk.followUp.advice(transaction, answer)).toCompletableFuture()
                .join().value()).as("whoever asked is told the same").get()
                .satisfies(advice -> assertThat(advice.open()).isEqualTo(open));
    }

    /** R-RS-05: the step stands in the place of another paper's, and is no more certain than the task that it is taken from. */
    @Test
    void aNextStepThatTheAnswersTaskDecidedHangsOnWhatTheTaskHangsOn() {
        DeskFlow desk = new DeskFlow(rules("own", "other-reading"));
        ResourceId patient = desk.register("試験　花子", "ｼｹﾝ ﾊﾅｺ");
        desk.answer(desk.ask(shown(Thing.QUALIFICATION_CERTIFICATE, false, IN_TIME)),
                QualificationValidity.NOT_FOUND);
        DecidedStep decided = new DecideNextStep(desk.ledger,
                new ReceptionRules(desk.rules.reception(), Institution.withEverything()),
                desk.rules.table(AcceptedPapers.class))
                .decide(NextStepOrder.parse(DeskFlow.FACILITY, patient,
                        new Presented.ShownPaper(PaperKind.QUALIFICATION_CERTIFICATE, InsuranceScheme.NATIONAL, null,
                                LocalDate.of(2025, 7, 31)),
                        desk.day, null, "r-1", "clerk-1").orElseThrow())
                .toCompletableFuture().join();

        assertThat(decided.tasks()).extracting(task -> task.step())
                .containsExactly(DeskStep.DECIDE_SHARE_OF_KNOWN_PATIENT, DeskStep.PROOF_LATER);
        assertThat(decided.open()).isEqualTo(PAPERS);
    }
}
