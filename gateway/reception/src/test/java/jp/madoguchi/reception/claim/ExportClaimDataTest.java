package jp.madoguchi.reception.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.identity.ClaimText;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.insurance.BranchNeed;
import jp.madoguchi.domain.insurance.BranchNumber;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.ExportPurpose;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.qualification.CoverageStanding;
import jp.madoguchi.domain.qualification.InsuredCardClassification;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.reception.DeliveredRules;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.CoverageRecord;
import jp.madoguchi.reception.ledger.InMemoryLedger;
import jp.madoguchi.reception.ledger.PatientRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a claim names of a patient leaves for a purpose of the insurance, as a claim of that month carries it, and recorded. */
class ExportClaimDataTest {

    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final ResourceId PATIENT = new ResourceId("p1");
    private static final LocalDate VISIT = LocalDate.of(2026, 11, 20);

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final ExportClaimData exports = new ExportClaimData(ledger, DeliveredRules.book());

    @BeforeEach
    void somebodyIsInsured() {
        patient(null, "試験　花子", "ｼｹﾝ ﾊﾅｺ");
        insured("06990014", "02", CoverageStanding.IN_FORCE, null);
    }

    private void patient(String hospital, String national, String kana) {
        ledger.patients.put(PATIENT, new PatientRecord(PATIENT, FACILITY, PatientStanding.PROVISIONAL, null, null,
                hospital == null ? null : PersonName.parse(hospital).orElseThrow(), person(national, kana),
                Instant.EPOCH,
                List.of()));
    }

    private static Person person(String name, String kana) {
        return new Person(name == null ? null : PersonName.parse(name).orElseThrow(),
                kana == null ? null : KanaName.parse(kana).orElseThrow(), null, null, Sex.FEMALE, null,
                LocalDate.of(1990, 1, 15), null);
    }

    private void insured(String insurer, String branch, CoverageStanding standing, LocalDate lost) {
        MemberId member = new MemberId(InsurerNumber.parse(insurer).orElseThrow(), null, new CardNumber("4567"),
                branch == null ? null : new BranchNumber(branch));
        Qualification qualification = new Qualification(InsuredCardClassification.GENERAL, member, null, null, null,
                person("試験　花子", "ｼｹﾝ ﾊﾅｺ"), LocalDate.of(2020, 4, 1), lost, null, new DateRange(null, null), null,
                false,
                null, null, null, List.of(), List.of(), List.of(), null);
        ResourceId id = new ResourceId("coverage-" + insurer);
        ledger.coverages.put(id, new CoverageRecord(id, FACILITY, PATIENT, member.matchKey(), new ResourceId("payer"),
                qualification, null, standing, new ResourceId("a1"), ledger.now));
    }

    private Parsed<ClaimData> export(LocalDate visit, ExportPurpose purpose) {
        return exports.export(new ExportOrder(FACILITY, PATIENT, visit, purpose, "claims-1")).toCompletableFuture()
                .join();
    }

    private ClaimData claimed(LocalDate visit) {
        return export(visit, ExportPurpose.CLAIM).orElseThrow();
    }

    /** R-BR-05. */
    @ParameterizedTest
    @EnumSource(ExportPurpose.class)
    void numbersLeaveForAPurposeOfTheInsuranceOnlyAndEveryWishIsWrittenDown(ExportPurpose purpose) {
        Parsed<ClaimData> given = export(VISIT, purpose);

        if (purpose.isInsurance()) {
            assertThat(given.orElseThrow().numbers()).singleElement().satisfies(number -> {
                assertThat(number.export().member().number()).isEqualTo(new CardNumber("4567"));
                assertThat(number.export().note().consumer()).isEqualTo("claims-1");
                assertThat(number.export().note().purpose()).isEqualTo(purpose);
            });
        } else {
            assertThat(given).isEqualTo(Parsed.refused(ProblemCode.NUMBER_EXPORT_REFUSED, "purpose"));
        }
        assertThat(ledger.facts).containsExactly(new AuditFact(FACILITY, "claims-1", "NumberExport", PATIENT,
                (purpose.isInsurance() ? "GIVEN:" : "REFUSED:") + purpose));
    }

