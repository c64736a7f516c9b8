package jp.madoguchi.reception.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import jp.madoguchi.domain.channel.ShownAtDesk;
import jp.madoguchi.domain.claim.InsuredStatement;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.domain.rule.RuleSwitches;
import jp.madoguchi.reception.DeliveredRules;
import jp.madoguchi.reception.inquiry.InquiryIds;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.mode.HealthSettings;
import jp.madoguchi.reception.mode.HealthWatch;
import jp.madoguchi.reception.mode.RecheckAfterOutage;
import jp.madoguchi.reception.mode.RecheckSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check at the end of a month (R-CH-31, R-CH-32, R-CH-32a), from what the ledger holds. */
class CheckMonthTest {

    private static final YearMonth JUNE = YearMonth.of(2026, 6);

    private final DeskFlow flow = new DeskFlow();
    private final VisitReadings visits = (facility, since, until, after, most) -> flow.ledger.answers.stream()
            .filter(one -> one.facility().equals(facility) && one.inquiry() != null
                    && !one.receivedAt().isBefore(since) && one.receivedAt().isBefore(until))
            .map(AnswerRecord::patient).filter(Objects::nonNull).distinct()
            .filter(one -> after == null || one.value().compareTo(after.value()) > 0)
            .sorted((one, other) -> one.value().compareTo(other.value())).limit(most).toList();
    private final CheckMonth check = new CheckMonth(flow.ledger, visits, flow.rules);
    private ResourceId patient;

    @BeforeEach
    void aPatientIsRegistered() {
        flow.on(LocalDate.of(2026, 5, 1));
        patient = flow.register("試験　花子", "ｼｹﾝ ﾊﾅｺ");
    }

    /** How somebody came on a day: card, paper, or patient card only, and what the national system said. */
    private void came(String day, String how, QualificationValidity validity) {
        flow.on(LocalDate.parse(day));
        switch (how) {
            case "card" -> flow.read(validity);
            case "requery" -> flow.answer(flow.ask(null, DeskFlow.MEMBER, flow.day.minusDays(1)), validity);
            case "unsaid" -> flow.answer(flow.ask(ShownAtDesk.unknown()), validity);
            case "outage" -> flow.answer(reCheckedAfterOutage(flow.ask(certificate())), validity);
            case "paper" ->
                flow.answer(flow.ask(certificate()), validity);
            default -> flow.answer(flow.ask(new ShownAtDesk(ShownAtDesk.Thing.PATIENT_CARD, false, null, null,
                    InsuredStatement.UNKNOWN)), validity);
        }
    }

    private ShownAtDesk certificate() {
        return new ShownAtDesk(ShownAtDesk.Thing.QUALIFICATION_CERTIFICATE, false, null, flow.day.plusYears(1),
                InsuredStatement.UNKNOWN);
    }

    /** Nobody answers a desk's question in time; the question that the gateway asks in its place. */
    private InquiryId reCheckedAfterOutage(InquiryId unanswered) {
        flow.ledger.now = flow.ledger.now.plus(Duration.ofMinutes(3));
        List<InquiryId> sent = new ArrayList<>();
        HealthWatch watch = new HealthWatch(
                new HealthSettings(Duration.ofMinutes(5), 1, 2, 1, Duration.ofSeconds(30)), () -> flow.ledger.now);
        new RecheckAfterOutage(flow.ledger, question -> {
            sent.add(question.id());
            return CompletableFuture.completedStage(null);
        }, new InquiryIds(new Random(sent.size())), () -> flow.ledger.now,
                new RecheckSettings(3, Duration.ofMinutes(2), 2, Duration.ofDays(35), 10))
                .run(DeskFlow.FACILITY, TerminalId.DEFAULT, watch.of(DeskFlow.FACILITY, TerminalId.DEFAULT))
                .toCompletableFuture().join();
        assertThat(sent).hasSize(1).doesNotContain(unanswered);
        return sent.getFirst();
    }

