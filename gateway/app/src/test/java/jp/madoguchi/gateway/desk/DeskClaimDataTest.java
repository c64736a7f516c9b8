package jp.madoguchi.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.identity.FacilityCode;
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
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.CoverageStanding;
import jp.madoguchi.domain.qualification.InsuredCardClassification;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.qualification.ReferenceClassification;
import jp.madoguchi.gateway.operations.RuleFiles;
import jp.madoguchi.gateway.operations.Settings;
import jp.madoguchi.gateway.wiring.LedgerRoom;
import jp.madoguchi.reception.claim.ExportClaimData;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.AnswerStanding;
import jp.madoguchi.reception.ledger.CoverageRecord;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.PatientRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a claim names of a patient as the desk's API gives it, from a ledger on disk. */
class DeskClaimDataTest {

    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final Instant AT = Instant.parse("2026-11-20T00:30:00Z");
    private static final ResourceId PATIENT = new ResourceId("patient-1");
    private static final Caller CALLER = new Caller("claims-1", "request-1");

    @TempDir
    Path dir;

    private final List<DeskAudit.Entry> audited = new ArrayList<>();
    private LedgerRoom ledger;
    private DeskClaimData claims;

    @BeforeEach
    void open() {
        Settings settings = new Settings(name -> name.equals("madoguchi.data.dir") ? dir.toString() : "");
        ledger = LedgerRoom.open(settings, InstantSource.fixed(AT));
        claims = new DeskClaimData(FACILITY, new ExportClaimData(ledger.ledger(), RuleFiles.read(settings)),
                audited::add, InstantSource.fixed(AT));
        ledger.ledger().commit(transaction -> {
            fill(transaction);
            return "filled";
        }).toCompletableFuture().join();
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private static void fill(LedgerTransaction transaction) {
        Person person = new Person(PersonName.parse("髙橋　花子").orElseThrow(), null, null, null, Sex.FEMALE, null,
                LocalDate.of(1990, 1, 15), null);
        transaction.save(new PatientRecord(PATIENT, FACILITY, PatientStanding.PROVISIONAL, null, null, null, person, AT,
                List.of()));
        MemberId member = new MemberId(new InsurerNumber("06990014"), null, new CardNumber("4567"),
                new BranchNumber("02"));
        Qualification insured = new Qualification(InsuredCardClassification.GENERAL, member, null, null, null, person,
                LocalDate.of(2020, 4, 1), null, null, new DateRange(null, null), null, false, null, null, null,
                List.of(), List.of(), List.of(), null);
        ResourceId answer = new ResourceId("answer-1");
        transaction.add(new AnswerRecord(answer, FACILITY, TerminalId.DEFAULT, null, AnswerStanding.PROVISIONAL,
                PATIENT, AT, new Answer(FACILITY, ReferenceClassification.MY_NUMBER_CARD, "x", null, AT,
                        LocalDate.of(2026, 11, 20), new AnswerOutcome.Confirmed(QualificationValidity.VALID, null),
                        null, List.of(insured), null),
                List.of()));
        ResourceId payer = transaction.payer(FACILITY, new InsurerNumber("06990014"), "架空健康保険組合");
        transaction.save(new CoverageRecord(new ResourceId("coverage-1"), FACILITY, PATIENT, member.matchKey(), payer,
                insured, null, CoverageStanding.IN_FORCE, answer, AT));
    }

    private static Map<String, String[]> map(String... parameters) {
        Map<String, String[]> values = new HashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            values.put(parameters[i], new String[]{parameters[i + 1]});
        }
        return values;
    }

    private ProblemException refused(String... parameters) {
        try {
            claims.export(CALLER, PATIENT, map(parameters));
        } catch (ProblemException refused) {
            return refused;
        }
        throw new AssertionError("it was not refused");
    }

    @Test
    void nameAndNumbersAreGivenToTheProgramOfTheTokenAndRecorded() {
        JsonNode given = new ObjectMapper().valueToTree(ClaimDataJson
                .of(claims.export(CALLER, PATIENT, map("purpose", "CLAIM", "visit", "2026-11-04")), Locale.ENGLISH));

        assertThat(given.at("/name/form").asText()).isEqualTo("KANJI");
        assertThat(given.at("/name/text").asText()).isEqualTo("高橋　花子");
        assertThat(given.at("/name/changed").asBoolean()).isTrue();
        assertThat(given.at("/numbers/0/number").asText()).isEqualTo("4567");
        assertThat(given.at("/numbers/0/branch").asText()).isEqualTo("02");
        assertThat(given.at("/numbers/0/consumer").asText()).isEqualTo("claims-1");
        assertThat(given.at("/visit").asText()).isEqualTo("2026-11-04");
        assertThat(audited).singleElement().satisfies(entry -> {
            assertThat(entry.patients()).containsExactly(PATIENT);
            assertThat(entry.resource()).isNull();
            assertThat(entry.problem()).isNull();
        });
    }

    @Test
    void anotherPurposeThanTheInsurancesIsRefusedAndThatIsRecorded() {
        assertThat(refused("purpose", "RESEARCH").problem().code()).isEqualTo(ProblemCode.NUMBER_EXPORT_REFUSED);
        assertThat(audited).singleElement()
                .satisfies(entry -> assertThat(entry.problem()).isEqualTo(ProblemCode.NUMBER_EXPORT_REFUSED));
    }

    @ParameterizedTest
    @CsvSource({"visit,2026-11-20,VALUE_MISSING,purpose", "purpose,claim,VALUE_MALFORMED,purpose",
            "cost,1,REQUEST_MALFORMED,unknown parameter"})
    void whatIsNotUnderstoodIsNamed(String name, String value, ProblemCode code, String where) {
        ProblemException refused = refused(name, value);
        assertThat(refused.problem().code()).isEqualTo(code);
        assertThat(refused.problem().where()).isEqualTo(where);
    }

    @Test
    void aVisitIsNotLaterThanToday() {
        assertThat(refused("purpose", "CLAIM", "visit", "2026-11-21").problem().code())
                .isEqualTo(ProblemCode.DATE_IMPOSSIBLE);
        assertThatThrownBy(() -> claims.export(CALLER, new ResourceId("nobody"), map("purpose", "CLAIM")))
                .hasMessageContaining("MDG-API-02");
    }
}
