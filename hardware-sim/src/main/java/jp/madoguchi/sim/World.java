package jp.madoguchi.sim;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import jp.madoguchi.sim.device.CardReader;
import jp.madoguchi.sim.exchange.ExchangeNames;
import jp.madoguchi.sim.exchange.Exchanges;
import jp.madoguchi.sim.message.Dress;
import jp.madoguchi.sim.national.Chance;
import jp.madoguchi.sim.national.ConsentBook;
import jp.madoguchi.sim.national.HeldPerson;
import jp.madoguchi.sim.national.NationalSystem;
import jp.madoguchi.sim.national.People;
import jp.madoguchi.sim.national.Person;
import jp.madoguchi.sim.national.ReferenceNumbers;
import jp.madoguchi.sim.terminal.Deeds;
import jp.madoguchi.sim.terminal.FaceOutlet;
import jp.madoguchi.sim.terminal.FaultDesk;
import jp.madoguchi.sim.terminal.FolderTerminal;
import jp.madoguchi.sim.terminal.Folders;
import jp.madoguchi.sim.terminal.Later;
import jp.madoguchi.sim.terminal.Profile;
import jp.madoguchi.sim.terminal.Switches;
import jp.madoguchi.sim.terminal.Terminal;
import jp.madoguchi.sim.terminal.WebDoor;

/** Centre, terminal and readers, wired and running over one set of folders until closed. */
public final class World implements AutoCloseable {
    private final Setup setup;
    private final MovableClock clock;
    private final NationalSystem centre;
    private final ConsentBook consents;
    private final Terminal terminal;
    private final FolderTerminal folders;
    private final WebDoor web;
    private final CardReader reader;

    /**
     * What the world is made of.
     *
     * @param oqs    holds {@code req}, {@code res} and {@code face}
     * @param record the JSON lines file of what was done
     * @param clock  must tell the time of Japan; it can be moved afterwards
     */
    public record Setup(Path oqs, Path record, People people, Profile profile, long seed, Dress.Encoding encoding,
            Duration poll, Clock clock, ExchangeNames names) {}

    /** A world that works at once; {@code log} takes lines for the operator. */
    public World(Setup setup, Consumer<String> log) throws IOException {
        this.setup = setup;
        this.clock = setup.clock() instanceof MovableClock movable ? movable : new MovableClock(setup.clock());
        ReferenceNumbers references = new ReferenceNumbers(setup.people());
        this.centre = new NationalSystem(setup.people(), references);
        this.consents = new ConsentBook(setup.people());
        Chance chance = new Chance(setup.seed());
        Switches switches = new Switches();
        Exchanges exchanges = new Exchanges(centre, references, consents, persons -> {
            Integer millis = switches.bulkMillis();
            return millis == null ? setup.profile().bulkMillis(persons) : millis;
        });
        this.terminal = new Terminal(Folders.below(setup.oqs()), setup.poll(), setup.profile(), chance,
                setup.encoding(),
                clock, setup.names(), switches, exchanges, setup.people().facility(), new FaultDesk(),
                new Deeds(setup.record(), clock), new Later(log));
        this.folders = new FolderTerminal(terminal);
        this.web = new WebDoor(terminal);
        this.reader = new CardReader(new FaceOutlet(terminal), chance, clock);
        folders.start();
    }

    /** What everybody of the people file would be answered today, in its order. */
    public List<HeldPerson> held() {
        return held(setup.people().persons());
    }

    /** The same of the crowd. */
    public List<HeldPerson> heldOfTheCrowd() {
        return held(setup.people().crowd());
    }

    private List<HeldPerson> held(List<Person> persons) {
        LocalDate today = LocalDate.now(clock);
        return persons.stream().map(person -> HeldPerson.of(person, centre, today)).toList();
    }

    /** Who and how it was set up. */
    public Setup setup() {
        return setup;
    }

    /** The centre's time. */
    public MovableClock clock() {
        return clock;
    }

    /** The shared folders. */
    public Folders folders() {
        return terminal.folders();
    }

    /** The faults, to switch on and off. */
    public FaultDesk faults() {
        return terminal.faults();
    }

    /** The terminal's own settings. */
    public Switches switches() {
        return terminal.switches();
    }

    /** Who consented to what. */
    public ConsentBook consents() {
        return consents;
    }

    /** The record of what was done. */
    public Deeds deeds() {
        return terminal.deeds();
    }

    /** The terminal's folders at work. */
    public FolderTerminal terminal() {
        return folders;
    }

    /** The terminal's second door. */
    public WebDoor web() {
        return web;
    }

    /** The card reader. */
    public CardReader reader() {
        return reader;
    }

    @Override
    public void close() {
        terminal.later().close();
    }
}