    private List<LocalDate> unproven(YearMonth month) {
        return check.page(DeskFlow.FACILITY, month, null, 10).patients().stream()
                .flatMap(one -> one.violation().days().stream()).toList();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            2026-06-03 patient VALID, 2026-06-10 paper VALID                              |                        | example 4: one presentation closes the month, also after the visit
            2026-06-01 patient VALID, 2026-06-08 patient VALID, 2026-06-29 patient VALID  | 2026-06-01, 2026-06-08, 2026-06-29 | example 5: the patient card alone all month long
            2026-06-02 card VALID, 2026-06-09 patient VALID                               |                        | example 1: tolerated after a My Number card
            2026-06-02 card VALID, 2026-06-16 patient INVALID                             | 2026-06-16             | example 2: the number on file must be valid
            2026-06-02 card INVALID, 2026-06-16 patient VALID                             | 2026-06-16             | a card without a valid answer proves nothing
            2026-05-31 card VALID, 2026-06-01 patient VALID                               | 2026-06-01             | a proof of the month before does not count
            2026-06-30 patient VALID, 2026-07-01 card VALID                               | 2026-06-30             | nor one of the month after
            2026-06-03 patient VALID, 2026-06-03 patient VALID                            | 2026-06-03             | a day is named once
            2026-06-02 card VALID                                                         |                        | nobody asked with the number on file
            2026-06-10 card INVALID, 2026-06-11 requery INVALID                           |                        | the nightly re-query of a case is no visit of its own
            2026-06-02 card VALID, 2026-06-11 requery INVALID                             |                        | nor in a month that is proven
            2026-06-10 patient INVALID, 2026-06-11 requery VALID                          | 2026-06-10             | and it proves none
            2026-06-03 patient VALID, 2026-06-10 outage VALID                             |                        | a re-check after an outage knows that a certificate was shown
            2026-06-03 unsaid VALID                                                       | 2026-06-03             | a desk that does not say what it was shown had a visit
            """)
    void aMonthIsClosedByAProofOrItsVisitsAreListed(String came, String listed, String why) {
        for (String one : came.split(", ")) {
            String[] parts = one.split(" ");
            came(parts[0], parts[1], QualificationValidity.valueOf(parts[2]));
        }

        assertThat(unproven(JUNE)).as(why).isEqualTo(listed == null
                ? List.of()
                : Stream.of(listed.split(", ")).map(LocalDate::parse).toList());
    }

    /** Conflict C9: that a certificate closes the month is a reading, and so is that it does not. */
    @Test
    void aMonthThatIsProvenByAReadingOnlyIsToldApart() {
        came("2026-06-03", "patient", QualificationValidity.VALID);
        came("2026-06-10", "paper", QualificationValidity.VALID);

        MonthPage page = check.page(DeskFlow.FACILITY, JUNE, null, 10);
        assertThat(page.patients()).isEmpty();
        assertThat(page.byReading())
                .containsExactly(new MonthPage.ByReading(patient, Set.of(RuleSwitch.PAPER_CLOSES_MONTH)));

        came("2026-06-11", "card", QualificationValidity.VALID);
        assertThat(check.page(DeskFlow.FACILITY, JUNE, null, 10).byReading()).as("by any reading").isEmpty();
    }

    @Test
    void aVisitThatNothingCoversByOneReadingSaysSo() {
        came("2026-06-03", "patient", QualificationValidity.VALID);
        came("2026-06-10", "paper", QualificationValidity.VALID);

        CheckMonth strict = new CheckMonth(flow.ledger, visits, DeliveredRules.book(RuleSwitches.FILE,
                text -> text.replace("2025-12-02,,read-on", "2025-12-02,,no-longer")));
        assertThat(strict.page(DeskFlow.FACILITY, JUNE, null, 10).patients()).singleElement()
                .satisfies(one -> assertThat(one.open()).containsExactly(RuleSwitch.PAPER_CLOSES_MONTH));
        came("2026-07-01", "patient", QualificationValidity.VALID);
        assertThat(strict.page(DeskFlow.FACILITY, YearMonth.of(2026, 7), null, 10).patients()).singleElement()
                .satisfies(one -> assertThat(one.open()).as("by any reading").isEmpty());
    }

    /** R-CH-22: what an expired card proves after March 2026 no primary text says. */
    @Test
    void aMonthHangsOnWhatAnUncertainPaperProves() {
        flow.on(LocalDate.of(2026, 6, 3));
        flow.answer(flow.ask(new ShownAtDesk(ShownAtDesk.Thing.INSURANCE_CARD, false, null, LocalDate.of(2025, 7, 31),
                InsuredStatement.UNKNOWN)), QualificationValidity.VALID);

        assertThat(check.page(DeskFlow.FACILITY, JUNE, null, 10).patients()).singleElement()
                .satisfies(one -> assertThat(one.open()).containsExactly(RuleSwitch.UNCERTAIN_PAPERS));
    }

    /** R-CH-11: a card that says more has ended by law with 2025-12-01; looked up as valid it proves what an expired one does (R-CH-21). */
    @ParameterizedTest(name = "shown on {0}: closes the month {1}")
    @CsvSource({"2025-12-01,true", "2025-12-02,true", "2026-03-31,true", "2026-04-01,false"})
    void aCardThatEndedByLawClosesTheMonthAsItProvesTheVisitAtTheDesk(LocalDate shown, boolean closes) {
        flow.on(shown);
        flow.answer(flow.ask(new ShownAtDesk(ShownAtDesk.Thing.INSURANCE_CARD, false, null, LocalDate.of(2027, 3, 31),
                InsuredStatement.UNKNOWN)), QualificationValidity.VALID);

        assertThat(unproven(YearMonth.from(shown))).isEqualTo(closes ? List.of() : List.of(shown));
    }

    /** R-CH-31: a month is over with the month in which it is claimed; what comes later makes its list no longer. */
    @ParameterizedTest(name = "asked on {0}: on the list {1}")
    @CsvSource({"2026-07-31,true", "2026-08-01,false"})
    void whoIsLookedAtForAMonthIsBounded(LocalDate asked, boolean listed) {
        flow.on(asked);
        flow.answer(flow.ask(new ShownAtDesk(ShownAtDesk.Thing.PATIENT_CARD, false, null, null,
                InsuredStatement.UNKNOWN), DeskFlow.MEMBER, LocalDate.of(2026, 6, 3)), LocalDate.of(2026, 6, 3),
                QualificationValidity.VALID);

        MonthPage page = check.page(DeskFlow.FACILITY, JUNE, null, 10);
        assertThat(page.until()).isEqualTo(LocalDate.of(2026, 7, 31));
        assertThat(page.patients()).hasSize(listed ? 1 : 0);
    }

    @Test
    void aProofThatIsKnownAfterThatClosesTheMonthAllTheSame() {
        came("2026-06-03", "patient", QualificationValidity.VALID);
        flow.on(LocalDate.of(2026, 8, 1));
        flow.answer(flow.ask(certificate(), DeskFlow.MEMBER, LocalDate.of(2026, 6, 10)), LocalDate.of(2026, 6, 10),
                QualificationValidity.VALID);

        assertThat(unproven(JUNE)).isEmpty();
    }

    @Test
    void theListSaysWhoseAndWhatTheClaimDeskDoes() {
        came("2026-06-03", "patient", QualificationValidity.VALID);

        assertThat(check.page(DeskFlow.FACILITY, JUNE, null, 10).patients()).singleElement().satisfies(one -> {
            assertThat(one.patient()).isEqualTo(patient);
            assertThat(one.violation().step()).isEqualTo(DeskStep.LIST_MONTH_WITHOUT_PROOF);
        });
        assertThat(check.page(new FacilityCode("1319999999"), JUNE, null, 10).patients()).isEmpty();
    }

    @Test
    void aPageSaysWhereTheNextBeginsWhileOthersFollow() {
        came("2026-06-03", "patient", QualificationValidity.VALID);
        VisitReadings two = (facility, since, until, after, most) -> Stream.of(new ResourceId("a"), patient)
                .filter(one -> after == null || one.value().compareTo(after.value()) > 0).limit(most).toList();
        CheckMonth paged = new CheckMonth(flow.ledger, two, flow.rules);

        MonthPage first = paged.page(DeskFlow.FACILITY, JUNE, null, 1);
        assertThat(first.patients()).as("short, and others follow").isEmpty();
        assertThat(first.next()).contains(new ResourceId("a"));
        MonthPage second = paged.page(DeskFlow.FACILITY, JUNE, first.next().orElseThrow(), 1);
        assertThat(second.patients()).hasSize(1);
        assertThat(second.next()).isEmpty();
        assertThatThrownBy(() -> paged.page(DeskFlow.FACILITY, JUNE, null, CheckMonth.MOST + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
