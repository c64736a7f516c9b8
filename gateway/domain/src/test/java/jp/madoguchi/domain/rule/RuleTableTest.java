package jp.madoguchi.domain.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Collectors;
import jp.madoguchi.domain.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTableTest {

    private static final Path SWITCHES = Path.of("src/main/resources/jp/madoguchi/domain/rule/switches.csv");

    @Test
    void aSwitchHasTheValueOfTheDayOfTheVisit() throws IOException {
        RuleSwitches switches = RuleSwitches.parse(Files.readString(SWITCHES));
        assertThat(switches.on(RuleSwitch.PATIENT_CARD_INTERIM, LocalDate.of(2024, 4, 16))).isFalse();
        assertThat(switches.on(RuleSwitch.PATIENT_CARD_INTERIM, LocalDate.of(2024, 4, 17))).isTrue();
        assertThat(switches.number(RuleSwitch.PUBLIC_EXPENSES_PER_CLAIM, LocalDate.of(2026, 5, 1))).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "GRACE_FORM,2021-03-01,,month-end|GRACE_FORM,2021-03-01,,weekly|9|weekly",
            "GRACE_FORM,2021-03-01,,month-end|GRACE_FROM,2021-03-01,,month-end|9|unknown switch GRACE_FROM",
            "PATIENT_CARD_INTERIM,2024-04-17|PATIENT_CARD_INTERIM,2024-04-16|5|overlaps",
            "PATIENT_CARD_INTERIM,2024-04-17|PATIENT_CARD_INTERIM,2024-04-19|5|gap",
            "switch,from,to|switch,since,to|3|unknown column since",
            "GRACE_FORM,2021-03-01,,month-end|GRACE_FORM,2021-3-1,,month-end|9|no date in from",
            "GRACE_FORM,2021-03-01,,month-end|GRACE_FORM,2021-03-01,month-end|9|has 4 cells",
            "GRACE_FORM,2021-03-01,,month-end|GRACE_FORM,2027-01-01,,month-end|9|must begin on 2021-03-01",
            "GRACE_FORM,2021-03-01,,month-end|GRACE_FORM,2021-03-01,2026-12-31,month-end|9|must have no end",
            "PATIENT_CARD_INTERIM,2024-04-17,,on|PATIENT_CARD_INTERIM,2024-04-17,2026-12-31,on|5|must have no end",
            "VISUAL_MODE_ALARM_MINUTES,2021-03-01,,5|VISUAL_MODE_ALARM_MINUTES,2021-03-01,,-5|12|no whole number in value",
            "VISUAL_MODE_ALARM_MINUTES,2021-03-01,,5|VISUAL_MODE_ALARM_MINUTES,2021-03-01,,+5|12|no whole number in value",
            "VISUAL_MODE_ALARM_MINUTES,2021-03-01,,5|VISUAL_MODE_ALARM_MINUTES,2021-03-01,,3000000000|12|no whole number in value"})
    void aWrongFileIsRefusedWithItsLineAndWhatToDo(String from, String to, int line, String what)
            throws IOException {
        String text = Files.readString(SWITCHES);
        assertThat(text).as("the row to spoil").contains(from);
        assertThatThrownBy(() -> RuleSwitches.parse(text.replace(from, to))).isInstanceOf(ProblemException.class)
                .hasMessageContaining("[switches.csv line " + line + " ").hasMessageContaining(what);
    }

    /** A hospital's own file is older than the switch: the message says what to add. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "UNCERTAIN_PAPERS|add the row UNCERTAIN_PAPERS,2021-03-01,,VALUE, with one of [as-listed, other-reading] as VALUE",
            "SECOND_REVIEW_HOURS|add the row SECOND_REVIEW_HOURS,2021-03-01,,VALUE, with a whole number as VALUE"})
    void aFileFromBeforeASwitchIsRefusedWithTheRowToAdd(String key, String what) throws IOException {
        String before = Files.readString(SWITCHES).lines().filter(line -> !line.startsWith(key + ","))
                .collect(Collectors.joining("\n"));
        assertThatThrownBy(() -> RuleSwitches.parse(before)).isInstanceOf(ProblemException.class)
                .hasMessageContaining(what);
        String value = key.equals("SECOND_REVIEW_HOURS") ? "12" : "other-reading";
        assertThat(RuleSwitches.parse(before + "\n" + key + ",2021-03-01,," + value + ",\n")
                .value(RuleSwitch.valueOf(key), LocalDate.of(2026, 5, 1))).isEqualTo(value);
    }
}
