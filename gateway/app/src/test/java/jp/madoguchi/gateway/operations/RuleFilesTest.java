package jp.madoguchi.gateway.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.domain.rulebook.RuleBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFilesTest {
    private static final Path BUILT_IN = Path.of("../domain/src/main/resources/jp/madoguchi/domain/rule/switches.csv");
    private static final LocalDate DAY = LocalDate.of(2026, 5, 11);

    @TempDir
    private Path folder;

    @Test
    void withoutAFolderTheRulesBuiltInHold() {
        assertThat(RuleFiles.read(settings(Map.of())).switches().number(RuleSwitch.SECOND_REVIEW_HOURS, DAY))
                .isEqualTo(24);
    }

    @Test
    void aFileOfTheSameNameReplacesTheBuiltInOneAndOthersStay() throws IOException {
        write("switches.csv", Files.readString(BUILT_IN).replace("SECOND_REVIEW_HOURS,2021-03-01,,24",
                "SECOND_REVIEW_HOURS,2021-03-01,,12"));
        Files.writeString(folder.resolve("README.txt"), "left alone");
        assertThat(own().switches().number(RuleSwitch.SECOND_REVIEW_HOURS, DAY)).isEqualTo(12);
    }

    @Test
    void aMisspeltNameStopsTheStart() throws IOException {
        write("switch.csv", "switch,from,to,value,rules\n");
        assertThatThrownBy(this::own).isInstanceOf(ProblemException.class).hasMessageContaining("MDG-CFG-03")
                .hasMessageContaining("[switch.csv is no rule file");
    }

    @Test
    void aWrongLineStopsTheStartWithItsNumber() throws IOException {
        write("switches.csv", Files.readString(BUILT_IN).replace("GRACE_FORM,2021-03-01,,month-end",
                "GRACE_FORM,2021-03-01,,weekly"));
        long line = Files.readString(BUILT_IN).lines().takeWhile(text -> !text.startsWith("GRACE_FORM")).count() + 1;
        assertThatThrownBy(this::own).hasMessageContaining("[switches.csv line " + line + " has the value weekly");
        assertThat(ConfigurationCheck.of(settings(Map.of("madoguchi.rules.dir", folder.toString()))))
                .singleElement().satisfies(finding -> {
                    assertThat(finding.setting()).isEqualTo(Settings.RULES_DIR);
                    assertThat(finding.mend()).startsWith("switches.csv line " + line);
                });
    }

    @Test
    void aFileInAnotherEncodingIsNamed() throws IOException {
        Files.write(folder.resolve("switches.csv"), "# 窓口\n".getBytes(Charset.forName("Shift_JIS")));
        assertThatThrownBy(this::own).hasMessageContaining("switches.csv is not UTF-8");
    }

    @Test
    void aFolderThatIsNotThereIsAWrongSetting() {
        assertThatThrownBy(() -> RuleFiles
                .read(settings(Map.of("madoguchi.rules.dir", folder.resolve("none").toString()))))
                .hasMessageContaining("MDG-CFG-01").hasMessageContaining("madoguchi.rules.dir");
    }

    private RuleBook own() {
        return RuleFiles.read(settings(Map.of("madoguchi.rules.dir", folder.toString())));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static Settings settings(Map<String, String> values) {
        return new Settings(name -> values.getOrDefault(name, ""));
    }
}
