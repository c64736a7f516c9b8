package jp.madoguchi.reception.expense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jp.madoguchi.domain.certificate.CapReason;
import jp.madoguchi.domain.certificate.ContributionRatio;
import jp.madoguchi.domain.certificate.CostCap;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.certificate.ElderlyCertificate;
import jp.madoguchi.domain.certificate.LimitInForce;
import jp.madoguchi.domain.certificate.SpecificDisease;
import jp.madoguchi.domain.certificate.SpecificDiseaseCertificate;
import jp.madoguchi.domain.consent.Consent;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.consent.ConsentStatus;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.subsidy.ClaimExpenses;
import jp.madoguchi.domain.subsidy.ExpenseSource;
import jp.madoguchi.domain.subsidy.MissingReason;
import jp.madoguchi.domain.subsidy.SubsidyField;
import jp.madoguchi.domain.subsidy.TicketStanding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** What pays for a visit, from what the ledger holds (rules 7). */
class ShowExpensesTest {

    private static final LocalDate VISIT = LocalDate.of(2026, 11, 20);

    private final OnePatient hanako = OnePatient.grownUp();

    private static InsuranceLine only(VisitExpenses shown) {
        assertThat(shown.insurances()).hasSize(1);
        return shown.insurances().getFirst();
    }

    private static Map<CapLine.Kind, CostCap> caps(VisitExpenses shown) {
        return only(shown).limit().caps().stream().collect(Collectors.toMap(CapLine::kind, CapLine::cap));
    }

    private static List<String> ids(List<RuleId> rules) {
        return rules.stream().map(RuleId::value).toList();
    }

    @Test
    void anInsuranceThatAnAnswerOfTheDayProvesPaysWithTheShareOfItsAge() {
        hanako.says().cameOn(VISIT);

        InsuranceLine line = only(hanako.on(VISIT));
        assertThat(line.askedForDay()).isTrue();
        assertThat(line.programme()).isNotNull().satisfies(one -> assertThat(one.code()).isEqualTo("06"));
        assertThat(line.share()).isEqualTo(new Share.ByAge(new ContributionRatio(30)));
        assertThat(hanako.on(VISIT).notices()).isEmpty();
        assertThat(ids(line.rules())).containsExactly("R-CH-30");
    }

    @Test
    void anEarlierAnswerDoesNotCarryOverToThisVisit() {
        hanako.says().cameOn(VISIT.minusDays(1));

        assertThat(only(hanako.on(VISIT)).askedForDay()).isFalse();
        assertThat(hanako.on(VISIT).notices()).containsExactly(VisitExpenses.Notice.NOT_ASKED_FOR_DAY);
        assertThat(hanako.on(VISIT.minusDays(1)).notices()).isEmpty();
    }

    @ParameterizedTest(name = "acquired {0}, lost {1}, {2}: {3}")
    @CsvSource(textBlock = """
            2026-11-20, ,           VALID,               covers
            2026-11-21, ,           VALID,               BEGINS_LATER
            2020-04-01, 2026-11-20, VALID,               LOST
            2020-04-01, 2026-11-21, VALID,               covers
            2020-04-01, 2026-11-20, INVALID,             LOST
            2020-04-01, 2026-11-21, INVALID,             UNCONFIRMED
            2020-04-01, ,           INVALID,             LOST
            2020-04-01, ,           INVALID_NEW_EXISTS,  UNCONFIRMED
            2020-04-01, ,           MULTIPLE,            UNCONFIRMED
            2020-04-01, ,           VALID_UNREGISTERED,  UNCONFIRMED
            """)
    void onlyAnInsuranceThatCoversTheDayPays(String acquired, String lost, QualificationValidity validity,
            String expected) {
        OnePatient.Said said = hanako.says();
        said.acquired = OnePatient.day(acquired);
        said.lost = OnePatient.day(lost);
        said.validity = validity;
        said.cameOn(VISIT);

        VisitExpenses shown = hanako.on(VISIT);
        if (expected.equals("covers")) {
            assertThat(shown.insurances()).hasSize(1);
            assertThat(shown.leftOut()).isEmpty();
        } else {
            assertThat(shown.insurances()).isEmpty();
            assertThat(shown.leftOut()).singleElement().satisfies(
                    left -> assertThat(left.why()).isEqualTo(LeftOut.Why.valueOf(expected)));
            assertThat(shown.notices()).containsExactly(VisitExpenses.Notice.NOTHING_COVERS);
        }
    }

