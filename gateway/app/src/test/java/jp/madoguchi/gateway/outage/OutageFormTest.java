package jp.madoguchi.gateway.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.domain.channel.ExceptionalRequest.Consent;
import jp.madoguchi.domain.channel.ExceptionalRequest.Identification;
import jp.madoguchi.domain.consent.ViewerRole;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.gateway.desk.FieldsRefused;
import jp.madoguchi.reception.mode.EmergencyWish;
import jp.madoguchi.reception.mode.HandVisit;
import jp.madoguchi.reception.mode.HealthSettings;
import jp.madoguchi.reception.mode.HealthWatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is typed in an outage: taken whole, or refused by the name of the field (R-CH-50, R-CH-52). */
class OutageFormTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final String VISIT = "{'by':'clerk-1','name':'架空　一郎','birthDate':'1958-04-12','sex':'MALE','address':'架空県１'}";

    private static OutageForm form(String text) throws JsonProcessingException {
        return new OutageForm(JSON.readTree(text.replace('\'', '"')));
    }

    private static HandVisit visit(String text) throws JsonProcessingException {
        return form(text).visit(FACILITY, TerminalId.DEFAULT, TODAY);
    }

    @Test
    void aVisitHasTheFourItemsAndIsOfTodayWhereNoDayIsSaid() throws JsonProcessingException {
        HandVisit visit = visit(VISIT);

        assertThat(visit.visit()).isEqualTo(TODAY);
        assertThat(visit.number()).isNull();
        assertThat(visit.patient()).isNull();
        assertThat(visit.copied().name().text()).isEqualTo("架空 一郎");
        assertThat(visit.copied().birth()).isEqualTo(LocalDate.of(1958, 4, 12));
        HandVisit known = visit(VISIT.replace("}",
                ",'patient':'Patient/p-1','visit':'2026-10-31','insurerNumber':'06990014','symbol':'１２３','number':'４５６７'}"));
        assertThat(known.patient()).hasToString("p-1");
        assertThat(known.visit()).isEqualTo(LocalDate.of(2026, 10, 31));
        assertThat(known.number()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            'by':'clerk-1',           "'by':'',",                              VALUE_MISSING,   by
            'by':'clerk-1',           "'by':7,",                               REQUEST_MALFORMED, by
            'name':'架空　一郎',      "'name':'',",                            VALUE_MISSING,   name
            'birthDate':'1958-04-12', "'birthDate':'12.4.1958',",              VALUE_MALFORMED, birthDate
            'birthDate':'1958-04-12', "'birthDate':'2026-11-21',",             DATE_IMPOSSIBLE, birthDate
            'sex':'MALE',             "'sex':'男',",                           VALUE_MALFORMED, sex
            'by':'clerk-1',           "'by':'c','visit':'2026-11-21',",        DATE_IMPOSSIBLE, visit
            'by':'clerk-1',           "'by':'c','patient':'../x',",            VALUE_MALFORMED, patient
            """)
    void whatIsWrongIsNamedAndNotRepeated(String of, String instead, ProblemCode code, String where) {
        String wrong = VISIT.replace(of + ",", instead);

        assertThat(wrong).isNotEqualTo(VISIT);
        assertThatThrownBy(() -> visit(wrong)).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.problem().code()).isEqualTo(code);
            assertThat(refused.problem().where()).isEqualTo(where);
        });
    }

    @Test
    void ofANumberEveryWrongPartIsNamedAtOnce() {
        assertThatThrownBy(() -> visit(VISIT.replace("}", ",'insurerNumber':'06990015','number':''}")))
                .isInstanceOfSatisfying(FieldsRefused.class,
                        refused -> assertThat(refused.getMessage()).isEqualTo("2 fields"));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            "{'area':'架空市','first':'2026-11-20','last':'2026-11-19'}", DATE_IMPOSSIBLE, last
            "{'area':'架空市','first':'2026-11-20'}",                     VALUE_MISSING,   last
            "{'first':'2026-11-20','last':'2026-11-26'}",                 VALUE_MISSING,   area
            """)
    void aDisasterHasAPlaceAndDaysInOrder(String text, ProblemCode code, String where) {
        assertThatThrownBy(() -> form(text).area()).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.problem().code()).isEqualTo(code);
            assertThat(refused.problem().where()).isEqualTo(where);
        });
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            "{'mode':'RAIN'}",                                                     VALUE_MALFORMED, mode
            "{}",                                                                  VALUE_MISSING,   mode
            "{'mode':'DISASTER'}",                                                 VALUE_MISSING,   consent
            "{'mode':'EMERGENCY','consent':'GIVEN'}",                              VALUE_MISSING,   identification
            "{'mode':'EMERGENCY','identification':'FACE','consent':'GIVEN'}",      VALUE_MALFORMED, identification
            "{'mode':'EMERGENCY','identification':'MY_NUMBER_CARD'}",              VALUE_MISSING,   consent
            "{'mode':'DISASTER','consent':'GIVEN','lifeAtStake':'yes'}",           VALUE_MALFORMED, lifeAtStake
            """)
    void aWishToLookSomethingUpNamesTheWayAndWhatItAsksFor(String text, ProblemCode code, String where) {
        assertThatThrownBy(() -> form(text).wish(ViewerRole.DOCTOR)).isInstanceOfSatisfying(ProblemException.class,
                refused -> {
                    assertThat(refused.problem().code()).isEqualTo(code);
                    assertThat(refused.problem().where()).isEqualTo(where);
                });
    }

    @Test
    void inAnEmergencyTheRoleIsTheTokensAndNotTheBodys() throws JsonProcessingException {
        LookUpWish wish = form("{'mode':'EMERGENCY','identification':'MY_NUMBER_CARD','consent':'UNOBTAINABLE',"
                + "'lifeAtStake':true,'role':'DOCTOR','doctor':'dr-1'}").wish(ViewerRole.NURSE);
        assertThat(wish).isEqualTo(new LookUpWish.InEmergency(new EmergencyWish(Identification.MY_NUMBER_CARD,
                Consent.UNOBTAINABLE, true, ViewerRole.NURSE)));
    }

    @Test
    void aTerminalIsTheOneNamedElseTheUsualOneElseTheFirst() {
        TerminalId first = new TerminalId("first");
        TerminalId second = new TerminalId("second");
        HealthWatch watch = new HealthWatch(HealthSettings.DEFAULT, () -> java.time.Instant.EPOCH);
        Terminals two = new Terminals(FACILITY, List.of(first, second), watch);

        assertThat(two.choose("second", Optional.empty())).isEqualTo(second);
        assertThat(two.choose("", Optional.of(second))).isEqualTo(second);
        assertThat(two.choose("", Optional.of(new TerminalId("gone")))).isEqualTo(first);
        assertThatThrownBy(() -> two.choose("third", Optional.empty())).hasMessageContaining("MDG-VAL-02");
        assertThatThrownBy(() -> new Terminals(FACILITY, List.of(), watch).choose("", Optional.empty()))
                .hasMessageContaining("MDG-OQS-14");
    }
}
