package jp.madoguchi.reception.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import jp.madoguchi.domain.channel.ShownAtDesk;
import jp.madoguchi.domain.claim.InsuredStatement;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.reception.ledger.AnswerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check at the end of a month (R-CH-31, R-CH-32, R-CH-32a), from what the ledger holds. */
class CheckMonthTest {

    private static final YearMonth JUNE = YearMonth.of(2026, 6);

    private final DeskFlow flow = new DeskFlow();
    private final VisitReadings visits = (facility, since, after, most) -> flow.ledger.answers.stream()
            .filter(one -> one.facility().equals(facility) && one.inquiry() != null
                    && !one.receivedAt().isBefore(since))
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
            case "paper" ->
                flow.answer(flow.ask(new ShownAtDesk(ShownAtDesk.Thing.QUALIFICATION_CERTIFICATE, false, null,
                        flow.day.plusYears(1), InsuredStatement.UNKNOWN)), validity);
            default -> flow.answer(flow.ask(new ShownAtDesk(ShownAtDesk.Thing.PATIENT_CARD, false, null, null,
                    InsuredStatement.UNKNOWN)), validity);
        }
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
        VisitReadings two = (facility, since, after, most) -> Stream.of(new ResourceId("a"), patient)
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