    @Test
    void anInsuranceLostSincePaysForTheDayBeforeItsLoss() {
        OnePatient.Said said = hanako.says();
        said.lost = VISIT;
        said.validity = QualificationValidity.INVALID;
        said.cameOn(VISIT);

        assertThat(hanako.on(VISIT.minusDays(1)).insurances()).hasSize(1);
        assertThat(hanako.on(VISIT).insurances()).isEmpty();
    }

    @Test
    void ofTwoInsurancesThatCoverTheDayStaffDecideWhichPays() {
        hanako.says().cameOn(VISIT);
        OnePatient.Said other = hanako.says();
        other.insurer = "138057";
        other.cameOn(VISIT);

        assertThat(hanako.on(VISIT).insurances()).hasSize(2);
        assertThat(hanako.on(VISIT).notices()).containsExactly(VisitExpenses.Notice.SEVERAL_INSURANCES);
    }

    /** Answers: day of the answer=insurer/category/from/to, with spaces between them; "silent" says nothing of a limit. */
    @ParameterizedTest(name = "{0} on {1} of {2} yen: {3} {4} {5} pays {6}")
    @CsvFileSource(resources = "limits.csv", numLinesToSkip = 1)
    void theLimitIsThatOfTheAnswersOfTwelveMonthsAndNeverGuessed(String answers, LocalDate visit, Long cost,
            String state, String category, String month, String pays, String why) {
        for (String answer : answers.split(" ")) {
            String[] parts = answer.split("[=/]", -1);
            OnePatient.Said said = parts[2].equals("silent")
                    ? hanako.says()
                    : hanako.says(OnePatient.limit(parts[2], parts[3], parts[4]));
            said.insurer = parts[1];
            said.acquired = LocalDate.of(2020, 4, 1);
            if (!parts[1].equals(OnePatient.SOCIETY)) {
                said.lost = LocalDate.of(2026, 4, 1);
            }
            said.cameOn(LocalDate.parse(parts[0]));
        }

        VisitExpenses shown = hanako.on(visit, cost);
        String found = switch (only(shown).limit().standing()) {
            case LimitInForce.InForce counts -> "IN_FORCE " + counts.certificate().category();
            case LimitInForce.NotInForce none -> none.reason().name();
        };
        assertThat(found).as(why).isEqualTo(category == null ? state : state + " " + category);
        assertThat(text(caps(shown).get(CapLine.Kind.MONTH))).as(why).isEqualTo(month);
        assertThat(text(caps(shown).get(CapLine.Kind.PAYS))).as(why).isEqualTo(pays);
        assertThat(ids(only(shown).limit().rules())).contains("R-CT-04");
    }

    private static String text(CostCap cap) {
        return switch (cap) {
            case null -> null;
            case CostCap.Known known -> "KNOWN " + known.yen();
            case CostCap.Uncertain uncertain -> "UNCERTAIN " + uncertain.yen();
            case CostCap.Unknown unknown -> unknown.reason().name();
            case CostCap.NoCap none -> none.reason().name();
        };
    }

    @Test
    void capsOfManyMonthsAndOfTheYearAreShownWhereThereAreAny() {
        hanako.says(OnePatient.limit("A03", "2026-08-01", "2027-07-31")).cameOn(VISIT);

        assertThat(caps(hanako.on(VISIT))).containsEntry(CapLine.Kind.MANY_TIMES, new CostCap.Known(44_400))
                .containsEntry(CapLine.Kind.YEARLY, new CostCap.Known(530_000))
                .doesNotContainKey(CapLine.Kind.OUTPATIENT);
    }

