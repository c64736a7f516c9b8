package jp.madoguchi.gateway.medical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.YearMonth;
import jp.madoguchi.domain.channel.CareSituation;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.exchange.DocumentForm;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.medical.CareEndWithdrawal;
import jp.madoguchi.reception.medical.MedicalWish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody wants to be asked; the consents that it needs follow from it. */
class MedicalFormTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YearMonth NOW = YearMonth.of(2026, 11);
    private static final MemberId MEMBER = new MemberId(new InsurerNumber("06130017"), null, new CardNumber("1234567"),
            null);

    private static MedicalForm form(String text) throws JsonProcessingException {
        return new MedicalForm(JSON.readTree(text.replace('\'', '"')));
    }

    @Test
    void withoutAWordItIsTheMedicinesOfThisMonthAndThreeBeforeAsValues() throws JsonProcessingException {
        MedicalWish.Medicines wish = (MedicalWish.Medicines) form("{}").medicines(MEMBER, NOW);

        assertThat(wish.from()).isEqualTo(YearMonth.of(2026, 8));
        assertThat(wish.to()).isEqualTo(NOW);
        assertThat(wish.form()).isEqualTo(DocumentForm.DATA);
        assertThat(wish.prescriptions()).isFalse();
        assertThat(wish.setting()).isEqualTo(CareSetting.OUTPATIENT);
        assertThat(wish.items()).containsExactly(ConsentItem.MEDICINES);
        assertThat(form("{'treatments':true}").medicines(MEMBER, NOW).items())
                .containsExactly(ConsentItem.MEDICINES, ConsentItem.TREATMENTS);
        assertThat(form("{'form':'PDF'}").checkUps(MEMBER).items()).containsExactly(ConsentItem.HEALTH_CHECKUPS);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            {'from':'2026-13'},                    from
            "{'from':'2026-11','to':'2026-10'}",   to
            {'to':'2026-12'},                      to
            {'form':'FAX'},                        form
            {'treatments':'yes'},                  treatments
            {'setting':'MOON'},                    setting
            {'setting':'EMERGENCY'},               setting
            {'setting':'FEVER_CLINIC'},            setting
            """)
    void whatIsWrongIsNamedAndNotRepeated(String text, String where) {
        assertThatThrownBy(() -> form(text).medicines(MEMBER, NOW)).isInstanceOfSatisfying(ProblemException.class,
                refused -> assertThat(refused.problem().where()).isEqualTo(where));
    }

    /** R-CH-34: consents of house calls and at the bedside are collected as those of home visits; what they last is the situation's. */
    @ParameterizedTest
    @CsvSource({"OUTPATIENT,OUTPATIENT", "HOME_VISIT,HOME_VISIT", "HOUSE_CALL,HOME_VISIT",
            "INPATIENT,HOME_VISIT", "ONLINE,ONLINE"})
    void whereThePatientIsSaysHowItIsAsked(CareSituation situation, CareSetting setting)
            throws JsonProcessingException {
        MedicalForm form = form("{'setting':'" + situation + "'}");

        assertThat(form.situation()).isEqualTo(situation);
        assertThat(((MedicalWish.CheckUps) form.checkUps(MEMBER)).setting()).isEqualTo(setting);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', nullValues = "-", textBlock = """
            {},                     2026-11-20
            {'on':'2026-11-19'},    2026-11-19
            {'on':'2026-11-20'},    2026-11-20
            {'on':'2026-11-21'},    -
            {'on':'2026-02-30'},    -
            {'on':'yesterday'},     -
            """)
    void careEndsTodayOrBefore(String text, LocalDate day) throws JsonProcessingException {
        MedicalForm form = form(text);
        if (day == null) {
            assertThatThrownBy(() -> form.careOn(LocalDate.of(2026, 11, 20))).isInstanceOfSatisfying(
                    ProblemException.class, refused -> assertThat(refused.problem().where()).isEqualTo("on"));
        } else {
            assertThat(form.careOn(LocalDate.of(2026, 11, 20))).isEqualTo(day);
        }
    }

    /** Continuing care begins; online care ends, too; what is no such care is refused by the field's name. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', nullValues = "-", textBlock = """
            {},                          -,          VALUE_MISSING,   -
            {'setting':'HOME_VISIT'},    HOME_VISIT, -,               -
            {'setting':'INPATIENT'},     INPATIENT,  -,               -
            {'setting':'ONLINE'},        ONLINE,     VALUE_MALFORMED, -
            {'setting':'HOUSE_CALL'},    -,          VALUE_MALFORMED, VALUE_MALFORMED
            {'setting':'OUTPATIENT'},    -,          VALUE_MALFORMED, VALUE_MALFORMED
            {'setting':'MOON'},          -,          VALUE_MALFORMED, VALUE_MALFORMED
            """)
    void careIsNamedByItsSetting(String text, CareSituation ended, ProblemCode notBegun, ProblemCode notEnded)
            throws JsonProcessingException {
        MedicalForm form = form(text);
        if (notEnded == null) {
            assertThat(form.careEnded().orElse(null)).isEqualTo(ended);
        } else {
            assertThatThrownBy(form::careEnded).isInstanceOfSatisfying(ProblemException.class,
                    refused -> assertThat(refused.problem()).isEqualTo(Problem.at(notEnded, "setting")));
        }
        if (notBegun == null) {
            assertThat(form.careBegan()).isEqualTo(ended);
        } else {
            assertThatThrownBy(form::careBegan).isInstanceOfSatisfying(ProblemException.class,
                    refused -> assertThat(refused.problem()).isEqualTo(Problem.at(notBegun, "setting")));
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', nullValues = "-", textBlock = """
            "{'on':'2026-11-20','reason':' 別の患者 '}",    -,             -
            {'reason':'x'},                                VALUE_MISSING,   on
            "{'on':'2026-11','reason':'x'}",               VALUE_MALFORMED, on
            {'on':'2026-11-20'},                           VALUE_MISSING,   reason
            "{'on':'2026-11-20','reason':'  '}",           VALUE_MISSING,   reason
            "{'on':'2026-11-20','reason':'LONG'}",         VALUE_TOO_LONG,  reason
            """)
    void anEndIsWithdrawnWithItsDayAndAReason(String text, ProblemCode code, String where)
            throws JsonProcessingException {
        FacilityCode facility = new FacilityCode("9919999999");
        ResourceId patient = new ResourceId("patient-1");
        MedicalForm form = form(text.replace("LONG", "x".repeat(201)));
        if (code == null) {
            assertThat(form.withdrawal(facility, patient, "clerk-1")).isEqualTo(
                    new CareEndWithdrawal(facility, patient, null, LocalDate.of(2026, 11, 20), "clerk-1", "別の患者"));
        } else {
            assertThatThrownBy(() -> form.withdrawal(facility, patient, "clerk-1")).isInstanceOfSatisfying(
                    ProblemException.class,
                    refused -> assertThat(refused.problem()).isEqualTo(Problem.at(code, where)));
        }
    }

    @Test
    void treatmentsAreLookedAtByThemselvesAndAskedForWithMedicines() {
        assertThat(MedicalItem.of("treatments").orElseThrow().isAsked()).isFalse();
        assertThat(MedicalItem.of("check-ups").orElseThrow().isAsked()).isTrue();
        assertThat(MedicalItem.of("operations")).isEmpty();
    }
}
