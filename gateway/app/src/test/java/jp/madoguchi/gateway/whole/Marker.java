package jp.madoguchi.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** A text that stands in everything medical of the simulated people and nowhere else, and the search for it in what the gateway kept. */
final class Marker {

    static final String TEXT = "ZQXV7MARK3R";
    /** Of the terminal's encrypted results. */
    static final String PASSWORD = "madoguchi-medical";

    private static final MarkerSearch SEARCH = new MarkerSearch(TEXT, PASSWORD);

    private Marker() {}

    /** The people of the simulators, with the marker in everything medical. */
    static String people() throws IOException {
        try (JarFile jar = new JarFile(System.getProperty("madoguchi.simulator"));
                InputStream in = jar.getInputStream(jar.getEntry("jp/madoguchi/sim/people.yaml"))) {
            String people = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String medical : List.of("name: 模擬降圧錠", "name: 模擬再診料", "name: 模擬点滴", "name: 模擬内視鏡", "name: 模擬血液",
                    "name: 模擬入院料",
                    "name: 見本胃腸", "name: 架空軟膏", "label: 服薬あり", "value: 経過をみて", "name: 体重", "name: ＨｂＡ１ｃ")) {
                String key = medical.substring(0, medical.indexOf(' ') + 1);
                people = people.replace(medical, key + TEXT + medical.substring(key.length()));
            }
            return people;
        }
    }

    /** In no byte below the data directory, of the terminal's folders, or of what the gateway said, and in the name of no file. */
    static void isNowhere(Hospital hospital) throws IOException {
        List<Path> places = List.of(hospital.data(), hospital.oqs(), hospital.log());
        assertThat(finds(places)).isEmpty();
        int searched = 0;
        for (Path place : places) {
            searched += files(place).size();
        }
        assertThat(searched).as("ledger, logs, keys, the server's own files").isGreaterThan(20);
    }

    /** The files of these places that hold it in any form, or a document, and in which form. */
    static Map<Path, String> finds(List<Path> places) throws IOException {
        Map<Path, String> finds = new TreeMap<>();
        for (Path place : places) {
            for (Path file : files(place)) {
                if (file.toString().contains(TEXT)) {
                    finds.put(file, "its name");
                }
                SEARCH.in(Files.readAllBytes(file)).ifPresent(form -> finds.put(file, form));
            }
        }
        return finds;
    }

    private static List<Path> files(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** The text of a document of the simulated national system has it: what would be found if the document were kept without its head. */
    static void isInTheTextOf(byte[] document) {
        byte[] headless = Arrays.copyOfRange(document, "%PDF-".length(), document.length);
        assertThat(SEARCH.in(headless)).hasValue("hex of UTF-16BE");
    }

    /** What is sealed could hide it: every sealed column that the ledger's schema has is opened, row by row. */
    static void isInNoSealedRecord(Hospital hospital) throws Exception {
        Map<String, List<byte[]>> opened = SealedRecords.opened(hospital.data());
        assertThat(opened.keySet()).as("found in the schema").contains("answer", "appointment", "bulk_job", "bulk_row",
                "claim_case", "coverage", "desk_task", "exceptional_view", "inquiry", "ledger_key", "mode_change",
                "name_difference", "outbox", "patient", "recheck", "subsidy");
        for (String table : List.of("patient", "coverage", "answer", "inquiry", "desk_task", "ledger_key")) {
            assertThat(opened.get(table)).as(table).isNotEmpty();
        }
        opened.forEach((table, records) -> assertThat(records).as(table)
                .allSatisfy(plain -> assertThat(SEARCH.in(plain)).isEmpty()));
        assertThat(opened.values().stream().mapToInt(List::size).sum()).isGreaterThan(50);
    }
}