    @ParameterizedTest
    @CsvSource({"GIVEN, SHOW_LIMIT_CERTIFICATE", "NOT_GIVEN, SHOW_LIMIT_CERTIFICATE", ", ASK_CONSENT_FOR_LIMIT"})
    void withoutALimitThePatientIsAskedForConsentOnceThenForThePaper(ConsentStatus consent, DeskStep step) {
        OnePatient.Said said = hanako.says();
        if (consent != null) {
            said.consents = List.of(new Consent(ConsentItem.LIMIT_CERTIFICATE, consent, null, null));
        }
        said.cameOn(VISIT);

        assertThat(only(hanako.on(VISIT)).limit().step()).isEqualTo(step);
        assertThat(ids(only(hanako.on(VISIT)).limit().rules())).containsExactly("R-CT-01", "R-CT-04");
        assertThat(hanako.on(VISIT).steps()).containsExactly(step);
    }

    @Test
    void theShareOfAnElderlyPatientComesWithTheAnswerOrFromThePaper() {
        OnePatient elder = new OnePatient(LocalDate.of(1954, 1, 15));
        OnePatient.Said said = elder.says(OnePatient.limit("B04", "2026-08-01", "2027-07-31"));
        said.cameOn(VISIT);
        assertThat(only(elder.on(VISIT)).share()).isEqualTo(new Share.ShowPaper(DeskStep.SHOW_ELDERLY_CERTIFICATE));
        assertThat(caps(elder.on(VISIT, 100_000L))).containsEntry(CapLine.Kind.PAYS,
                new CostCap.Unknown(CapReason.SHARE_UNKNOWN))
                .containsEntry(CapLine.Kind.OUTPATIENT, new CostCap.Known(22_000));

        said.elderly = new ElderlyCertificate(null, new DateRange(null, null), new ContributionRatio(20));
        said.cameOn(VISIT);
        assertThat(only(elder.on(VISIT)).share()).isEqualTo(new Share.Stated(new ContributionRatio(20)));
        assertThat(ids(only(elder.on(VISIT)).share().rules())).containsExactly("R-CT-02");
    }

    @Test
    void aSpecificDiseaseHasItsOwnCapThatIsUnknownWhileTheCategoryIs() {
        OnePatient.Said said = hanako.says();
        said.diseases = List.of(new SpecificDiseaseCertificate(SpecificDisease.CHRONIC_RENAL_FAILURE, null,
                new DateRange(LocalDate.of(2026, 1, 1), null), null));
        said.cameOn(VISIT);
        assertThat(only(hanako.on(VISIT)).diseases()).extracting(DiseaseLine::cap)
                .containsExactly(new CostCap.Unknown(CapReason.CATEGORY_UNKNOWN));

        said.limit = OnePatient.limit("A02", "2026-08-01", "2027-07-31");
        said.cameOn(VISIT);
        assertThat(only(hanako.on(VISIT)).diseases()).extracting(DiseaseLine::cap)
                .containsExactly(new CostCap.Known(20_000));
        assertThat(ids(only(hanako.on(VISIT)).diseases().getFirst().rules())).containsExactly("R-CT-03");
    }

    @Test
    void withTheProgrammeOf51PartOfTheDiseasesCostNothingThoughThatIsUncertain() {
        OnePatient.Said said = hanako.says();
        said.diseases = List.of(new SpecificDiseaseCertificate(SpecificDisease.HIV_BY_BLOOD_PRODUCTS, null,
                new DateRange(null, null), null));
        said.cameOn(VISIT);
        hanako.subsidy(VISIT, "51136018");

        assertThat(only(hanako.on(VISIT)).diseases()).extracting(DiseaseLine::cap)
                .containsExactly(new CostCap.Uncertain(0, CapReason.MARKED_UNCERTAIN));
    }

