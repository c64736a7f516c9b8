package jp.madoguchi.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import jp.madoguchi.domain.certificate.ContributionRatio;
import jp.madoguchi.domain.claim.CaseEvent;
import jp.madoguchi.domain.claim.CaseState;
import jp.madoguchi.domain.claim.ClaimCase;
import jp.madoguchi.domain.claim.ClaimEntry;
import jp.madoguchi.domain.claim.ClaimFacts;
import jp.madoguchi.domain.claim.ClaimWay;
import jp.madoguchi.domain.claim.Confirmation;
import jp.madoguchi.domain.claim.HoldReason;
import jp.madoguchi.domain.claim.InsuranceType;
import jp.madoguchi.domain.claim.QualificationDeclaration;
import jp.madoguchi.domain.claim.ResultClass;
import jp.madoguchi.domain.claim.ReturnReason;
import jp.madoguchi.domain.claim.Settlement;
import jp.madoguchi.domain.desk.ClaimRun;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.claim.CaseCursor;
import jp.madoguchi.reception.claim.CasePage;
import jp.madoguchi.reception.claim.CaseQuery;
import jp.madoguchi.reception.ledger.AppliedRequest;
import jp.madoguchi.reception.ledger.ClaimCaseRecord;
import jp.madoguchi.store.Samples;
import jp.madoguchi.store.ledger.sql.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Cases survive, are found by patient and by the day on which they are due, and are never overwritten unseen. */
@ParameterizedClass
@EnumSource(Dialect.class)
class ClaimCaseRowsTest extends OnePatientsLedger {

    private static final LocalDate VISIT = LocalDate.of(2026, 5, 19);

    @Test
    void aCaseInWhichEverythingIsSaidComesBackAsItWas() {
        ClaimCaseRecord full = record("case-1", PATIENT, full());
        save(full);
        store.restart();
        store.run(transaction -> {
            assertThat(transaction.claimCases().byId(full.id())).contains(full);
            assertThat(transaction.claimCases().byId(new ResourceId("none"))).isEmpty();
            assertThat(transaction.claimCases().of(PATIENT)).containsExactly(full);
            assertThat(transaction.claimCases().of(new ResourceId("nobody"))).isEmpty();
            return true;
        });
    }

    @Test
    void dueCasesComeInTheOrderInWhichTheyAreDue() {
        ClaimCaseRecord later = record("case-a", null, waiting("case-a", VISIT.plusDays(5)));
        ClaimCaseRecord sooner = record("case-b", PATIENT, waiting("case-b", VISIT));
        ClaimCaseRecord nothingToAskWith = record("case-c", PATIENT,
                ClaimCase.open(new ResourceId("case-c"), ResultClass.NOT_FOUND, ClaimFacts.of(VISIT)));
        save(later);
        save(sooner);
        save(nothingToAskWith);
        store.run(transaction -> {
            assertThat(transaction.claimCases().due(VISIT, 10)).isEmpty();
            assertThat(transaction.claimCases().due(VISIT.plusDays(1), 10)).containsExactly(sooner);
            assertThat(transaction.claimCases().due(VISIT.plusDays(9), 10)).containsExactly(sooner, later);
            assertThat(transaction.claimCases().due(VISIT.plusDays(9), 1)).containsExactly(sooner);
            return true;
        });
        save(sooner.with(sooner.claimCase().asked(VISIT.plusDays(9))));
        store.run(transaction -> {
            assertThat(transaction.claimCases().due(VISIT.plusDays(9), 10)).containsExactly(later);
            return true;
        });
    }

    /** R-CL-06: a hospital that claims until the 15th is due on that day, one that claims until the 5th on the next 1st. */
    @Test
    void aCaseIsDueByTheClaimRunOfItsHospital() {
        LocalDate fifth = LocalDate.of(2026, 6, 5);
        ClaimCaseRecord asked = record("case-a", PATIENT, waiting("case-a", VISIT).asked(fifth));
        save(asked, new ClaimRun(5));
        save(record("case-b", PATIENT, waiting("case-b", VISIT).asked(fifth)), new ClaimRun(6));
        assertThat(dueOn(fifth)).isEmpty();
        assertThat(dueOn(fifth.plusDays(1))).containsExactly("case-b");
        assertThat(dueOn(LocalDate.of(2026, 6, 30))).containsExactly("case-b");
        assertThat(dueOn(LocalDate.of(2026, 7, 1))).containsExactly("case-b", "case-a");
        save(asked.with(asked.claimCase()), new ClaimRun(6));
        assertThat(dueOn(fifth.plusDays(1))).as("the setting was changed").containsExactly("case-a", "case-b");
    }

