package jp.madoguchi.routes.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.oqs.exchange.Exchange;
import jp.madoguchi.oqs.exchange.SubsidyTags;
import jp.madoguchi.oqs.message.TerminalEncoding;
import jp.madoguchi.routes.terminal.FaceMode;
import jp.madoguchi.routes.terminal.TerminalSettings;
import jp.madoguchi.routes.web.WebSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalFileTest {

    private static final FacilityCode FACILITY = new FacilityCode("9919999999");

    @TempDir
    Path dir;

    private TerminalDoor read(String name, String yaml) throws IOException {
        return TerminalFile.read(Files.writeString(dir.resolve(name), yaml), FACILITY);
    }

    /** An example of the manual, by its first line. */
    private static String example(String name) throws IOException {
        String manual = Files.readString(Path.of("../docs/routes.md"));
        String begin = "```yaml\n# terminals/" + name + "\n";
        assertThat(manual).contains(begin);
        int from = manual.indexOf(begin) + "```yaml\n".length();
        return manual.substring(from, manual.indexOf("```", from));
    }

    @Test
    void theManualsExampleOfFoldersSaysWhatTheManualSaysOfIt() throws IOException {
        Files.writeString(dir.resolve("outpatients.password"), "secret\n");
        Files.writeString(dir.resolve("outpatients.names"), "recheck-at-home = OQSsihvq09\n");
        TerminalDoor door = read("outpatients.yaml", example("outpatients.yaml"));
        assertThat(door).isInstanceOfSatisfying(TerminalDoor.Folders.class, folders -> {
            TerminalSettings settings = folders.settings();
            assertThat(settings.terminal()).isEqualTo(new TerminalId("outpatients"));
            assertThat(settings.facility()).isEqualTo(FACILITY);
            assertThat(settings.resDir()).isEqualTo(Path.of("/mnt/oqs/res"));
            assertThat(settings.encoding()).isEqualTo(TerminalEncoding.SHIFT_JIS);
            assertThat(settings.faceMode()).isEqualTo(FaceMode.CONSUME);
            assertThat(settings.encryption().encrypted()).containsExactlyInAnyOrder("medicines", "check-ups", "face");
            assertThat(settings.encryption().password()).isEqualTo("secret");
            assertThat(settings.toString()).doesNotContain("secret");
            assertThat(settings.names().idOf(Exchange.RECHECK_AT_HOME)).contains("OQSsihvq09");
            assertThat(settings.faceOnly()).isFalse();
        });
        assertThat(TerminalDoor.folders(List.of(door))).hasSize(1);
        assertThat(TerminalDoor.web(List.of(door))).isEmpty();
    }

    @Test
    void theManualsExampleOfTheWebSaysWhatTheManualSaysOfIt() throws IOException {
        TerminalDoor door = read("night.yaml", example("night.yaml"));
        assertThat(door).isInstanceOfSatisfying(TerminalDoor.Web.class, web -> {
            WebSettings settings = web.settings();
            assertThat(settings.terminal()).isEqualTo(new TerminalId("night"));
            assertThat(settings.base()).isEqualTo(URI.create("https://terminal-2.hospital.example:8443"));
            assertThat(settings.path()).isEqualTo("/oqs/v1/{id}");
            assertThat(settings.mostConnections()).isEqualTo(2);
            assertThat(web.face().faceOnly()).isTrue();
            assertThat(web.face().faceDir()).isEqualTo(Path.of("/mnt/night/face"));
        });
        assertThat(TerminalDoor.folders(List.of(door))).hasSize(1);
        assertThat(TerminalDoor.web(List.of(door))).hasSize(1);
    }

    @Test
    void certificatesOfSubsidiesAreReadWhereThatIsSwitchedOn() throws IOException {
        Files.writeString(dir.resolve("outpatients.subsidies"), "root = PmhMsg\n");
        assertThat(read("a.yaml", "oqs: /mnt/oqs\n")).isInstanceOfSatisfying(TerminalDoor.Folders.class,
                folders -> assertThat(folders.settings().subsidies()).isNull());
        assertThat(read("b.yaml", "oqs: /mnt/oqs\nsubsidies: yes\nsubsidy-tags: outpatients.subsidies\n"))
                .isInstanceOfSatisfying(TerminalDoor.Folders.class, folders -> assertThat(folders.settings().subsidies()
                        .tag(SubsidyTags.ROOT)).isEqualTo("PmhMsg"));
    }

    @Test
    void certificatesOfATerminalOverHttpComeAsFilesBesideItsReadersResults() throws IOException {
        assertThat(read("web.yaml", "door: web\nurl: http://127.0.0.1:9\nface: /mnt/night/face\nsubsidies: yes\n"))
                .isInstanceOfSatisfying(TerminalDoor.Web.class,
                        web -> assertThat(web.face().subsidies()).isEqualTo(SubsidyTags.BUILT_IN));
    }

    @Test
    void aTerminalOverHttpNeedsNoFolders() throws IOException {
        TerminalDoor door = read("web.yaml", "door: web\nurl: http://127.0.0.1:9\n");
        assertThat(TerminalDoor.folders(List.of(door))).isEmpty();
        assertThat(TerminalDoor.web(List.of(door))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            door: window                                                  | t.yaml: door
            door: web                                                     | t.yaml: url
            door: web, url: 'ftp://x'                                     | t.yaml: url, path, connections
            door: web, url: 'http://u:p@x'                                | t.yaml: url, path, connections
            door: web, url: 'http://x', path: /oqs                        | t.yaml: url, path, connections
            door: web, url: 'http://x', connections: many                 | t.yaml: url, path, connections
            door: web, url: 'http://x', connections: 1                    | t.yaml: connections, at least 2
            door: web, url: 'http://x', subsidies: yes                    | t.yaml: subsidies, which needs face: what card readers cause comes as files, not over HTTP
            door: web, url: 'http://x', face-mode: leave                  | t.yaml: face-mode, which needs face: what card readers cause comes as files, not over HTTP
            door: web, url: 'http://x', encoding: shift_jis               | t.yaml: encoding
            oqs: /x, url: 'http://x'                                      | t.yaml: url
            oqs: /x, encrypted: [medicines]                               | t.yaml: encrypted, password
            oqs: /x, encrypted: [nothing], password: s3cret               | t.yaml: encrypted, password
            oqs: /x, password: s3cret, password-file: y                   | t.yaml: password, password-file
            oqs: /x, password-file: not-there                             | t.yaml: password-file
            oqs: /x, names: not-there                                     | t.yaml: names
            oqs: /x, face-mode: hand-on                                   | t.yaml: hand-on
            oqs: /x, subsidies: perhaps                                   | t.yaml: subsidies
            oqs: /x, subsidy-tags: tags                                   | t.yaml: subsidies
            oqs: /x, subsidies: yes, subsidy-tags: not-there              | t.yaml: subsidy-tags
            oqs: /x, colour: red                                          | t.yaml: colour
            req: /x                                                       | t.yaml: oqs or res
            password: [s3cret                                             | t.yaml
            """)
    void whatIsWrongIsToldByFileAndKeyAndNeverByValue(String keys, String place) {
        assertThatThrownBy(() -> read("t.yaml", "{" + keys + "}")).satisfies(failure -> {
            assertThat(ProblemException.problemOf(failure).code()).isEqualTo(ProblemCode.SETTING_INVALID);
            assertThat(ProblemException.problemOf(failure).where()).isEqualTo(place);
            assertThat(failure).hasMessageNotContaining("s3cret");
        });
    }
}