    /** Known: payer@day sent, or T for the ticket of the month, X for one of another institution. */
    @ParameterizedTest(name = "{0}: {1}, excluded {2}, warned {3}")
    @CsvFileSource(resources = "mixes.csv", numLinesToSkip = 1)
    void publicExpensesStandInTheOrderOfAClaim(String known, String order, String excluded, boolean tooMany,
            String why) {
        for (String one : known.split(" ")) {
            switch (one) {
                case "T", "X" ->
                    hanako.assistance(OnePatient.ticket(YearMonth.from(VISIT), one.equals("X"))).cameOn(VISIT);
                default -> {
                    String[] parts = one.split("[@/]");
                    Map<SubsidyField, String> fields = parts.length > 2
                            ? Map.of(SubsidyField.PAYER, parts[0], SubsidyField.VALID_TO, parts[2])
                            : Map.of(SubsidyField.PAYER, parts[0]);
                    hanako.subsidy(LocalDate.parse(parts[1]), fields);
                }
            }
        }

        VisitExpenses shown = hanako.on(VISIT);
        assertThat(shown.claim().claimed()).as(why).extracting(one -> one.payer().value() + " " + one.source())
                .containsExactlyElementsOf(order == null ? List.of() : Arrays.asList(order.split(", ")));
        assertThat(shown.proposal().excluded()).as(why).extracting(one -> one.expense().payer() + " " + one.why())
                .containsExactlyElementsOf(excluded == null ? List.of() : Arrays.asList(excluded.split(", ")));
        assertThat(shown.claim().warnings()).as(why)
                .isEqualTo(tooMany ? Set.of(ClaimExpenses.Warning.TOO_MANY_PUBLIC_EXPENSE) : Set.of());
        assertThat(shown.steps().contains(DeskStep.CHOOSE_PUBLIC_EXPENSES)).isEqualTo(order != null);
    }

    @Test
    void aTicketOfTheMonthPaysAndOneForAnotherInstitutionDoesNot() {
        hanako.assistance(OnePatient.ticket(YearMonth.from(VISIT), false)).cameOn(VISIT);
        VisitExpenses shown = hanako.on(VISIT);
        assertThat(shown.tickets()).extracting(TicketLine::use).containsExactly(TicketLine.Use.CONSIDERED);
        assertThat(shown.proposal().proposed()).singleElement()
                .satisfies(one -> assertThat(one.expense().source()).isEqualTo(ExpenseSource.ANSWER));
        assertThat(shown.notices()).as("alone, without an insurance (単独)").isEmpty();
        assertThat(ids(shown.tickets().getFirst().rules())).containsExactly("R-PM-09");

        hanako.assistance(OnePatient.ticket(YearMonth.from(VISIT), true)).cameOn(VISIT);
        assertThat(hanako.on(VISIT).tickets()).extracting(TicketLine::use)
                .containsExactly(TicketLine.Use.OTHER_INSTITUTION);
        assertThat(hanako.on(VISIT).proposal().proposed()).isEmpty();
    }