    private List<String> dueOn(LocalDate today) {
        return store.run(transaction -> transaction.claimCases().due(today, 10).stream().map(one -> one.id().value())
                .toList());
    }

    @Test
    void aChangeOfWhatSomebodyElseChangedIsNeverWritten() {
        ClaimCaseRecord first = record("case-1", PATIENT, waiting("case-1", VISIT));
        save(first);
        ClaimCaseRecord mine = first.with(first.claimCase().asked(VISIT.plusDays(1)));
        save(mine);
        ClaimCaseRecord theirs = first.with(first.claimCase().asked(VISIT.plusDays(2)));
        assertThatThrownBy(() -> save(theirs)).isInstanceOf(RuntimeException.class);
        store.run(transaction -> {
            assertThat(transaction.claimCases().byId(first.id())).contains(mine);
            return true;
        });
    }

    @Test
    void aCaseKeepsItsTaskAndTheRequestsThatChangedIt() {
        ClaimCaseRecord known = record("case-1", PATIENT, waiting("case-1", VISIT)).with(new ResourceId("task-1"))
                .after(new AppliedRequest("r1", "CONFIRM clerk-1"));
        save(known);
        assertThat(readings().one(Samples.FACILITY, known.id())).contains(known);
    }

    @Test
    void casesAreListedByVisitPageByPage() {
        for (int day = 0; day < 5; day++) {
            String id = "case-" + (9 - day);
            save(record(id, day % 2 == 0 ? PATIENT : null, waiting(id, VISIT.plusDays(day * 5L))));
        }
        save(record("case-x", null, waiting("case-x", VISIT)));
        CasePage first = readings().page(query(CaseState.OPEN, null, null, null, 4));
        assertThat(first.cases()).extracting(one -> one.id().value()).containsExactly("case-9", "case-x", "case-8",
                "case-7");
        CaseCursor next = first.next().orElseThrow();
        assertThat(next).hasToString("2026-05-29_case-7");
        CasePage last = readings().page(query(CaseState.OPEN, null, null, CaseCursor.parse(next.toString())
                .orElseThrow(), 4));
        assertThat(last.cases()).extracting(one -> one.id().value()).containsExactly("case-6", "case-5");
        assertThat(last.next()).isEmpty();
    }

    @Test
    void casesAreListedByStateMonthAndPatientOfOneInstitution() {
        save(record("case-a", PATIENT, waiting("case-a", LocalDate.of(2026, 5, 31))));
        save(record("case-b", null, waiting("case-b", LocalDate.of(2026, 6, 1))));
        save(record("case-c", null, waiting("case-c", LocalDate.of(2026, 6, 30))));
        save(record("case-1", PATIENT, full()));
        YearMonth june = YearMonth.of(2026, 6);
        assertThat(readings().page(query(CaseState.OPEN, june, null, null, 9)).cases())
                .extracting(one -> one.id().value()).containsExactly("case-b", "case-c");
        assertThat(readings().page(query(CaseState.OPEN, null, PATIENT, null, 9)).cases())
                .extracting(one -> one.id().value()).containsExactly("case-a");
        assertThat(readings().page(query(CaseState.RETURNED, null, null, null, 9)).cases())
                .extracting(one -> one.id().value()).containsExactly("case-1");
        FacilityCode other = new FacilityCode("1319999999");
        assertThat(readings().page(new CaseQuery(other, EnumSet.allOf(CaseState.class), null, null, null, 9)).cases())
                .isEmpty();
        assertThat(readings().one(other, new ResourceId("case-a"))).isEmpty();
        assertThat(readings().one(Samples.FACILITY, new ResourceId("none"))).isEmpty();
    }

