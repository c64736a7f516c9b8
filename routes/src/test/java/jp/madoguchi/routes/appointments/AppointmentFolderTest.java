package jp.madoguchi.routes.appointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.reception.bulk.AppointmentEntry;
import jp.madoguchi.reception.bulk.KeepAppointments;
import jp.madoguchi.reception.ledger.AppointmentRecord;
import jp.madoguchi.routes.MemoryLedger;
import jp.madoguchi.routes.RouteContext;
import jp.madoguchi.routes.csv.CsvReading;
import jp.madoguchi.routes.csv.RowFault;
import jp.madoguchi.routes.folder.RejectedFiles;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of appointments: what is taken, what is refused and where it stands then. */
class AppointmentFolderTest {

    private static final String HEADER = "day,patient_number,status,birth_date,insurer_number,symbol,number,branch\n";
    private static final Charset WINDOWS = Charset.forName("windows-31J");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-20T00:30:00Z"));

    @TempDir
    Path dir;

    private final MemoryLedger ledger = new MemoryLedger();
    private Path inbox;
    private RouteContext context;

    @BeforeEach
    void open() {
        open(StandardCharsets.UTF_8);
    }

    private void open(Charset charset) {
        inbox = dir.resolve("inbox/appointments");
        AppointmentFolder folder = new AppointmentFolder(inbox, new FacilityCode("9919999999"), charset,
                Duration.ofMillis(100), Duration.ofMillis(50), new KeepAppointments(ledger),
                new RejectedFiles(dir.resolve("rejected"), CLOCK), CLOCK);
        context = RouteContext
                .start(RouteContext.Plan.house(List.of(folder), key -> Optional.empty(), getClass().getClassLoader()));
    }

    @AfterEach
    void close() {
        context.close();
        ledger.close();
    }