    @Test
    void anotherMonthsTicketSaysNothingOfThisVisit() {
        hanako.assistance(OnePatient.ticket(YearMonth.of(2026, 10), false)).cameOn(LocalDate.of(2026, 10, 20));

        assertThat(hanako.on(VISIT).tickets()).isEmpty();
        assertThat(hanako.on(LocalDate.of(2026, 10, 20)).tickets()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-14, NOT_DUE", "2026-11-15, DUE", "2026-11-20, DUE", "2026-11-21, OVERDUE"})
    void aTicketThatHasNotComeIsNoLossOfTheAssistance(LocalDate visit, TicketStanding standing) {
        OnePatient.Said said = hanako.assistance();
        said.validity = QualificationValidity.VALID_UNREGISTERED;
        said.cameOn(visit);

        assertThat(hanako.on(visit).standing()).isEqualTo(standing);
        assertThat(hanako.on(visit).steps()).containsExactly(DeskStep.CALL_WELFARE_OFFICE,
                DeskStep.FETCH_MEDICAL_TICKET);
    }

    @Test
    void aSubsidyKnownFromBeforeThatDidNotComeIsKeptAndThePaperCounts() {
        hanako.subsidy(VISIT.minusDays(30), "88138243");
        SubsidyLine line = hanako.on(VISIT).subsidies().getFirst();
        assertThat(line.kind()).isEqualTo(SubsidyLine.Kind.KEPT);
        assertThat(line.missing()).as("nobody knows whether the reader asked").startsWith(MissingReason.NOT_ASKED);
        assertThat(ids(line.rules())).containsExactly("R-PM-02", "R-PM-03", "R-PM-10", "R-PM-04");

        hanako.subsidy(VISIT, "81136244");
        assertThat(hanako.on(VISIT).subsidies()).extracting(SubsidyLine::kind, SubsidyLine::missing).containsExactly(
                tuple(SubsidyLine.Kind.APPLIED, List.of()),
                tuple(SubsidyLine.Kind.KEPT, List.of(MissingReason.LAPSED, MissingReason.NOT_YET_REGISTERED)));
        assertThat(hanako.on(VISIT).steps()).contains(DeskStep.SHOW_SUBSIDY_CERTIFICATE);
    }

    @Test
    void aSubsidyUnderANewHistoryKeyIsConfirmedAndCountsOnce() {
        hanako.subsidy(VISIT.minusDays(30), "88138243");
        hanako.subsidy(VISIT, "88138243");

        assertThat(hanako.on(VISIT).subsidies()).extracting(SubsidyLine::kind)
                .containsExactlyInAnyOrder(SubsidyLine.Kind.APPLIED, SubsidyLine.Kind.CONFIRMED);
        assertThat(hanako.on(VISIT).proposal().proposed()).singleElement()
                .satisfies(one -> assertThat(one.expense().source()).isEqualTo(ExpenseSource.HUB));
    }

    @ParameterizedTest
    @CsvSource({"ALWAYS_REIMBURSED, 1, ALWAYS_REIMBURSED, EXPLAIN_REIMBURSEMENT, R-PM-05",
            "PAYER, '', NO_PAYER_NUMBER, SHOW_SUBSIDY_CERTIFICATE, R-PM-03",
            "VALID_TO, 2026-11-19, HISTORY_ONLY, , R-PM-08",
            "DELETED, 1, HISTORY_ONLY, , R-PM-08"})
    void aSubsidyThatTheDeskDoesNotUseIsShownWithTheReason(SubsidyField field, String value, SubsidyLine.Kind kind,
            DeskStep step, String rule) {
        for (LocalDate sent : List.of(VISIT, VISIT.minusDays(30))) {
            OnePatient patient = OnePatient.grownUp();
            patient.subsidy(sent, Map.of(field, value));
            VisitExpenses shown = patient.on(VISIT);
            assertThat(shown.subsidies()).singleElement().satisfies(line -> {
                assertThat(line.kind()).isEqualTo(kind);
                assertThat(ids(line.rules())).containsExactly(rule);
            });
            assertThat(shown.proposal().proposed()).isEmpty();
            assertThat(shown.steps()).isEqualTo(step == null ? List.of() : List.of(step));
        }
    }

    @Test
    void aSlipNamesNoCertificateOfSomebodyWhoMustNotBeFound() {
        hanako.subsidy(VISIT, Map.of());
        assertThat(hanako.on(VISIT).slip(Locale.JAPANESE)).containsExactly("特定医療費：確認済");

        OnePatient hidden = OnePatient.grownUp();
        hidden.subsidy(VISIT, Map.of(SubsidyField.NOT_DISCLOSED, "1"));
        assertThat(hidden.on(VISIT).slip(Locale.JAPANESE)).containsExactly("医療費助成：確認済");
    }

    @Test
    void ofAnUnknownPatientOfAnotherInstitutionAndOfADayBeforeBirthNothingIsSaid() {
        assertThat(problem(new ExpenseQuery(OnePatient.FACILITY, new ResourceId("nobody"), VISIT, null)))
                .isEqualTo(ProblemCode.RESOURCE_UNKNOWN);
        assertThat(problem(new ExpenseQuery(new FacilityCode("1319999999"), OnePatient.ID, VISIT, null)))
                .isEqualTo(ProblemCode.RESOURCE_UNKNOWN);
        assertThat(problem(new ExpenseQuery(OnePatient.FACILITY, OnePatient.ID, LocalDate.of(1990, 1, 14), null)))
                .isEqualTo(ProblemCode.DATE_IMPOSSIBLE);
        assertThatThrownBy(() -> new ExpenseQuery(OnePatient.FACILITY, OnePatient.ID, VISIT, -1L))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private ProblemCode problem(ExpenseQuery query) {
        try {
            hanako.show.of(query);
            throw new AssertionError("not refused");
        } catch (ProblemException refused) {
            return refused.problem().code();
        }
    }
}
