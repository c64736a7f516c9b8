package jp.madoguchi.sim.terminal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.random.RandomGenerator;
import jp.madoguchi.sim.exchange.Circumstance;
import jp.madoguchi.sim.exchange.Reply;
import jp.madoguchi.sim.exchange.SubsidyFile;
import jp.madoguchi.sim.message.Element;
import jp.madoguchi.sim.national.Person;
import jp.madoguchi.sim.terminal.Deeds.Deed;
import jp.madoguchi.sim.terminal.Deeds.Line;

/**
 * The face side of the terminal (OQSFaceApp): turns a card that was read into a file in {@code face}, and, where the
 * switch is on and the person allows it, into a second one with certificates of public subsidies.
 */
public final class FaceOutlet {
    private static final String XML = ".xml";

    private final Terminal terminal;
    private final Packing packing;
    private final FileDrop drop;

    /** An outlet into the face folder of {@code terminal}. */
    public FaceOutlet(Terminal terminal) {
        this.terminal = terminal;
        this.packing = new Packing(terminal.switches());
        this.drop = new FileDrop(terminal.later());
    }

    /** How the names of its files begin, institution code included. */
    public String prefix() {
        return terminal.names().face() + terminal.facility();
    }

    /** The profile by which readers and people behave. */
    public Profile profile() {
        return terminal.profile();
    }

    /** Records something that happened at a reader. */
    public void happened(String type, Person person, String details) {
        terminal.record(Line.of(Deed.EVENT, null).and("type", type).and("person", person.id()).and("details",
                details.isEmpty() ? null : details));
    }

    /** Does something after {@code millis}. */
    public void later(long millis, Runnable work) {
        terminal.later().in(millis, work);
    }

    /**
     * Writes the result of one reading, at once unless a fault delays it.
     *
     * @param name       of the file, {@code .xml} included
     * @param at         when the card was read, time of the centre
     * @param identifier the terminal's own ArbitraryFileIdentifier
     */
    public void write(String name, Person person, LocalDateTime at, String identifier, RandomGenerator random)
            throws IOException {
        Course course = Course.ofFace(terminal.faults().hit("face", person.id(), Set.of("face")), terminal.encoding());
        if (course.swallowed() || terminal.profile() == Profile.OQS_DOWN || terminal.faults().frozen()) {
            terminal.deeds().add(Line.of(Deed.SWALLOWED, name).and("person", person.id()));
            return;
        }
        Reply reply = terminal.exchanges().faceResult(person, identifier,
                new Circumstance(at, course.dress().encoding().identifier(), course.twist()));
        put(Deed.FACE, name, "face", reply, course, random);
        if (terminal.switches().subsidies()) {
            subsidies(name, person, at, identifier, random);
        }
    }

    private void subsidies(String name, Person person, LocalDateTime at, String identifier, RandomGenerator random)
            throws IOException {
        Course course = Course.ofFace(terminal.faults().hit("subsidies", person.id(), Set.of("subsidies")),
                terminal.encoding());
        Element document = SubsidyFile.of(person, terminal.facility(), identifier, at,
                course.dress().encoding().identifier(), terminal.names()).orElse(null);
        if (document != null && !course.swallowed()) {
            Reply reply = new Reply(document, null, person.id(), null, null, null);
            put(Deed.SUBSIDIES, terminal.names().subsidies() + name.substring(terminal.names().face().length()),
                    "subsidies", reply, course, random);
        }
    }

    private void put(Deed deed, String name, String id, Reply reply, Course course, RandomGenerator random)
            throws IOException {
        Packing.Packed packed = packing.pack(name.substring(0, name.length() - XML.length()), XML,
                course.dress().dress(reply.document(), random), id, false, course.zip());
        Line line = terminal.describe(Line.of(deed, packed.name()).content(packed.content()), reply);
        if (course.delayMillis() == 0) {
            put(line, packed, course);
            return;
        }
        terminal.later().in(course.delayMillis(), () -> {
            try {
                put(line, packed, course);
            } catch (IOException e) {
                terminal.later().tell(packed.name() + " could not be written: " + e);
            }
        });
    }

    private void put(Line line, Packing.Packed packed, Course course) throws IOException {
        terminal.deeds().add(line);
        Path target = terminal.folders().face().resolve(packed.name());
        drop.put(target, packed.content(), course.manner(), () -> terminal.record(Deeds.as(Deed.AGAIN, line)));
    }
}
