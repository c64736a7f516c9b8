package jp.madoguchi.oqs.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which test covers which exchange, and by which door: concluded from what the test's source goes through or names, never written down. A
 * test that no longer goes through an exchange, or through a door, drops out of the page by itself, and the page is then not up to date.
 */
final class ExchangeCoverage {

    private static final Path CODEC = Path.of("src/test/java/jp/madoguchi/oqs/codec");
    private static final Path ROUTES = Path.of("../../routes/src/test/java/jp/madoguchi/routes");
    private static final Path APP = Path.of("../app/src/test/java/jp/madoguchi/gateway");

    /** The tests that are asked what they cover, each with the table of results that it goes through, if it has one apart. */
    private static final List<ExchangeCoverage> TESTS = Stream
            .of(in(CODEC, "QuestionRoundTripPropertyTest"), in(CODEC, "ReplyRoundTripPropertyTest"),
                    in(CODEC, "ResultRoundTripPropertyTest"), in(CODEC, "ReplyReaderTest"),
                    in(CODEC, "ResultReaderTest"), in(CODEC, "SampleFilesTest"), in(CODEC, "StatusLevelsTest"),
                    in(CODEC, "SubsidyRoundTripPropertyTest"), in(CODEC, "SubsidyResultReaderTest"),
                    in(ROUTES, "terminal/ExchangeFilesTest"), in(ROUTES, "terminal/FaceFolderTest"),
                    in(ROUTES, "terminal/ReQueryFilesTest"), in(ROUTES, "terminal/BadResultTest", "BadResult"),
                    in(ROUTES, "terminal/SubsidyFilesTest"), in(ROUTES, "web/ExchangesOverHttpTest"),
                    in(ROUTES, "web/WebDoorTest"), in(ROUTES, "web/BadResultOverHttpTest", "BadResult"),
                    in(APP, "whole/ExchangesIT"), in(APP, "whole/MedicalIT"),
                    in(APP, "whole/RestartIT"), in(APP, "wiring/NightBeforeIT"))
            .toList();

    private static final Pattern EACH_KIND = Pattern.compile(
            "@EnumSource(?:\\(names = \\{([^}]*)}\\))?\\s+void \\w+\\((?:final )?ExchangeKind ");
    private static final Pattern CONSTANT = Pattern.compile("\\bExchange(?:Kind)?\\.([A-Z][A-Z_]+)\\b");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([a-z.]+);");

    private final String test;
    private final String source;

    private ExchangeCoverage(String test, String source) {
        this.test = test;
        this.source = source;
    }

    private static ExchangeCoverage in(Path folder, String test, String... tables) {
        StringBuilder source = new StringBuilder();
        Stream.concat(Stream.of(test), Stream.of(tables)).map(name -> folder.resolve(name + ".java"))
                .forEach(file -> source.append(read(file)));
        return of(test.substring(test.lastIndexOf('/') + 1), source.toString());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("a test that the page names is not there", e);
        }
    }

    /** What a test of this source covers. */
    static ExchangeCoverage of(String test, String source) {
        return new ExchangeCoverage(test, source);
    }

    /** How a test reaches an exchange. */
    enum By {
        /** Messages are written and read, without a door. */
        CODEC,
        /** The terminal's folders. */
        FOLDERS,
        /** The terminal's Web API. */
        HTTP
    }

    /** The names of the tests that cover an exchange in this way. */
    static List<String> tests(Exchange exchange, By by) {
        return TESTS.stream().filter(one -> one.exchanges().contains(exchange) && one.ways().contains(by))
                .map(one -> one.test).toList();
    }

    /** The exchanges that it goes through, or names by their constant, their files, or their reader. */
    Set<Exchange> exchanges() {
        Set<Exchange> covered = EnumSet.noneOf(Exchange.class);
        if (source.contains("Arbitraries.of(ExchangeKind.class)")) {
            covered.addAll(asked());
        }
        for (Matcher each = EACH_KIND.matcher(source); each.find();) {
            String names = each.group(1);
            asked().stream().filter(exchange -> names == null || names.contains("\"" + exchange.name() + "\""))
                    .forEach(covered::add);
        }
        for (Matcher constant = CONSTANT.matcher(source); constant.find();) {
            Arrays.stream(Exchange.values()).filter(exchange -> exchange.name().equals(constant.group(1)))
                    .forEach(covered::add);
        }
        for (Exchange exchange : Exchange.values()) {
            ExchangeNames.BUILT_IN.idOf(exchange).filter(source::contains).ifPresent(id -> covered.add(exchange));
        }
        if (source.contains("new ResultReader()")) {
            covered.add(Exchange.CONFIRMATION);
        }
        if (source.contains("new SubsidyResultReader(")) {
            covered.add(Exchange.SUBSIDY);
        }
        return covered;
    }

    private static List<Exchange> asked() {
        return Arrays.stream(Exchange.values()).filter(exchange -> exchange.kind().isPresent()).toList();
    }

    /** By which door it goes: its package says so, or which doors it opens a hospital with. */
    Set<By> ways() {
        Matcher declared = PACKAGE.matcher(source);
        String home = declared.find() ? declared.group(1) : "";
        Set<By> ways = EnumSet.noneOf(By.class);
        boolean everyDoor = source.contains("@EnumSource(Hospital.Door.class)");
        if (home.endsWith(".oqs.codec")) {
            ways.add(By.CODEC);
        }
        if (home.endsWith(".routes.terminal") || everyDoor || source.contains("Door.FOLDERS")
                || source.contains("madoguchi.oqs.dir")) {
            ways.add(By.FOLDERS);
        }
        if (home.endsWith(".routes.web") || everyDoor || source.contains("Door.WEB")) {
            ways.add(By.HTTP);
        }
        return ways;
    }
}
