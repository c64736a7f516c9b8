package jp.madoguchi.sim.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import jp.madoguchi.sim.ControlServer;
import jp.madoguchi.sim.Simulator;
import jp.madoguchi.sim.TestWorld;
import jp.madoguchi.sim.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlayTest {
    @TempDir
    private Path temporary;
    private Path token;

    private record Outcome(int code, String out, String err) {}

    @BeforeEach
    void token() throws Exception {
        token = Files.writeString(temporary.resolve("token"), "good\n");
    }

    @Test
    void aGatewayThatSaysWhatIsHeldPassesWithEverybody() throws Exception {
        Outcome outcome = play(body -> body, "--timeout", "20");

        assertThat(outcome.out()).contains("57 of 57 lines agree").doesNotContain("DIFFERS")
                .contains("not readable, a desk task").contains("provisional, valid").contains("公費 12996013")
                .contains("curl -s -H \"Authorization: Bearer $(cat " + token.toAbsolutePath() + ")\" '");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void thoseWhoComeAreFixedByTheSeedAndTheNumber() throws Exception {
        Outcome outcome = play(body -> body, "--timeout", "20", "--people", "3", "--seed", "5");

        assertThat(outcome.out()).contains("3 of 3 lines agree").contains("seed 5").contains("P01 ").contains("P03 ");
    }

    /** Each lie changes one thing that the EMR would read; each must be found, named, and end in exit code 1. */
    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', textBlock = """
            readers | "end":"2026-09-15"   | "end":"2026-09-16"    | P36 period.end (last covered day): national system 2026-09-15, gateway 2026-09-16
            readers | "valueDate":"2026-09-16" | "valueDate":"2026-09-15" | P36 disqualification date: national system 2026-09-16, gateway 2026-09-15
            readers | "start":"2024-04-01"},"extension":[{"url":"http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Coverage_InsuredPersonSymbol","valueString":"１２３"} | "start":"2024-04-02"},"extension":[{"url":"http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Coverage_InsuredPersonSymbol","valueString":"１２３"} | P01 period.start: national system 2024-04-01, gateway 2024-04-02
            readers | "valueString":"４５６７" | "valueString":"４５６８" | P01 number: national system ４５６７, gateway ４５６８
            readers | "valueString":"１２３"},{"url":"http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Coverage_InsuredPersonNumber","valueString":"４５６７" | "valueString":"１２４"},{"url":"http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Coverage_InsuredPersonNumber","valueString":"４５６７" | P01 symbol: national system １２３, gateway １２４
            readers | "value":"39990015"   | "value":"39990023"    | P02 insurer number: national system 39990015, gateway 39990023
            readers | 架空県後期高齢者医療広域連合 | 別の広域連合 | P02 insurer name: national system 架空県後期高齢者医療広域連合, gateway 別の広域連合
            readers | "1958-04-12"         | "1958-04-13"          | P01 Patient.birthDate: national system 1958-04-12, gateway 1958-04-13
            readers | カクウ イチロウ         | カクウ ジロウ             | P01 Patient kana: national system カクウイチロウ, gateway カクウジロウ
            readers | "gender":"unknown"   | "gender":"male"       | P40 Patient.gender: national system unknown, gateway male
            readers | "valueCode":"6" | "valueCode":"1" | P23 response validity: national system 6, gateway 1
            readers | "inforce":false      | "inforce":true        | P36 insurance.inforce: national system false, gateway true
            readers | "cancelled"          | "active"              | P36 Coverage.status: national system cancelled, gateway active
            readers | "code":"provisional" | "code":"linked"       | P40 Patient standing: national system provisional, gateway linked
            readers | "subscriberId":"0000034" | "subscriberId":"0000035" | P31 coverages for the ticket from
            desk    | "code":"SIM-E0201"   | "code":"SIM-E0202"    | P37 error code: national system SIM-E0201, gateway SIM-E0202
            desk    | "outcome":"error"    | "outcome":"complete"  | P38 response.outcome: national system error, gateway complete
            morning | "step":"SHOW_PROOF_THIS_MONTH" | "step":"OFFER_REGISTRATION" | P16 next step: national system SHOW_PROOF_THIS_MONTH, gateway OFFER_REGISTRATION
            desk    | "validity":"MULTIPLE" | "validity":"VALID"   | P05 inquiry validity: national system MULTIPLE, gateway VALID
            """)
    void aGatewayThatSaysSomethingElseFailsWithFieldAndBothValues(String scenario, String truth, String lie,
            String named) throws Exception {
        Outcome outcome = play(body -> body.replace(truth, lie), "--scenario", scenario, "--timeout", "1");

        assertThat(outcome.out()).contains(named).contains("DIFFERS");
        assertThat(outcome.code()).isEqualTo(1);
    }

    @Test
    void aDoubtfulAnswerThatCanBeReadIsFound() throws Exception {
        Outcome outcome = play(body -> body.contains("\"entry\":[]")
                ? body.replace("\"entry\":[]",
                        "\"entry\":[{\"resource\":{\"resourceType\":\"Coverage\",\"id\":\"x\"}}]")
                : body, "--scenario", "readers", "--timeout", "1");

        assertThat(outcome.out()).contains("P45 readable: national system not before the desk has decided, "
                + "gateway Coverage/x").contains("P21 readable");
        assertThat(outcome.code()).isEqualTo(1);
    }

    @Test
    void aGatewayThatIsNotThereIsNamedInOneLine() throws Exception {
        try (World world = TestWorld.at(temporary.resolve("oqs"));
                ControlServer control = new ControlServer(world, 0)) {
            Outcome outcome = run("play", "--gateway", "http://127.0.0.1:1", "--sim", control.url(), "--token-file",
                    token.toString());

            assertThat(outcome.err()).isEqualTo("hardware-sim: no gateway answers at http://127.0.0.1:1; start it with "
                    + "./madoguchi serve or give another --gateway" + System.lineSeparator());
            assertThat(outcome.code()).isEqualTo(1);
        }
    }

    @Test
    void aTokenThatIsRefusedIsNamedInOneLine() throws Exception {
        Files.writeString(token, "bad");

        assertThat(play(body -> body).err()).contains("refuses the token").contains("./madoguchi token")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({"--scenario,rush,there is no scenario", "--people,500,is more than the 57 people",
            "--token-file,nowhere,cannot be read; make one"})
    void aWrongOptionIsNamedInOneLine(String option, String value, String said) throws Exception {
        Outcome outcome = play(body -> body, option, value);

        assertThat(outcome.err()).contains(said).hasLineCount(1);
        assertThat(outcome.code()).isEqualTo(1);
    }

    private Outcome play(UnaryOperator<String> lies, String... more) throws Exception {
        try (World world = TestWorld.at(temporary.resolve("oqs"), Clock.system(TestWorld.JAPAN), new ArrayList<>());
                ControlServer control = new ControlServer(world, 0);
                StubGateway gateway = new StubGateway(world, lies)) {
            List<String> arguments = new ArrayList<>(List.of("play", "--gateway", gateway.url().toString(), "--sim",
                    control.url()));
            arguments.addAll(List.of(more));
            if (!arguments.contains("--token-file")) {
                arguments.addAll(List.of("--token-file", token.toString()));
            }
            return run(arguments.toArray(String[]::new));
        }
    }

    private static Outcome run(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
            int code = Simulator.run(arguments);
            return new Outcome(code, outBytes.toString(StandardCharsets.UTF_8),
                    errBytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