    @Test
    void aDatabaseThatIsAwayIsToldAsThat() {
        SqlCaseReadings readings = new SqlCaseReadings(new org.h2.jdbcx.JdbcDataSource(), OpenLedger.KEY);
        assertThatThrownBy(() -> readings.one(Samples.FACILITY, PATIENT)).isInstanceOfSatisfying(
                ProblemException.class,
                refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.LEDGER_UNAVAILABLE));
    }

    @Test
    void aPageHasOneToAHundredCases() {
        for (int most : new int[]{0, 101}) {
            assertThatThrownBy(() -> query(CaseState.OPEN, null, null, null, most))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (String wrong : List.of("2026-05-29", "2026-05-29_", "2026-05-29-case", "2026-05-32_case",
                "2026-05-29_a b")) {
            assertThat(CaseCursor.parse(wrong)).isEqualTo(Parsed.refused(ProblemCode.VALUE_MALFORMED, "after"));
        }
    }

    private SqlCaseReadings readings() {
        return new SqlCaseReadings(store.dataSource(), OpenLedger.KEY);
    }

    private static CaseQuery query(CaseState state, YearMonth month, ResourceId patient, CaseCursor after,
            int most) {
        return new CaseQuery(Samples.FACILITY, EnumSet.of(state), month, patient, after, most);
    }

    private static ClaimCaseRecord record(String id, ResourceId patient, ClaimCase claimCase) {
        assertThat(claimCase.id()).isEqualTo(new ResourceId(id));
        return new ClaimCaseRecord(Samples.FACILITY, Samples.TERMINAL, patient, Samples.BIRTH_DATE,
                new ResourceId("answer"),
                1, claimCase);
    }

    private static ClaimCase waiting(String id, LocalDate visit) {
        return ClaimCase.open(new ResourceId(id), ResultClass.INVALID,
                ClaimFacts.of(visit).withLost(Samples.member(1)));
    }

    private static ClaimCase full() {
        Confirmation.Heard heard = new Confirmation.Heard("窓口", LocalDateTime.of(2026, 5, 19, 9, 5));
        QualificationDeclaration declaration = new QualificationDeclaration(new PersonName("山田", "太郎"),
                new KanaName("ヤマダ", "タロウ"), LocalDate.of(1981, 4, 2), Sex.MALE, List.of("東京都", "千葉県"), "03-0000-0000",
                InsuranceType.HEALTH_INSURANCE_SOCIETY, "○○健康保険組合", "△△株式会社", new ContributionRatio(30),
                new Confirmation.Signed(VISIT));
        ClaimFacts facts = new ClaimFacts(VISIT, Samples.member(1), Samples.member(2), heard, Samples.member(3),
                Samples.member(4), true, declaration, VISIT.plusDays(1), true);
        return new ClaimCase(new ResourceId("case-1"), ResultClass.INVALID, facts, CaseState.RETURNED,
                new Settlement(ClaimWay.FORMER, YearMonth.of(2026, 6),
                        new ClaimEntry("01130012", "21700023", "101", "01", List.of("旧資格情報"), "")),
                null, VISIT, VISIT.plusDays(3),
                List.of(new CaseEvent(VISIT, CaseState.OPEN, CaseState.OLD_QUALIFICATION, ClaimWay.FORMER, null),
                        new CaseEvent(VISIT, CaseState.OLD_QUALIFICATION, CaseState.CLAIMED, ClaimWay.FORMER, null),
                        new CaseEvent(VISIT, CaseState.CLAIMED, CaseState.RETURNED, ClaimWay.FORMER,
                                ReturnReason.WITH_PUBLIC_EXPENSE)));
    }

    @Test
    void aHeldCaseKeepsItsReason() {
        ClaimCase open = ClaimCase.open(new ResourceId("case-1"), ResultClass.EQUIPMENT, ClaimFacts.of(VISIT));
        ClaimCase held = new ClaimCase(open.id(), open.result(), open.facts(), CaseState.OPEN, null,
                HoldReason.NOT_CONTACTED, VISIT, VISIT, List.of());
        ClaimCaseRecord record = record("case-1", null, held);
        save(record);
        store.run(transaction -> {
            assertThat(transaction.claimCases().byId(record.id())).contains(record);
            return true;
        });
    }

    private void save(ClaimCaseRecord record) {
        save(record, ClaimRun.USUAL);
    }

    private void save(ClaimCaseRecord record, ClaimRun run) {
        store.run(transaction -> {
            transaction.claimCases().save(record, run);
            return true;
        });
    }
}