    private static void eventually(ThrowingRunnable that) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(that);
    }

    private JsonNode taken(String name, String csv, Charset charset) throws IOException {
        Path aside = inbox.resolve("." + name + ".part");
        Files.writeString(aside, csv, charset);
        Files.move(aside, inbox.resolve(name));
        Path report = inbox.resolve("done").resolve(name + ".report.json");
        eventually(() -> assertThat(report).isNotEmptyFile());
        eventually(() -> assertThat(inbox.resolve(name)).doesNotExist());
        assertThat(inbox.resolve("done").resolve(name)).as("who is expected is not kept in plain text").doesNotExist();
        return new ObjectMapper().readTree(report.toFile());
    }

    private List<Path> rejected() throws IOException {
        if (Files.notExists(dir.resolve("rejected"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(dir.resolve("rejected"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void aListIsTakenOnceAndALaterOneAddsAndWithdraws() throws Exception {
        JsonNode first = taken("a.csv", HEADER + "2026-11-21,0001,,,,,,\n2026/11/21,0002,booked,,,,,\n",
                StandardCharsets.UTF_8);
        assertThat(first.path("added").asInt()).isEqualTo(2);
        JsonNode again = taken("b.csv", HEADER + "2026-11-21,0001,,,,,,\n2026/11/21,0002,booked,,,,,\n",
                StandardCharsets.UTF_8);
        assertThat(again.path("unchanged").asInt()).isEqualTo(2);
        JsonNode later = taken("c.csv",
                HEADER + "20261121,0002,cancelled,,,,,\n2026-11-21,0003,予約,,,,,\n2026-11-21,0004,取消,,,,,\n"
                        + "2026-11-21,0001,,1958-04-12,06990014,１２３,４５６７,00\n",
                StandardCharsets.UTF_8);
        assertThat(later.path("added").asInt()).isEqualTo(1);
        assertThat(later.path("changed").asInt()).as("0001 has a card now").isEqualTo(1);
        assertThat(later.path("withdrawn").asInt()).isEqualTo(1);
        assertThat(later.path("unchanged").asInt()).as("0004 was never booked").isEqualTo(1);
        assertThat(ledger.appointments()).extracting(one -> one.patient().value(), AppointmentRecord::withdrawn,
                one -> one.card() != null).containsExactlyInAnyOrder(tuple("0001", false, true),
                        tuple("0002", true, false), tuple("0003", false, false));
        assertThat(rejected()).isEmpty();
    }

    @Test
    void rowsThatCannotBeRightAreKeptWithLineAndReasonAndTheOthersAreTaken() throws Exception {
        JsonNode report = taken("list.csv", HEADER + """
                2026-11-21,0001,,,,,,
                2026-11-19,0002,,,,,,
                2026-11-21,,,,,,,
                2026-11-21,0003,maybe,,,,,
                2026-11-21,0004,,,06990014,１２３,４５６７,00
                2026-11-21,0001,,,,,,
                2026-11-21,0005,,,,,,
                """, StandardCharsets.UTF_8);
        assertThat(report.path("added").asInt()).isEqualTo(2);
        assertThat(report.path("refused").asInt()).isEqualTo(5);
        assertThat(rejected()).hasSize(2);
        Path rows = rejected().getFirst();
        assertThat(rows.getFileName()).hasToString("list.refused.csv");
        assertThat(Files.readAllLines(rows)).hasSize(6).first().asString().startsWith("day,patient_number,status");
        assertThat(rejected().getLast()).content().contains("MDG-DIR-04", "line 3 day MDG-VAL-05",
                "line 4 patient_number MDG-VAL-01", "line 5 status MDG-VAL-02", "line 6 birth_date MDG-VAL-01",
                "line 7 patient_number MDG-DIR-04").doesNotContain("4567", "0004", "maybe");
    }

    @Test
    void aCardThatCannotExistIsRefusedAsOverHttp() {
        AppointmentCsv csv = new AppointmentCsv(StandardCharsets.UTF_8, () -> LocalDate.of(2026, 11, 20));
        CsvReading<AppointmentEntry> reading = csv.read((HEADER + """
                2026-11-21,1,,1958-04-12,06990015,,4567,
                2026-11-21,2,,1958-04-12,77777777,,4567,
                2026-11-21,3,,1958-04-12,06990014,,777777777,
                2026-11-21,4,,1938-04-12,39990015,,77777777,
                2026-11-21,5,,1938-04-12,39990015,,00006161,01
                2026-11-21,6,,1938-04-12,39990015,,00006161,
                2026-11-21,7,,1958-04-12,990010,見本,７７７０００１,02
                """).getBytes(StandardCharsets.UTF_8));
        assertThat(reading.faults()).containsExactly(
                new RowFault(2, "insurer_number", ProblemCode.CHECK_DIGIT_WRONG),
                new RowFault(3, "insurer_number", ProblemCode.PLACEHOLDER_REFUSED),
                new RowFault(4, "number", ProblemCode.PLACEHOLDER_REFUSED),
                new RowFault(5, "number", ProblemCode.PLACEHOLDER_REFUSED),
                new RowFault(6, "branch", ProblemCode.BRANCH_NUMBER_NOT_USED));
        assertThat(reading.rows()).hasSize(2);
    }

    @Test
    void aFileWithAnotherHeaderOrEncodingGoesToRejectedWhole() throws Exception {
        Files.writeString(inbox.resolve("other.csv"), "date,patient\n2026-11-21,1\n");
        Files.writeString(inbox.resolve("sjis.csv"), HEADER + "2026-11-21,1,予約,,,,,\n", WINDOWS);
        eventually(() -> assertThat(rejected()).hasSize(4));
        assertThat(rejected().get(1)).content().contains("MDG-DIR-05");
        assertThat(rejected().get(3)).content().contains("MDG-OQS-04");
        assertThat(ledger.appointments()).isEmpty();
    }

    @Test
    void aHospitalThatWritesWindows31jSaysSo() throws Exception {
        context.close();
        open(WINDOWS);
        assertThat(taken("w.csv", HEADER + "2026-11-21,1,予約,1958-04-12,06990014,記号①,４５６７,\n", WINDOWS).path("added")
                .asInt()).isEqualTo(1);
        assertThat(ledger.appointments()).singleElement()
                .satisfies(one -> assertThat(one.card().member().symbol()).isNotNull());
    }

    @Test
    void whileTheLedgerIsAwayTheFileStays() throws Exception {
        ledger.failNext(2, ProblemCode.LEDGER_UNAVAILABLE);
        assertThat(taken("late.csv", HEADER + "2026-11-21,1,,,,,,\n", StandardCharsets.UTF_8).path("added").asInt())
                .isEqualTo(1);
        assertThat(ledger.appointments()).hasSize(1);
    }

    @Test
    void columnsMayStandInAnyOrderAndOnlyDayAndNumberAreNeeded() {
        AppointmentCsv csv = new AppointmentCsv(StandardCharsets.UTF_8, () -> LocalDate.of(2026, 11, 20));
        CsvReading<AppointmentEntry> reading = csv
                .read("\uFEFFward,patient_number,day\r\n3F,7,2027-11-21\r\n3F,8,2027-11-22\r\n"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(reading.rows()).singleElement()
                .satisfies(row -> assertThat(row.day()).isEqualTo(LocalDate.of(2027, 11, 21)));
        assertThat(reading.faults()).containsExactly(new RowFault(3, "day", ProblemCode.DATE_IMPOSSIBLE));
        assertThat(reading.toString()).doesNotContain("8");
        assertThatThrownBy(() -> csv.read("patient_number\n1\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ProblemException.class);
    }
}
