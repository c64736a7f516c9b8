package jp.madoguchi.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Logger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.rulebook.RuleBook;
import jp.madoguchi.gateway.operations.RuleFiles;
import jp.madoguchi.gateway.operations.Settings;
import jp.madoguchi.gateway.whole.Program;
import jp.madoguchi.reception.bulk.BulkBatch;
import jp.madoguchi.reception.bulk.NightBefore;
import jp.madoguchi.reception.bulk.RowPage;
import jp.madoguchi.reception.ledger.BulkOutcome;
import jp.madoguchi.reception.ledger.BulkReason;
import jp.madoguchi.reception.ledger.BulkRow;
import jp.madoguchi.reception.ledger.BulkRowQuery;
import jp.madoguchi.reception.ledger.BulkState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 10,000 appointments, dropped as a file in the evening: the gateway's own rooms (inbox, folders, codec, ledger on H2, timer) without the
 * server around them, and the simulated national system as a program beside it.
 */
class NightBeforeIT {

    private static final Logger LOG = Logger.getLogger(NightBeforeIT.class.getName());
    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final int ALL = 10_000;
    private static final int MISTYPED = 200;
    private static final int UNKNOWN = 100;
    private static final int LEFT_OUT = 7;
    private static final int SIZE = 500;
    private static final int PROCESSING = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final LocalDate day = LocalDate.now(ZoneId.of("Asia/Tokyo")).plusDays(1);

    @TempDir
    Path dir;

    private @Nullable Rooms rooms;

    /** What stands between the folders and the ledger. Closing it and opening another is a restart. */
    private static final class Rooms implements AutoCloseable {

        private final LedgerRoom ledger;
        private final RouteRoom routes;
        private final BulkDeskRoom bulk;

        Rooms(Settings settings) {
            RuleBook rules = RuleFiles.read(settings);
            ledger = LedgerRoom.open(settings, Clock.systemUTC());
            routes = RouteRoom.start(settings, Clock.systemUTC(), FACILITY, ledger,
                    patients -> CompletableFuture.completedStage(null), rules,
                    (exchange, act) -> (inquiry, patient, problem) -> {});
            bulk = new BulkDeskRoom(settings, Clock.systemUTC(), FACILITY, ledger, routes.reception().bulk(),
                    routes.asking(), routes.overHttp());
            bulk.start();
        }

        @Override
        public void close() {
            bulk.close();
            routes.close();
            ledger.close();
        }
    }

    private void open() throws IOException {
        Map<String, String> values = new HashMap<>();
        values.put("madoguchi.data.dir", dir.resolve("data").toString());
        values.put("madoguchi.oqs.dir", dir.resolve("oqs").toString());
        values.put("madoguchi.mllp.port", Integer.toString(Program.freePort()));
        values.put("madoguchi.bulk.size", Integer.toString(SIZE));
        values.put("madoguchi.bulk.under-way", "4");
        values.put("madoguchi.bulk.quiet", "none");
        values.put("madoguchi.bulk.delays", "PT0.5S,PT1S");
        values.put("madoguchi.bulk.round", "PT0.3S");
        values.put("madoguchi.night-before.at", "00:00");
        values.put("madoguchi.night-before.gather", "PT1M");
        rooms = new Rooms(new Settings(name -> values.getOrDefault(name, "")));
    }

    @AfterEach
    void close() {
        if (rooms != null) {
            rooms.close();
        }
    }

    private Rooms rooms() {
        return Objects.requireNonNull(rooms);
    }

    private BulkBatch batch() {
        return rooms().bulk.work().batch(FACILITY, NightBefore.batch(FACILITY, day));
    }

    private void restart() throws IOException {
        rooms().close();
        open();
    }

