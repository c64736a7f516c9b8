package jp.madoguchi.sim.device;

import static jp.madoguchi.sim.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import jp.madoguchi.sim.TestWorld;
import jp.madoguchi.sim.World;
import jp.madoguchi.sim.device.Visit.Event;
import jp.madoguchi.sim.message.Dress.Encoding;
import jp.madoguchi.sim.national.Chance;
import jp.madoguchi.sim.national.PeopleFile;
import jp.madoguchi.sim.national.Person;
import jp.madoguchi.sim.terminal.Folders;
import jp.madoguchi.sim.terminal.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Behaviour profiles of kiosk-and-devices 10.4 and the invariants of 10.1. */
class VisitTest {
    private static final int VISITS = 4_000;

    @TempDir
    private Path oqs;

    @ParameterizedTest(name = "{0}")
    @CsvSource({"NORMAL,0.04,0.01,1800", "SLOW,0.06,0.03,3000", "FLAKY,0.18,0.04,2000", "ELDERLY,0.10,0.08,3000"})
    void mismatchesEarlyRemovalsAndTimesAreThoseOfTheProfile(Profile profile, double mismatch, double early,
            double median) throws Exception {
        List<Visit> visits = visits(profile, 5);
        double tries = count(visits, "FACE_STARTED");
        double removed = visits.stream().filter(visit -> visit.outcome().equals("CARD_REMOVED_EARLY")).count();
        List<Long> times = visits.stream().map(VisitTest::firstFaceMillis).sorted().toList();

        assertThat(count(visits, "FACE_NG") / tries).isBetween(mismatch * 0.8, mismatch * 1.2);
        assertThat(removed / VISITS).isBetween(early * 0.65, early * 1.35);
        assertThat((double) times.get(VISITS / 2)).isBetween(median * 0.93, median * 1.07);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"NORMAL,0.05,0.002", "SLOW,0.06,0.003", "FLAKY,0.10,0.02", "ELDERLY,0.15,0.002"})
    void wrongPinsAndPrintFaultsAreThoseOfTheProfile(Profile profile, double wrong, double print) throws Exception {
        Person person = PeopleFile.builtIn(LocalDate.of(2026, 11, 20)).byId("P01").orElseThrow();
        Chance chance = new Chance(5);
        List<Visit> visits = IntStream.range(0, 4 * VISITS).mapToObj(i -> {
            CardState noFace = new CardState();
            IntStream.range(0, CardState.FACE_LOCK).forEach(miss -> noFace.faceMissed());
            return new VisitPlan(profile, noFace, chance.of("v" + i)).make(person, true, false, i + 1);
        }).toList();
        double printed = count(visits, "PRINT_OK") + count(visits, "PAPER_JAM");

        assertThat(count(visits, "PIN_NG") / count(visits, "PIN_STARTED")).isBetween(wrong * 0.85, wrong * 1.15);
        assertThat(count(visits, "PAPER_JAM") / printed).isBetween(print * 0.6, print * 1.4);
        assertThat(count(visits, "FACE_STARTED")).isZero();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void thereIsNoResultWithoutAPassedCheckAndNothingAfterAnEarlyRemoval(Profile profile) throws Exception {
        for (Visit visit : visits(profile, 9)) {
            List<String> types = visit.events().stream().map(Event::type).toList();
            if (visit.hasResult()) {
                assertThat(types).containsAnyOf("FACE_OK", "PIN_OK", "VISUAL_OK").contains("QUERY_DONE");
            } else {
                assertThat(types).doesNotContain("QUERY_DONE");
            }
            if (types.contains("CARD_REMOVED_EARLY")) {
                assertThat(types).doesNotContain("CONSENT_GIVEN").endsWith("CARD_REMOVED_EARLY");
            }
            assertThat(visit.events().stream().map(Event::atMillis).toList()).isSorted();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"P17,CARD_EXPIRED,CARD_EXPIRED,false", "P19,CARD_REMOVED_EARLY,CARD_REMOVED_EARLY,false",
            "P20,RESULT,CARD_FORGOTTEN,true", "P01,RESULT,CARD_REMOVED,true"})
    void whatAPersonDoesAtTheReaderIsWhatTheProfileOfThePlanSays(String id, String outcome, String last,
            boolean asked) throws Exception {
        Person person = PeopleFile.builtIn(LocalDate.of(2026, 11, 20)).byId(id).orElseThrow();
        Visit visit = new VisitPlan(Profile.INSTANT, new CardState(), new Chance(5).of("v")).make(person, true, false,
                1);

        assertThat(visit.outcome()).isEqualTo(outcome);
        assertThat(types(visit)).endsWith(last);
        assertThat(visit.hasResult()).isEqualTo(asked).isEqualTo(types(visit).contains("QUERY_STARTED"));
        assertThat(visit.events().getLast().atMillis()).isEqualTo(id.equals("P20") ? 30_000 : 0);
    }

    @Test
    void theSameSeedMakesTheSameVisits() throws Exception {
        assertThat(visits(Profile.FLAKY, 5)).isEqualTo(visits(Profile.FLAKY, 5)).isNotEqualTo(visits(Profile.FLAKY, 6));
    }

    @Test
    void faceAndPinAreCountedApartAndAPassedOneClearsItsOwnOnly() {
        CardState card = new CardState();
        IntStream.range(0, 9).forEach(i -> card.faceMissed());
        card.pinMissed();
        card.pinMissed();
        card.pinOk();

        assertThat(card.faceLocked()).isFalse();
        assertThat(card.faceMissed()).isEqualTo(10);
        assertThat(card.faceLocked()).isTrue();
        assertThat(card.pinMissed()).isEqualTo(1);
        card.faceOk();
        assertThat(card.faceLocked()).isFalse();
        card.pinMissed();
        card.pinMissed();
        assertThat(card.pinLocked()).isTrue();
    }

    @Test
    void paperEndsAfterTwoHundredAndFiftySlips() throws Exception {
        List<Visit> visits = visits(Profile.PAPER_OUT, 5).stream().filter(Visit::hasResult).toList();

        assertThat(types(visits.get(200))).doesNotContain("PAPER_OUT");
        assertThat(types(visits.get(260))).contains("PAPER_OUT");
    }

    @Test
    void aVisitRecordsItsEventsAndDropsItsResult() throws Exception {
        try (World world = TestWorld.at(oqs)) {
            Visit visit = world.reader().visit(world.setup().people().byId("P01").orElseThrow());

            await().until(() -> Folders.names(oqs.resolve("face")).size() == 1);
            assertThat(visit.outcome()).isEqualTo("RESULT");
            await().untilAsserted(() -> assertThat(world.deeds().text()).contains("\"type\":\"CARD_REMOVED\""));
            assertThat(world.deeds().text())
                    .contains("\"deed\":\"event\",\"type\":\"CARD_DETECTED\",\"person\":\"P01\"")
                    .contains("\"details\":\"CHECK_UPS\"").doesNotContain("\"file\":null");
        }
    }

    @Test
    void aFlappingReaderIsGoneForEightSecondsEveryThreeToTenMinutes() throws Exception {
        try (World world = world(Profile.USB_FLAP)) {
            Person person = world.setup().people().byId("P01").orElseThrow();
            List<Boolean> lost = new ArrayList<>();
            for (int second = 0; second < 3_600; second += 4) {
                lost.add(world.reader().visit(person).outcome().equals("COMM_LOST"));
                world.clock().move(Duration.ofSeconds(4));
            }
            assertThat(lost.subList(0, 45)).doesNotContain(true);
            assertThat(lost.stream().filter(gone -> gone)).hasSizeBetween(2 * 5, 2 * 20);
        }
    }

    @Test
    void aForgottenSwitchOffersNoFaceForTwentyMinutes() throws Exception {
        try (World world = world(Profile.VISUAL_LEFT_ON)) {
            Person person = world.setup().people().byId("P01").orElseThrow();
            assertThat(types(world.reader().visit(person))).contains("VISUAL_OK").doesNotContain("FACE_STARTED");
            world.clock().move(Duration.ofMinutes(20).minusSeconds(1));
            assertThat(types(world.reader().visit(person))).contains("VISUAL_OK");
            world.clock().move(Duration.ofSeconds(1));
            assertThat(types(world.reader().visit(person))).contains("FACE_STARTED").doesNotContain("VISUAL_OK");
        }
    }

    private World world(Profile profile) throws Exception {
        return new World(TestWorld.setup(oqs, profile, Encoding.UTF_8, TestWorld.SAMPLE_MORNING), line -> {});
    }

    private static List<Visit> visits(Profile profile, long seed) throws Exception {
        Person person = PeopleFile.builtIn(LocalDate.of(2026, 11, 20)).byId("P01").orElseThrow();
        Chance chance = new Chance(seed);
        return IntStream.range(0, VISITS).mapToObj(i -> new VisitPlan(profile, new CardState(), chance.of("v" + i))
                .make(person, true, false, i + 1)).toList();
    }

    private static long firstFaceMillis(Visit visit) {
        List<Event> events = visit.events();
        int started = types(visit).indexOf("FACE_STARTED");
        return events.get(started + 1).atMillis() - events.get(started).atMillis();
    }

    private static double count(List<Visit> visits, String type) {
        return visits.stream().flatMap(visit -> types(visit).stream()).filter(type::equals).count();
    }

    private static List<String> types(Visit visit) {
        return visit.events().stream().map(Event::type).toList();
    }
}
