package jp.madoguchi.sim.device;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import jp.madoguchi.sim.national.Chance;
import jp.madoguchi.sim.national.Person;
import jp.madoguchi.sim.terminal.FaceOutlet;
import jp.madoguchi.sim.terminal.Profile;

/** 顔認証付きカードリーダー: every reading of a card drops a result of its own, two readings two files. */
public final class CardReader {
    /** How long a card lies in the reader after the end before the alarm is raised. */
    static final long FORGOTTEN_MILLIS = 30_000;

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final int HEX_BYTES = 10;
    private static final int IDENTIFIER_BYTES = 16;
    private static final int FLAP_SECONDS = 8;
    private static final int SHORTEST_BETWEEN_FLAPS = 180;
    private static final int LONGEST_BETWEEN_FLAPS = 600;
    private static final int VISUAL_MINUTES = 20;

    private final FaceOutlet outlet;
    private final Chance chance;
    private final Clock clock;
    private final LocalDateTime start;
    private final Map<String, AtomicInteger> readings = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> visits = new ConcurrentHashMap<>();
    private final Map<String, CardState> cards = new ConcurrentHashMap<>();
    private final AtomicInteger slips = new AtomicInteger();

    /** A reader of {@code outlet}'s terminal; {@code clock} must tell the time of Japan. */
    public CardReader(FaceOutlet outlet, Chance chance, Clock clock) {
        this.outlet = outlet;
        this.chance = chance;
        this.clock = clock;
        this.start = LocalDateTime.now(clock);
    }

    /**
     * Puts the card of {@code person} on the reader, where nothing goes wrong but what the person does; returns the name of
     * the file that is or will be in {@code face}, if there will be one.
     */
    public Optional<String> read(Person person) throws IOException {
        return switch (person.atReader()) {
            case TAKES_CARD_AWAY -> {
                outlet.happened("CARD_REMOVED_EARLY", person, "");
                yield Optional.empty();
            }
            case EXPIRED_SMARTPHONE -> {
                outlet.happened("CARD_EXPIRED", person, "phone");
                yield Optional.empty();
            }
            case FORGETS_CARD -> {
                String name = drop(person);
                outlet.later(FORGOTTEN_MILLIS, () -> outlet.happened("CARD_FORGOTTEN", person, ""));
                yield Optional.of(name);
            }
            case USUAL -> Optional.of(drop(person));
        };
    }

    private String drop(Person person) throws IOException {
        int reading = readings.computeIfAbsent(person.id(), id -> new AtomicInteger()).incrementAndGet();
        RandomGenerator random = chance.of("face:" + person.id() + ":" + reading);
        byte[] part = new byte[HEX_BYTES];
        random.nextBytes(part);
        byte[] identifier = new byte[IDENTIFIER_BYTES];
        random.nextBytes(identifier);
        LocalDateTime at = LocalDateTime.now(clock);
        String name = outlet.prefix() + HexFormat.of().formatHex(part).toUpperCase(Locale.ROOT) + "_" + STAMP.format(at)
                + ".xml";
        outlet.write(name, person, at, Base64.getEncoder().encodeToString(identifier), random);
        return name;
    }

    /**
     * A whole visit as the profile has it: it takes its time, may fail, and records every event; only if all goes well
     * the card is read at the end. Returns at once with what will happen.
     */
    public Visit visit(Person person) {
        int number = visits.computeIfAbsent(person.id(), id -> new AtomicInteger()).incrementAndGet();
        RandomGenerator random = chance.of("visit:" + person.id() + ":" + number);
        CardState card = cards.computeIfAbsent(person.id(), id -> new CardState());
        Visit visit;
        synchronized (card) {
            visit = new VisitPlan(outlet.profile(), card, random).make(person, connected(), visual(),
                    slips.incrementAndGet());
        }
        for (Visit.Event event : visit.events()) {
            outlet.later(event.atMillis(), () -> outlet.happened(event.type(), person, event.details()));
        }
        if (visit.hasResult()) {
            outlet.later(visit.resultMillis(), () -> {
                try {
                    drop(person);
                } catch (IOException e) {
                    outlet.happened("FAULT", person, String.valueOf(e.getMessage()));
                }
            });
        }
        return visit;
    }

    /** Whether the connection is there: under {@code usb-flap} it goes every 3 to 10 minutes for 8 seconds. */
    private boolean connected() {
        if (!Behaviour.of(outlet.profile()).flapping()) {
            return true;
        }
        long second = Duration.between(start, LocalDateTime.now(clock)).toSeconds();
        RandomGenerator random = chance.of("flap");
        long flap = 0;
        while (flap <= second) {
            flap += random.nextInt(SHORTEST_BETWEEN_FLAPS, LONGEST_BETWEEN_FLAPS + 1);
            if (second >= flap && second < flap + FLAP_SECONDS) {
                return false;
            }
            flap += FLAP_SECONDS;
        }
        return true;
    }

    /** Whether somebody forgot to end the visual check: for the first 20 minutes of {@code visual-left-on}. */
    private boolean visual() {
        return outlet.profile() == Profile.VISUAL_LEFT_ON
                && LocalDateTime.now(clock).isBefore(start.plusMinutes(VISUAL_MINUTES));
    }
}