    @Test
    void tenThousandAppointmentsBecomeAWorklistThatAgreesWithTheNationalSystem() throws Exception {
        String crowd = Integer.toString(ALL);
        Path patients = dir.resolve("patients.csv");
        try (Program list = Program.simulator(dir.resolve("csv.log"), "people-csv", "--out", patients.toString(),
                "--crowd", crowd, "--seed", "7")) {
            assertThat(list.awaitEnd(Duration.ofMinutes(2))).as(list.output()).isZero();
        }
        int port = Program.freePort();
        try (Program sim = Program.simulator(dir.resolve("sim.log"), "sim", "--oqs", dir.resolve("oqs").toString(),
                "--http-port", Integer.toString(port), "--profile", "instant", "--crowd", crowd, "--seed", "7",
                "--bulk-time", "100", "--poll", "50").awaitLine("sim ready");
                BulkOverHttp desk = new BulkOverHttp(() -> rooms().bulk.desk(entry -> {}))) {
            fault(port, "{\"kind\":\"processing\",\"times\":" + PROCESSING + ",\"api\":\"OQSmuquc02\"}");
            Map<String, String> truth = truth(port);
            open();
            long begun = System.nanoTime();
            List<String> rows = Files.readAllLines(patients).stream()
                    .filter(row -> row.startsWith("9") || row.startsWith("patient_number")).toList();
            drop("patients", rows);
            long imported = System.nanoTime();
            drop("appointments", appointments(rows, truth));
            long listed = System.nanoTime();

            await().atMost(PATIENCE).until(() -> batchIsThere()
                    && batch().progress().jobs().containsKey(BulkState.Phase.ACCEPTED));
            restart();
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100))
                    .until(() -> batch().progress().jobs().containsKey(BulkState.Phase.FINISHED));
            fault(port, "{\"kind\":\"units-missing\",\"times\":1,\"size\":" + LEFT_OUT + ",\"api\":\"OQSmuquc02\"}");
            List<Long> deskWaits = new ArrayList<>();
            List<Long> polls = new ArrayList<>();
            List<Integer> left = new ArrayList<>();
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(300)).until(() -> {
                long before = System.nanoTime();
                JsonNode progress = desk.batch(NightBefore.batch(FACILITY, day));
                polls.add((System.nanoTime() - before) / 1_000_000);
                isAPicture(progress);
                left.add(progress.path("open").asInt());
                deskWaits.add(waitOfADesk());
                return progress.path("over").asBoolean();
            });
            long over = System.nanoTime();
            assertThat(left).as("fewer and fewer").isSortedAccordingTo(Comparator.reverseOrder()).endsWith(0);
            assertThat(new HashSet<>(left)).as("seen on the way").hasSizeGreaterThan(3);

            List<BulkRow> worklist = worklist();
            assertThat(worklist).extracting(BulkRow::of).doesNotHaveDuplicates().hasSize(ALL);
            assertAgrees(worklist, truth);
            assertThat(batch().jobs().size()).isEqualTo(ALL / SIZE);
            assertThat(batch().progress().refused()).isZero();
            assertThat(batch().progress().persons()).isEqualTo(counted(worklist));
            String record = text(port, "/control/record");
            assertThat(requests(record, "OQSmuquc01req_")).as("each file is sent once").isEqualTo(ALL / SIZE);
            assertThat(requests(record, "OQSmuquc02req_"))
                    .as("a result is asked for again only while it is being processed")
                    .isEqualTo(ALL / SIZE + PROCESSING);
            assertThat(sim.output()).doesNotContain("Exception");
            LOG.info("10,000 appointments: patients imported in " + seconds(begun, imported)
                    + ", appointments listed in " + seconds(imported, listed) + ", asked and answered in "
                    + seconds(listed, over) + "; a poll of the progress took " + spread(polls)
                    + ", a desk waited for the ledger's writer " + spread(deskWaits) + "; " + batch().progress());
        }
    }

    /** What is read over HTTP at any moment fits together: every person counts once, and the time that is left is said. */
    private static void isAPicture(JsonNode progress) {
        assertThat(progress.path("persons").asInt()).isEqualTo(ALL);
        assertThat(sum(progress.path("outcomes"))).isEqualTo(ALL);
        assertThat(progress.path("open").asInt()).isEqualTo(progress.path("outcomes").path("WAITING").asInt());
        assertThat(sum(progress.path("jobs"))).isEqualTo(ALL / SIZE);
        assertThat(progress.path("jobs").has("STOPPED")).as(progress.toString()).isFalse();
        assertThat(progress.has("remainingSeconds")).as(progress.toString()).isTrue();
        assertThat(progress.path("over").asBoolean()).isEqualTo(
                progress.path("jobs").path("FINISHED").asInt() == ALL / SIZE);
        if (progress.path("over").asBoolean()) {
            assertThat(progress.path("remainingSeconds").asInt()).isZero();
        }
    }

    private static int sum(JsonNode counts) {
        int sum = 0;
        for (JsonNode count : counts) {
            sum += count.asInt();
        }
        return sum;
    }

    /** How long a desk's work waits for its turn among those of the bulk jobs, in milliseconds. */
    private long waitOfADesk() {
        long before = System.nanoTime();
        rooms().ledger.ledger().commit(transaction -> transaction.at()).toCompletableFuture().join();
        return (System.nanoTime() - before) / 1_000_000;
    }

    private static long requests(String record, String kind) {
        return Pattern.compile(kind + "[0-9A-Z]+").matcher(record).results().map(MatchResult::group).distinct().count();
    }

    private static String spread(List<Long> millis) {
        List<Long> sorted = millis.stream().sorted().toList();
        return sorted.get(sorted.size() / 2) + " ms, at most " + sorted.getLast() + " ms";
    }

    private static String seconds(long from, long to) {
        return (to - from) / 1_000_000_000 + " s";
    }

    private boolean batchIsThere() {
        return !rooms().bulk.work().batches(FACILITY, null, 1).batches().isEmpty();
    }

    private void fault(int port, String fault) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/control/fault"))
                .POST(HttpRequest.BodyPublishers.ofString(fault)).build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private String text(int port, String path) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
                HttpResponse.BodyHandlers.ofString()).body();
    }

    /** What the national system holds of each hospital number's card. */
    private Map<String, String> truth(int port) throws Exception {
        Map<String, String> truth = new HashMap<>();
        for (JsonNode person : json.readTree(text(port, "/control/people?crowd=true"))) {
            if (person.path("id").asText().startsWith("C")) {
                truth.put(person.path("hospitalNumbers").path(0).asText(), person.path("validity").asText());
            }
        }
        assertThat(truth).hasSize(ALL);
        return truth;
    }

    /** Some are listed under a mistyped card, some under a number that nobody has; of the others the card is on file. */
    private List<String> appointments(List<String> patients, Map<String, String> truth) {
        List<String> list = new ArrayList<>(
                List.of("day,patient_number,birth_date,insurer_number,symbol,number,branch"));
        for (int i = 1; i <= ALL; i++) {
            String[] row = patients.get(i).split(",", -1);
            if (i <= UNKNOWN) {
                truth.put("X" + i, "UNKNOWN");
                list.add(day + ",X" + i + ",,,,,");
            } else if (i <= UNKNOWN + MISTYPED) {
                truth.put(row[0], "NOT_FOUND");
                list.add(String.join(",", day.toString(), row[0], row[3], row[5], row[6], "9" + row[7], row[8]));
            } else {
                list.add(day + "," + row[0] + ",,,,,");
            }
        }
        return list;
    }

    private void drop(String inbox, List<String> rows) throws IOException {
        Path folder = dir.resolve("data").resolve("inbox").resolve(inbox);
        Path aside = folder.resolve(".list.part");
        Files.write(aside, rows, StandardCharsets.UTF_8);
        Files.move(aside, folder.resolve("list.csv"));
        Path report = folder.resolve("done").resolve("list.csv.report.json");
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> Files.exists(report)
                && json.readTree(report.toFile()).path("added").asInt() == ALL);
    }

    private List<BulkRow> worklist() {
        List<BulkRow> rows = new ArrayList<>();
        BulkRowQuery.Place after = null;
        do {
            RowPage page = rooms().bulk.work().worklist(FACILITY,
                    new BulkRowQuery(batch().id(), EnumSet.allOf(BulkOutcome.class), after, BulkRowQuery.MOST));
            rows.addAll(page.rows());
            after = page.next();
        } while (after != null);
        return rows;
    }

    private static Map<BulkOutcome, Integer> counted(List<BulkRow> rows) {
        Map<BulkOutcome, Integer> counts = new EnumMap<>(BulkOutcome.class);
        rows.forEach(row -> counts.merge(row.outcome(), 1, Integer::sum));
        return counts;
    }

    private static void assertAgrees(List<BulkRow> worklist, Map<String, String> truth) {
        int leftOut = 0;
        for (BulkRow row : worklist) {
            String held = truth.get(Objects.requireNonNull(row.of()).value());
            if (row.reason() == BulkReason.NOT_IN_RESULT) {
                leftOut++;
                assertThat(row.outcome()).isEqualTo(BulkOutcome.NO_ANSWER);
                continue;
            }
            String expected = switch (row.outcome()) {
                case VALID, CHANGED -> "VALID";
                case INVALID -> row.reason() == BulkReason.NEW_ONE_EXISTS ? "INVALID_NEW_EXISTS" : "INVALID";
                case NOT_FOUND -> "NOT_FOUND";
                case NO_ANSWER -> row.reason() == BulkReason.PATIENT_UNKNOWN ? "UNKNOWN" : "no answer";
                case WAITING, REGISTERED, ERROR -> row.outcome() + " " + row.reason();
            };
            assertThat(expected).as(row + " " + row.reason()).isEqualTo(held);
        }
        assertThat(leftOut).as("units that the result left out").isEqualTo(LEFT_OUT);
    }
}