    /** R-BR-01, R-BR-02: both sides of the first month. */
    @ParameterizedTest(name = "{0}, branch {1} of {2}: {3}, need {4}")
    @CsvSource({"06990014,02,2021-08-31,,ABSENT", "06990014,02,2021-09-01,02,OPTIONAL",
            "06990014,,2026-11-20,,OPTIONAL", "39131156,,2026-11-20,,ABSENT"})
    void aClaimCarriesTheBranchFromItsFirstMonthOnAndDoesNotComeBackWithoutOne(String insurer, String branch,
            LocalDate visit, String carried, BranchNeed need) {
        ledger.coverages.clear();
        insured(insurer, branch, CoverageStanding.IN_FORCE, null);

        assertThat(claimed(visit).numbers()).singleElement().satisfies(number -> {
            BranchNumber found = number.export().member().branch();
            assertThat(found == null ? null : found.value()).isEqualTo(carried);
            assertThat(number.need()).isEqualTo(need);
            assertThat(number.comesBack()).isFalse();
        });
    }

    /** R-BC-02. */
    @ParameterizedTest(name = "hospital {0}, national {1}, kana {2}: {3}")
    @CsvSource({",●橋　一郎,ﾀｶﾊｼ ｲﾁﾛｳ,●橋　一郎", "髙橋　一郎,●橋　一郎,ﾀｶﾊｼ ｲﾁﾛｳ,高橋　一郎", ",試験　花子,,試験　花子", ",,ﾀｶﾊｼ ｲﾁﾛｳ,タカハシ　イチロウ"})
    void theNameIsWrittenAsAClaimCanHoldItWithTheHospitalsKanjiFirst(String hospital, String national, String kana,
            String written) {
        patient(hospital, national, kana);
        ClaimText name = claimed(VISIT).name();
        assertThat(switch (name) {
            case ClaimText.Kanji kanji -> kanji.text();
            case ClaimText.Kana inKana -> inKana.text();
            case ClaimText.NotWritable not -> "";
        }).isEqualTo(written);
    }

    @ParameterizedTest(name = "{0}, lost {1}: {2} numbers")
    @CsvSource({"IN_FORCE,,1", "LOST,2026-11-21,1", "LOST,2026-11-20,0", "LOST,,0", "UNCONFIRMED,,0"})
    void onlyWhatCoversTheDayIsGivenOut(CoverageStanding standing, LocalDate lost, int numbers) {
        insured("06990014", "02", standing, lost);
        assertThat(claimed(VISIT).numbers()).hasSize(numbers);
    }

    @Test
    void ofSomebodyWhoIsNotHereNothingIsGivenAndNothingIsWrittenDown() {
        for (FacilityCode facility : List.of(FACILITY, new FacilityCode("9918888888"))) {
            ResourceId id = facility.equals(FACILITY) ? new ResourceId("nobody") : PATIENT;
            assertThatThrownBy(() -> exports
                    .export(new ExportOrder(facility, id, VISIT, ExportPurpose.CLAIM, "claims-1"))
                    .toCompletableFuture().join()).hasMessageContaining("MDG-API-02");
        }
        assertThat(ledger.facts).isEmpty();
        assertThatThrownBy(() -> new ExportOrder(FACILITY, PATIENT, VISIT, ExportPurpose.CLAIM, " "))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingOfItStandsInALog() {
        assertThat(claimed(VISIT)).hasToString("ClaimData[p1]");
        assertThat(new ExportOrder(FACILITY, PATIENT, VISIT, ExportPurpose.CLAIM, "claims-1"))
                .hasToString("ExportOrder[p1 CLAIM]");
    }
}
