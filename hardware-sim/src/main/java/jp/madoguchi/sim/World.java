package jp.madoguchi.sim;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import jp.madoguchi.sim.device.CardReader;
import jp.madoguchi.sim.national.Chance;
import jp.madoguchi.sim.national.Deeds;
import jp.madoguchi.sim.national.Dress;
import jp.madoguchi.sim.national.FaceOutlet;
import jp.madoguchi.sim.national.FaultDesk;
import jp.madoguchi.sim.national.FolderTerminal;
import jp.madoguchi.sim.national.Folders;
import jp.madoguchi.sim.national.HeldPerson;
import jp.madoguchi.sim.national.Later;
import jp.madoguchi.sim.national.NationalSystem;
import jp.madoguchi.sim.national.People;
import jp.madoguchi.sim.national.Profile;

/** Centre, terminal and readers, wired and running over one set of folders until closed. */
public final class World implements AutoCloseable {
    private final Setup setup;
    private final Folders folders;
    private final NationalSystem centre;
    private final FaultDesk faults = new FaultDesk();
    private final Deeds deeds;
    private final Later later;
    private final FolderTerminal terminal;
    private final CardReader reader;

    /**
     * What the world is made of.
     *
     * @param oqs    holds {@code req}, {@code res} and {@code face}
     * @param record the JSON lines file of what was done
     * @param clock  must tell the time of Japan
     */
    public record Setup(Path oqs, Path record, People people, Profile profile, long seed, Dress.Encoding encoding,
            Duration poll, Clock clock) {}

    /** A world that works at once; {@code log} takes lines for the operator. */
    public World(Setup setup, Consumer<String> log) throws IOException {
        this.setup = setup;
        this.folders = Folders.below(setup.oqs());
        this.centre = new NationalSystem(setup.people());
        this.deeds = new Deeds(setup.record(), setup.clock());
        this.later = new Later(log);
        Chance chance = new Chance(setup.seed());
        FolderTerminal.Settings settings = new FolderTerminal.Settings(folders, setup.poll(), setup.profile(), chance,
                setup.encoding(), setup.clock());
        this.terminal = new FolderTerminal(settings, centre, faults, deeds, later);
        this.reader = new CardReader(new FaceOutlet(settings, centre, faults, deeds, later), chance, setup.clock());
        terminal.start();
    }

    /** What everybody would be answered today, in the order of the people file. */
    public List<HeldPerson> held() {
        LocalDate today = LocalDate.now(setup.clock());
        return setup.people().persons().stream().map(person -> HeldPerson.of(person, centre, today)).toList();
    }

    /** Who and how it was set up. */
    public Setup setup() {
        return setup;
    }

    /** The shared folders. */
    public Folders folders() {
        return folders;
    }

    /** The faults, to switch on and off. */
    public FaultDesk faults() {
        return faults;
    }

    /** The record of what was done. */
    public Deeds deeds() {
        return deeds;
    }

    /** The terminal. */
    public FolderTerminal terminal() {
        return terminal;
    }

    /** The card reader. */
    public CardReader reader() {
        return reader;
    }

    @Override
    public void close() {
        later.close();
    }
}
