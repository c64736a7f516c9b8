package jp.madoguchi.sim.device;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import jp.madoguchi.sim.national.Chance;
import jp.madoguchi.sim.national.FaceOutlet;
import jp.madoguchi.sim.national.Person;

/** 顔認証付きカードリーダー: every reading of a card drops a result of its own, two readings two files. */
public final class CardReader {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final int HEX_BYTES = 10;
    private static final int IDENTIFIER_BYTES = 16;

    private final FaceOutlet outlet;
    private final Chance chance;
    private final Clock clock;
    private final Map<String, AtomicInteger> readings = new ConcurrentHashMap<>();

    /** A reader of {@code outlet}'s terminal; {@code clock} must tell the time of Japan. */
    public CardReader(FaceOutlet outlet, Chance chance, Clock clock) {
        this.outlet = outlet;
        this.chance = chance;
        this.clock = clock;
    }

    /** Reads the card of {@code person}; returns the name of the file that is or will be in {@code face}. */
    public String read(Person person) throws IOException {
        int reading = readings.computeIfAbsent(person.id(), id -> new AtomicInteger()).incrementAndGet();
        RandomGenerator random = chance.of("face:" + person.id() + ":" + reading);
        byte[] part = new byte[HEX_BYTES];
        random.nextBytes(part);
        byte[] identifier = new byte[IDENTIFIER_BYTES];
        random.nextBytes(identifier);
        LocalDateTime at = LocalDateTime.now(clock);
        String name = "OQSsiquc01res_face_" + outlet.facility()
                + HexFormat.of().formatHex(part).toUpperCase(Locale.ROOT) + "_" + STAMP.format(at) + ".xml";
        outlet.write(name, person, at, Base64.getEncoder().encodeToString(identifier), random);
        return name;
    }
}
