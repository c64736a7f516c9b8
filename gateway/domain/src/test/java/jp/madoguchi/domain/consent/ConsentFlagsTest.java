package jp.madoguchi.domain.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jp.madoguchi.domain.rule.RuleSwitches;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** R-CO-01, R-CO-04, R-CO-05 and R-CO-06; the grace of a certificate (R-EX-04). */
class ConsentFlagsTest {

    private static final Path RULES = Path.of("src/main/resources/jp/madoguchi/domain/rule");
    private static final LocalDate DAY = LocalDate.of(2026, 5, 11);
    private static final String SWITCHES = read("switches.csv");

    @ParameterizedTest(name = "{0} {1} {2} → {5} ({6})")
    @CsvFileSource(resources = "consent-choices.csv", numLinesToSkip = 1, delimiter = '|', ignoreLeadingAndTrailingWhitespace = true)
    void aChoiceAtTheReaderComesToTheseFlags(LocalDate day, String offered, String choice, boolean qualificationOnly,
            String covers, String given, String why) {
        ConsentFlags flags = ConsentFlags.of(choice(choice), items(offered), qualificationOnly, day,
                RuleSwitches.parse(SWITCHES.replace("ALL_AGREED_COVERS_OPERATIONS,2021-03-01,,on",
                        "ALL_AGREED_COVERS_OPERATIONS,2021-03-01,," + (covers == null ? "on" : covers))));
        assertThat(given(flags)).as(why).isEqualTo(items(given));
        assertThat(flags.values()).as("every item has a flag").hasSize(ConsentItem.values().length);
    }

    @Property
    void aFlagIsTakenAsItWasReturnedAndNeverDerivedFromAnother(@ForAll Map<ConsentItem, ConsentStatus> returned) {
        ConsentFlags flags = ConsentFlags.asReturned(returned, false);
        for (ConsentItem item : ConsentItem.values()) {
            assertThat(flags.of(item)).isEqualTo(returned.getOrDefault(item, ConsentStatus.NOT_GIVEN));
        }
    }

    @Property
    void inTheGraceNothingMedicalIsEverGiven(@ForAll Map<ConsentItem, ConsentStatus> returned) {
        ConsentFlags flags = ConsentFlags.asReturned(returned, true);
        for (ConsentItem item : ConsentItem.values()) {
            ConsentStatus expected = item.isMedical()
                    ? ConsentStatus.NOT_GIVEN
                    : returned.getOrDefault(item, ConsentStatus.NOT_GIVEN);
            assertThat(flags.of(item)).isEqualTo(expected);
        }
    }

    /** R-CO-05: whatever else happens, a screen that nobody answered with yes gives nothing. */
    @Property
    void onlyAYesOnAnOfferedScreenGivesAnything(@ForAll Map<ConsentItem, ScreenAnswer> answers,
            @ForAll Set<ConsentItem> offered) {
        ConsentFlags flags = ConsentFlags.of(new ConsentChoice.OneByOne(answers), offered, false, DAY,
                RuleSwitches.parse(SWITCHES));
        for (ConsentItem item : ConsentItem.values()) {
            assertThat(flags.of(item) == ConsentStatus.GIVEN)
                    .isEqualTo(offered.contains(item) && answers.get(item) == ScreenAnswer.YES);
        }
    }

    /** R-CO-06. */
    @Test
    void asDeliveredMedicinesAndCheckupsAreOfferedAndOperationsAndTreatmentsAreNot() {
        EnvironmentDefaults delivered = EnvironmentDefaults.parse(read("environment.csv"));
        assertThat(delivered.offered(DAY)).containsExactlyInAnyOrder(ConsentItem.LIMIT_CERTIFICATE,
                ConsentItem.SPECIFIC_DISEASES_CERTIFICATE, ConsentItem.HEALTH_CHECKUPS, ConsentItem.MEDICINES);
        assertThat(delivered.offered(LocalDate.of(2021, 2, 28))).as("before the system existed").isEmpty();
    }

    static Set<ConsentItem> given(ConsentFlags flags) {
        return flags.values().entrySet().stream().filter(flag -> flag.getValue() == ConsentStatus.GIVEN)
                .map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    private static ConsentChoice choice(String text) {
        if (text.equals("all")) {
            return new ConsentChoice.AllAgreed();
        }
        Map<ConsentItem, ScreenAnswer> answers = new EnumMap<>(ConsentItem.class);
        for (String pair : text.split(" ")) {
            String[] parts = pair.split("=");
            answers.put(ConsentItem.valueOf(parts[0]), ScreenAnswer.valueOf(parts[1]));
        }
        return new ConsentChoice.OneByOne(answers);
    }

    private static Set<ConsentItem> items(String text) {
        return text == null
                ? Set.of()
                : Arrays.stream(text.split(" ")).map(ConsentItem::valueOf).collect(Collectors.toSet());
    }

    static String read(String file) {
        try {
            return Files.readString(RULES.resolve(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
