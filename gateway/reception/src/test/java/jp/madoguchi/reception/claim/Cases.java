package jp.madoguchi.reception.claim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.claim.ClaimCalendar;
import jp.madoguchi.domain.claim.ClaimWays;
import jp.madoguchi.domain.claim.Confirmation;
import jp.madoguchi.domain.claim.InsuranceType;
import jp.madoguchi.domain.claim.QualificationDeclaration;
import jp.madoguchi.domain.desk.ClaimRun;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.NameVariants;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.CardSymbol;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.CoverageStanding;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.rule.RuleSwitches;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.AnswerStanding;
import jp.madoguchi.reception.ledger.CoverageRecord;
import jp.madoguchi.reception.ledger.InMemoryLedger;
import jp.madoguchi.reception.ledger.PatientRecord;

/** One invented patient and what the national system says of them. */
final class Cases {

    static final FacilityCode FACILITY = new FacilityCode("9919999999");
    static final LocalDate VISIT = LocalDate.of(2026, 5, 19);
    static final LocalDate BIRTH = LocalDate.of(1981, 4, 2);
    static final MemberId CURRENT = member("06130017", "1234", "5678");
    static final MemberId ON_FILE = member("138016", "11・22", "333");
    static final MemberId OLD = member("138057", "7", "444");
    static final MemberId LOST = member("01130012", "21700023", "101");
    static final AnswerOutcome VALID = new AnswerOutcome.Confirmed(QualificationValidity.VALID, null);

    private Cases() {}

    static ClaimWays ways() {
        return ways(ClaimRun.USUAL);
    }

    static ClaimWays ways(ClaimRun run) {
        return new ClaimWays(ClaimCalendar.parse(rules(ClaimCalendar.FILE)),
                RuleSwitches.parse(rules(RuleSwitches.FILE)), NameVariants.parse(rules(NameVariants.FILE)), run);
    }

    private static String rules(String file) {
        try (var stream = Objects.requireNonNull(RuleSwitches.class.getResourceAsStream(file))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MemberId member(String insurer, String symbol, String number) {
        return new MemberId(new InsurerNumber(insurer), new CardSymbol(symbol), new CardNumber(number), null);
    }

    static Instant at(LocalDate day) {
        return day.atTime(LocalTime.of(9, 0)).atZone(ZoneId.of("Asia/Tokyo")).toInstant();
    }

    /** The national system was asked about a case on a day, in vain. */
    static void triedOn(InMemoryLedger ledger, ResourceId id, LocalDate day) {
        ledger.cases.computeIfPresent(id, (same, one) -> one.with(one.claimCase().asked(day)));
    }

    private static Person person() {
        return new Person(new PersonName("山田", "太郎"), new KanaName("ヤマダ", "タロウ"), null, null, Sex.MALE, null, BIRTH,
                null);
    }

    static ResourceId patient(InMemoryLedger ledger) {
        ResourceId id = new ResourceId("patient");
        ledger.patients.put(id, new PatientRecord(id, FACILITY, PatientStanding.PROVISIONAL, null, null, null, person(),
                at(VISIT), List.of()));
        return id;
    }

    static void coverage(InMemoryLedger ledger, String id, ResourceId patient, MemberId member,
            CoverageStanding standing,
            LocalDate asOf) {
        ResourceId coverage = new ResourceId(id);
        ledger.coverages.put(coverage, new CoverageRecord(coverage, FACILITY, patient, member.matchKey(),
                new ResourceId("payer"), entry(member), null, standing, new ResourceId("answer"), at(asOf)));
    }

    private static Qualification entry(MemberId member) {
        return new Qualification(null, member, null, null, null, person(), LocalDate.of(2020, 4, 1), null, null,
                new DateRange(null, null), null, false, null, null, null, List.of(), List.of(), List.of(), null);
    }

    /** An order on the version that a case has now, under an identifier of its own. */
    static CaseOrder order(InMemoryLedger ledger, ResourceId id) {
        int version = ledger.cases.get(id).version();
        return CaseOrder.parse(FACILITY, id, version, "request-" + version, "ACT", "clerk-1").orElseThrow();
    }

    static AnswerRecord answer(ResourceId patient, AnswerOutcome outcome, LocalDate day, MemberId... members) {
        List<Qualification> entries = new ArrayList<>();
        for (MemberId member : members) {
            entries.add(entry(member));
        }
        Answer answer = new Answer(FACILITY, null, null, null, at(day), day, outcome, null, entries, null);
        return new AnswerRecord(new ResourceId("answer"), FACILITY, TerminalId.DEFAULT, null,
                patient == null ? AnswerStanding.UNATTACHED : AnswerStanding.PROVISIONAL, patient, at(day), answer,
                List.of());
    }

    static QualificationDeclaration declaration() {
        return new QualificationDeclaration(new PersonName("山田", "太郎"), new KanaName("ヤマダ", "タロウ"), BIRTH, Sex.MALE,
                List.of("東京都千代田区見本1-1"), "03-0000-0000", InsuranceType.HEALTH_INSURANCE_SOCIETY, "○○健康保険組合", "△△株式会社",
                null, new Confirmation.Signed(VISIT));
    }
}
