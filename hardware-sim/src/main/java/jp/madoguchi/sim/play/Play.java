package jp.madoguchi.sim.play;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import jp.madoguchi.sim.CommandFailure;
import jp.madoguchi.sim.emr.FhirReader;
import jp.madoguchi.sim.emr.FhirRefusal;
import jp.madoguchi.sim.national.HeldPerson;

/** The demo from its first check to its last line. */
public final class Play {
    private final Options options;
    private final PrintStream out;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /**
     * What the demo is asked to do.
     *
     * @param people   how many come, 0 for everybody
     * @param patience how long to wait for answers after the last arrival
     * @param terminal whether a progress bar can be seen
     */
    public record Options(URI gateway, URI sim, Path tokenFile, int people, Scenario scenario, long seed,
            Duration patience, boolean terminal) {}

    /** A demo that talks to {@code out}. */
    public Play(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /** Plays; true when every line agrees. */
    public boolean run() throws CommandFailure, InterruptedException {
        String token = token();
        SimClient sim = new SimClient(http, options.sim());
        List<HeldPerson> guests = guests(sim);
        FhirReader fhir = new FhirReader(http, options.gateway().resolve("/fhir"), token);
        checkGateway(fhir);
        try {
            Progress progress = new Progress(out, options.terminal(), guests.size() * 2);
            String facility = sim.facility();
            long start = System.nanoTime();
            List<Line> lines = new Reception(sim, new DeskClient(http, options.gateway(), token),
                    new Comparison(fhir, facility), options.patience(), progress).play(guests,
                            options.scenario().together());
            report(lines, Duration.ofNanos(System.nanoTime() - start));
            curls(lines, fhir, facility);
            return lines.stream().allMatch(line -> line.verdict().agrees() && line.settled());
        } catch (IOException e) {
            throw new CommandFailure("the simulator at " + options.sim() + " stopped answering: " + e.getMessage(), e);
        }
    }

    private String token() throws CommandFailure {
        try {
            return Files.readString(options.tokenFile()).strip();
        } catch (IOException e) {
            throw new CommandFailure("the token file " + options.tokenFile()
                    + " cannot be read; make one with: ./madoguchi token > " + options.tokenFile(), e);
        }
    }

    private List<HeldPerson> guests(SimClient sim) throws CommandFailure, InterruptedException {
        List<HeldPerson> known;
        try {
            known = options.scenario().guests(sim.people());
        } catch (IOException e) {
            throw new CommandFailure("no simulator answers at " + options.sim()
                    + "; start one with \"sim\" or give another --sim", e);
        }
        if (options.people() > known.size()) {
            throw new CommandFailure("--people " + options.people() + " is more than the " + known.size()
                    + " people this scenario has; give fewer or add some to the people file");
        }
        List<HeldPerson> guests = new ArrayList<>(
                options.people() == 0 ? known : known.subList(0, options.people()));
        Collections.shuffle(guests, new Random(options.seed()));
        return guests;
    }

    private void checkGateway(FhirReader fhir) throws CommandFailure, InterruptedException {
        try {
            HttpResponse<Void> open = http.send(
                    HttpRequest.newBuilder(options.gateway().resolve("/fhir/metadata"))
                            .timeout(Duration.ofSeconds(20)).build(),
                    BodyHandlers.discarding());
            if (open.statusCode() != 200) {
                throw new CommandFailure("the gateway answers HTTP " + open.statusCode() + " for " + open.uri()
                        + "; wait until it is ready");
            }
            fhir.search("Patient", "identifier", FhirNames.PATIENT_NUMBER + "0000000000|0");
        } catch (FhirRefusal e) {
            throw new CommandFailure("the gateway refuses the token in " + options.tokenFile() + " (HTTP " + e.status()
                    + "); make a new one with ./madoguchi token --scope "
                    + "'system/*.rs system/CoverageEligibilityRequest.c system/Task.u'", e);
        } catch (IOException e) {
            throw new CommandFailure("no gateway answers at " + options.gateway()
                    + "; start it with ./madoguchi serve or give another --gateway", e);
        }
    }

    private void report(List<Line> lines, Duration took) {
        List<Line> sorted = lines.stream().sorted((a, b) -> a.held().id().compareTo(b.held().id())).toList();
        out.println();
        ResultTable.of(sorted).forEach(out::println);
        out.println();
        ResultTable.differences(sorted).forEach(out::println);
        long unsettled = sorted.stream().filter(line -> line.verdict().agrees() && !line.settled()).count();
        if (unsettled > 0) {
            out.println(unsettled + " doubtful face results were not taken out of the face folder in time");
        }
        long agree = sorted.stream().filter(line -> line.verdict().agrees() && line.settled()).count();
        out.println(agree + " of " + sorted.size() + " lines agree with the national system (" + took.toSeconds()
                + " s, seed " + options.seed() + ")");
    }

    /** Lines to copy: they work as long as the gateway runs and the token is good. */
    private void curls(List<Line> lines, FhirReader fhir, String facility) throws InterruptedException {
        Optional<Line> known = lines.stream()
                .filter(line -> line.held().expect().equals("linked") && line.verdict().agrees())
                .min((a, b) -> a.held().id().compareTo(b.held().id()));
        String base = options.gateway().resolve("/fhir") + "/";
        String curl = "curl -s -H \"Authorization: Bearer $(cat " + options.tokenFile().toAbsolutePath() + ")\" '"
                + base;
        out.println();
        out.println("Try it by hand:");
        out.println("curl -s '" + base + "metadata'");
        if (known.isEmpty()) {
            return;
        }
        HeldPerson held = known.get().held();
        String number = FhirNames.PATIENT_NUMBER + facility + "%7C" + held.hospitalNumbers().getFirst();
        out.println(curl + "Patient?identifier=" + number + "'");
        out.println(curl + "Coverage?beneficiary:Patient.identifier=" + number + "'");
        try {
            List<JsonNode> patients = fhir.search("Patient", "identifier", number.replace("%7C", "|"));
            if (!patients.isEmpty()) {
                String id = patients.getFirst().path("id").asText();
                out.println(curl + "Coverage?patient=" + id + "'");
                out.println(curl + "CoverageEligibilityResponse?patient=" + id + "'");
            }
        } catch (IOException e) {
            out.println("(the gateway no longer answers: " + e.getMessage() + ")");
        }
    }
}
