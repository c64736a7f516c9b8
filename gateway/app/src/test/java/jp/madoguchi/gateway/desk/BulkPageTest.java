package jp.madoguchi.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.madoguchi.reception.bulk.AppointmentEntry;
import jp.madoguchi.reception.bulk.LinkStanding;
import jp.madoguchi.reception.ledger.BulkOutcome;
import jp.madoguchi.reception.ledger.BulkReason;
import jp.madoguchi.reception.ledger.BulkState;
import jp.madoguchi.routes.appointments.AppointmentCsv;
import jp.madoguchi.routes.csv.CsvReading;
import org.junit.jupiter.api.Test;

/** {@code docs/bulk-api.md} says what there is, and what it sends as an example is taken. */
class BulkPageTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private final String page = read();

    private static String read() {
        try {
            return Files.readString(Path.of("..", "..", "docs", "bulk-api.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyStateOutcomeReasonAndStandingIsNamed() {
        List.of(BulkState.Phase.values()).forEach(state -> assertThat(page).contains("`" + state + "`"));
        List.of(BulkOutcome.values()).forEach(outcome -> assertThat(page).contains("`" + outcome + "`"));
        List.of(BulkReason.values()).forEach(reason -> assertThat(page).contains("`" + reason + "`"));
        List.of(LinkStanding.values()).forEach(standing -> assertThat(page).contains("`" + standing + "`"));
    }

    @Test
    void theListOfItsExampleIsTakenWhole() {
        Matcher example = Pattern.compile("```csv\n(.*?)```", Pattern.DOTALL).matcher(page);
        assertThat(example.find()).isTrue();
        CsvReading<AppointmentEntry> reading = new AppointmentCsv(StandardCharsets.UTF_8, () -> TODAY)
                .read(example.group(1).getBytes(StandardCharsets.UTF_8));
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.rows()).extracting(AppointmentEntry::withdrawn).containsExactly(false, false, true);
        assertThat(reading.rows().get(1).appointment().card()).isNotNull();
    }

    @Test
    void everyExampleOfABodyIsTaken() throws IOException {
        Matcher examples = Pattern.compile("-d '(\\{[^']*)'").matcher(page);
        int found = 0;
        while (examples.find()) {
            JsonNode body = new ObjectMapper().readTree(examples.group(1));
            if (body.has("appointments")) {
                assertThat(AppointmentForm.read(body, TODAY)).hasSize(3);
            } else if (body.has("patients")) {
                assertThat(new BulkForm(body, Set.of("patients"), TODAY).patients()).hasSize(2);
            } else if (body.has("setting")) {
                assertThat(new BulkForm(body, Set.of("setting", "from", "to"), TODAY).consented()).isNotNull();
            } else if (body.has("month")) {
                assertThat(new BulkForm(body, Set.of("month"), TODAY).month()).isNotNull();
            } else if (body.has("day")) {
                assertThat(new BulkForm(body, Set.of("day"), TODAY).day()).isNotNull();
            } else {
                assertThat(BulkForm.by(body)).isEqualTo("clerk-1");
            }
            found++;
        }
        assertThat(found).isEqualTo(6);
    }
}
