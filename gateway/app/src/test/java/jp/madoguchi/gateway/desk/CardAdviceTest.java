package jp.madoguchi.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.gateway.operations.ConfigurationCheck;
import jp.madoguchi.gateway.operations.RuleFiles;
import jp.madoguchi.gateway.operations.Settings;
import jp.madoguchi.gateway.operations.WebAddress;
import jp.madoguchi.reception.desk.AdviseOnCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a clerk sends about a card, and what is advised in the clerk's words. */
class CardAdviceTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private final DeskCardAdvice advice = new DeskCardAdvice(
            new AdviseOnCard(RuleFiles.read(new Settings(name -> "")), Optional.empty()),
            InstantSource.fixed(Instant.parse("2026-11-20T00:30:15Z")));

    private JsonNode told(String body, Locale locale) throws JsonProcessingException {
        return JSON.valueToTree(
                new CardAdviceJson(locale).of(advice.advise(JSON.readTree(body.replace('\'', '"')))));
    }

    @Test
    void everythingThatIsAskedIsAnsweredWithRules() throws JsonProcessingException {
        JsonNode told = told("{'card':{'certificateExpiry':'2026-10-15'},'tries':{'wrongPins':2},'unread':{'T1':true},"
                + "'holder':{'insurer':'LATE_ELDERLY','joined':'2020-04-01','birthDate':'1945-01-01','myNumberCard':true}}",
                Locale.ENGLISH);

        assertThat(told.path("visit").asText()).as("today in Japan").isEqualTo("2026-11-20");
        assertThat(told.at("/certificate/state").asText()).isEqualTo("GRACE");
        assertThat(told.at("/certificate/lastUsableDay").asText()).isEqualTo("2027-01-31");
        assertThat(told.at("/certificate/rules").toString()).contains("R-EX-03", "R-EX-05");
        assertThat(told.at("/locks/pinTriesLeft").asInt()).isEqualTo(1);
        assertThat(told.at("/locks/notes").toString()).contains("LAST_TRY", "R-LK-05", "R-LK-02", "R-CH-08");
        assertThat(told.at("/unread/outcome").asText()).isEqualTo("EXPIRED_IN_GRACE");
        assertThat(told.at("/unread/steps/0/step").asText()).isEqualTo("RENEW_CERTIFICATE");
        assertThat(told.at("/paper/given").asText()).isEqualTo("QUALIFICATION_NOTICE");
        assertThat(told.at("/paper/onApplication").asText()).isEqualTo("QUALIFICATION_CERTIFICATE");
        assertThat(told.path("phones").toString()).contains("0800-080-4583", "R-CH-54", "0120-95-0178", "R-CH-55");
    }

    /** R-CH-41: a change of the address makes what was printed before useless; without an address nobody knows. */
    @ParameterizedTest
    @CsvSource({"2026-03-31,2026-04-01,REPLACE_PRINTED_CODE", "2026-04-01,2026-04-01,", "2026-03-31,,"})
    void aPrintedCodeIsReplacedOnceTheAddressHasChanged(String printed, String since, String step)
            throws JsonProcessingException {
        Map<String, String> values = since == null
                ? Map.of()
                : Map.of("madoguchi.channels.web-address", "https://web.example/h/1",
                        "madoguchi.channels.web-address-since", since);
        Settings settings = new Settings(name -> values.getOrDefault(name, ""));
        DeskCardAdvice known = new DeskCardAdvice(new AdviseOnCard(RuleFiles.read(settings), WebAddress.of(settings)),
                InstantSource.fixed(Instant.parse("2026-11-20T00:30:15Z")));
        JsonNode told = JSON.valueToTree(new CardAdviceJson(Locale.ENGLISH)
                .of(known.advise(JSON.readTree("{\"codePrinted\":\"" + printed + "\"}"))));
        assertThat(told.at("/code/steps/0/step").asText()).isEqualTo(step == null ? "" : step);
        assertThat(told.at("/code/since").asText()).isEqualTo(since == null ? "" : since);
        assertThat(told.at("/code/rules/0").asText()).isEqualTo("R-CH-41");
    }

    @ParameterizedTest
    @CsvSource({"http://web.example/h/1,2026-04-01,madoguchi.channels.web-address",
            "https://web.example/h/1,April,madoguchi.channels.web-address-since",
            "https://web.example/h/1,,madoguchi.channels.web-address-since",
            ",2026-04-01,madoguchi.channels.web-address"})
    void anAddressThatCannotBeOneIsNamedBeforeTheStart(String address, String since, String setting) {
        Map<String, String> values = new HashMap<>();
        values.put("madoguchi.channels.web-address", address == null ? "" : address);
        values.put("madoguchi.channels.web-address-since", since == null ? "" : since);
        Settings settings = new Settings(name -> values.getOrDefault(name, ""));
        assertThatThrownBy(() -> WebAddress.of(settings)).isInstanceOf(ProblemException.class)
                .hasMessageContaining("[" + setting + "]");
        assertThat(ConfigurationCheck.of(settings)).extracting(finding -> finding.setting().name()).contains(setting);
    }

    @Test
    void aClerkIsToldInJapaneseWhereNothingElseIsAskedFor() throws JsonProcessingException {
        JsonNode told = told("{'unread':{}}", Locale.JAPANESE);
        assertThat(told.at("/unread/ask").asText()).isEqualTo("T1");
        assertThat(told.at("/unread/title").asText()).contains("利用登録");
        assertThat(told.at("/unread/steps/0/step").asText()).isEqualTo("CHECK_READER_AND_LIGHT");
        assertThat(told.has("certificate")).isFalse();
        assertThat(told.has("locks")).isFalse();
        assertThat(told.has("paper")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            "{'expiry':'2026-10-15'}",                                   REQUEST_MALFORMED, an unknown field
            "{'visit':'20.11.2026'}",                                    VALUE_MALFORMED,   visit
            "{'card':'x'}",                                              REQUEST_MALFORMED, card
            "{'card':{'medium':'WATCH'}}",                               VALUE_MALFORMED,   card.medium
            "{'card':{'lastDay':'x'}}",                                  VALUE_MALFORMED,   card.lastDay
            "{'card':{'issued':'2020-01-01','birthDate':'2020-01-02'}}", DATE_IMPOSSIBLE,   issued
            "{'tries':{'wrongPins':4}}",                                 VALUE_MALFORMED,   tries.wrongPins
            "{'tries':{'faceMismatches':-1}}",                           VALUE_MALFORMED,   tries.faceMismatches
            "{'tries':{'pins':1}}",                                      REQUEST_MALFORMED, an unknown field
            "{'unread':{'T6':true}}",                                    REQUEST_MALFORMED, unread
            "{'unread':{'T2':'yes'}}",                                   REQUEST_MALFORMED, unread.T2
            "{'visit':'2026-11-20','codePrinted':'2026-11-21'}",         DATE_IMPOSSIBLE,   codePrinted
            "{'holder':{'insurer':'NATIONAL'}}",                         VALUE_MISSING,     holder.myNumberCard
            "{'holder':{'insurer':'X','myNumberCard':true}}",            VALUE_MALFORMED,   holder.insurer
            "{'holder':{'insurer':'NATIONAL','myNumberCard':true}}",     VALUE_MISSING,     holder.joined
            "{'visit':'2026-11-20','holder':{'insurer':'NATIONAL','joined':'2026-11-20','birthDate':'2026-11-21','myNumberCard':true}}", DATE_IMPOSSIBLE, holder.birthDate
            "{'visit':'2026-11-20','holder':{'insurer':'NATIONAL','joined':'2026-11-21','birthDate':'1990-01-15','myNumberCard':true}}", DATE_IMPOSSIBLE, holder.joined
            "{'visit':'2026-11-20','holder':{'insurer':'NATIONAL','joined':'1990-01-14','birthDate':'1990-01-15','myNumberCard':true}}", DATE_IMPOSSIBLE, holder.joined
            "{'visit':'2026-11-20','card':{'issued':'2026-11-21'}}",      DATE_IMPOSSIBLE,   issued
            "{'visit':'2026-11-20','card':{'birthDate':'2026-11-21'}}",   DATE_IMPOSSIBLE,   birthDate
            "{'card':{'issued':'2020-01-02','certificateExpiry':'2020-01-01'}}", DATE_IMPOSSIBLE, certificateExpiry
            """)
    void whatIsNotUnderstoodIsNamedAndNotRepeated(String body, ProblemCode code, String where) {
        assertThatThrownBy(() -> told(body, Locale.JAPANESE)).isInstanceOfSatisfying(ProblemException.class,
                refused -> {
                    assertThat(refused.problem().code()).isEqualTo(code);
                    assertThat(refused.problem().where()).isEqualTo(where);
                });
    }
}
