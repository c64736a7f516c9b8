package jp.madoguchi.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** A text that stands in everything medical of the simulated people and nowhere else, and the search for it in what the gateway kept. */
final class Marker {

    static final String TEXT = "ZQXV7MARK3R";

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

    /** In no byte below the data directory, of the terminal's folders, or of what the gateway said. */
    static void isNowhere(Hospital hospital) throws IOException {
        List<byte[]> forms = forms();
        int searched = 0;
        for (Path place : List.of(hospital.data(), hospital.oqs(), hospital.log())) {
            try (Stream<Path> files = Files.walk(place)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    byte[] bytes = Files.readAllBytes(file);
                    for (byte[] form : forms) {
                        assertThat(contains(bytes, form)).as("%s", file).isFalse();
                    }
                    searched++;
                }
            }
        }
        assertThat(searched).as("ledger, logs, keys, the server's own files").isGreaterThan(20);
        assertThat(contains(("x" + TEXT).getBytes(StandardCharsets.UTF_8), forms.getFirst())).isTrue();
    }

    /** The marker as it would stand in text of any encoding, and inside Base64. */
    private static List<byte[]> forms() {
        List<byte[]> forms = new ArrayList<>();
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            forms.add(TEXT.getBytes(charset));
        }
        for (int shift = 0; shift < 3; shift++) {
            byte[] shifted = (" ".repeat(shift) + TEXT).getBytes(StandardCharsets.UTF_8);
            String base64 = Base64.getEncoder().encodeToString(shifted);
            forms.add(base64.substring(4, base64.length() - 4).getBytes(StandardCharsets.US_ASCII));
        }
        return forms;
    }

    private static boolean contains(byte[] bytes, byte[] wanted) {
        for (int i = 0; i <= bytes.length - wanted.length; i++) {
            if (bytes[i] == wanted[0] && Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
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
        List<byte[]> forms = forms();
        opened.forEach((table, records) -> {
            for (byte[] plain : records) {
                for (byte[] form : forms) {
                    assertThat(contains(plain, form)).as(table).isFalse();
                }
            }
        });
        assertThat(opened.values().stream().mapToInt(List::size).sum()).isGreaterThan(50);
    }
}
