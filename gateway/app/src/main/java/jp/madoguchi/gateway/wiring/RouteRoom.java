package jp.madoguchi.gateway.wiring;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.NameVariants;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.Programmes;
import jp.madoguchi.domain.rulebook.RuleBook;
import jp.madoguchi.domain.subsidy.Participation;
import jp.madoguchi.domain.subsidy.SubsidyCheck;
import jp.madoguchi.gateway.operations.BulkConfiguration;
import jp.madoguchi.gateway.operations.Settings;
import jp.madoguchi.reception.bulk.KeepAppointments;
import jp.madoguchi.reception.directory.ImportPatients;
import jp.madoguchi.reception.inquiry.PatientViews;
import jp.madoguchi.reception.ledger.AnswerLedger;
import jp.madoguchi.reception.subsidy.AcceptSubsidies;
import jp.madoguchi.routes.RouteContext;
import jp.madoguchi.routes.RouteFault;
import jp.madoguchi.routes.RouteModule;
import jp.madoguchi.routes.appointments.AppointmentFolder;
import jp.madoguchi.routes.directory.DirectoryFolder;
import jp.madoguchi.routes.door.Doors;
import jp.madoguchi.routes.door.TerminalDoor;
import jp.madoguchi.routes.folder.FolderWatch;
import jp.madoguchi.routes.folder.RejectedFiles;
import jp.madoguchi.routes.hl7.MllpListener;
import jp.madoguchi.routes.kiosk.KioskEndpoint;
import jp.madoguchi.routes.kiosk.KioskInquiries;
import jp.madoguchi.routes.kiosk.KioskRecord;
import jp.madoguchi.routes.terminal.IssuedInquiries;
import jp.madoguchi.routes.terminal.TerminalFolders;
import jp.madoguchi.routes.web.WebDoor;
import jp.madoguchi.routes.web.WebSettings;

/** The ways in and out, as the settings want them, joined to the reception's use cases. */
final class RouteRoom implements AutoCloseable {

    private final ReceptionRoom reception;
    private final TerminalId carrier;
    private final List<TerminalId> asking;
    private final Set<TerminalId> overHttp;
    private final RejectedFiles rejected;
    private final TerminalFolders folders;
    private final WebDoor web;
    private final DirectoryFolder directory;
    private final AppointmentFolder appointments;
    private final RouteContext house;
    private final Optional<RouteContext> hospital;
    private final List<RouteFault> faults;

    private RouteRoom(ReceptionRoom reception, TerminalId carrier, List<TerminalId> asking,
            Set<TerminalId> overHttp, RejectedFiles rejected, TerminalFolders folders, WebDoor web,
            DirectoryFolder directory, AppointmentFolder appointments,
            RouteContext house,
            Optional<RouteContext> hospital, List<RouteFault> faults) {
        this.reception = reception;
        this.carrier = carrier;
        this.asking = asking;
        this.overHttp = overHttp;
        this.rejected = rejected;
        this.folders = folders;
        this.web = web;
        this.directory = directory;
        this.appointments = appointments;
        this.house = house;
        this.hospital = hospital;
        this.faults = faults;
    }

    /** What judges certificates of subsidies, by the tables of the rule book. */
    static SubsidyCheck subsidyCheck(RuleBook rules) {
        return new SubsidyCheck(rules.table(Programmes.class), rules.table(Participation.class));
    }

    /** Starts all routes. The gateway's own must start; a hospital's file that cannot be used is reported and left out. */
    static RouteRoom start(Settings settings, InstantSource clock, FacilityCode facility, LedgerRoom room,
            PatientViews views, RuleBook rules, KioskRecord kioskRecord) {
        AnswerLedger ledger = room.ledger();
        Path data = settings.path(Settings.DATA_DIR);
        RejectedFiles rejected = new RejectedFiles(data.resolve("rejected"), clock);
        List<TerminalDoor> terminals = TerminalList.of(settings, facility);
        boolean shadow = settings.yes(Settings.SHADOW);
        TerminalFolders folders = new TerminalFolders(TerminalDoor.folders(terminals), shadow, rejected, clock);
        WebDoor web = new WebDoor(TerminalDoor.web(terminals), shadow, rejected, clock);
        Doors doors = new Doors(folders, web);
        ReceptionRoom reception = new ReceptionRoom(settings, clock, room, views, rules, doors,
                doors.inBackground());
        folders.connect(reception.answers(), reception.replies(), IssuedInquiries.of(ledger),
                new AcceptSubsidies(ledger, subsidyCheck(rules), rules.table(NameVariants.class)));
        web.connect(reception.replies());
        DirectoryFolder directory = new DirectoryFolder(data.resolve("inbox").resolve("patients"), facility,
                StandardCharsets.UTF_8, DirectoryFolder.POLL_INTERVAL, DirectoryFolder.STABILITY_TIME,
                new ImportPatients(ledger, views), rejected, clock);
        AppointmentFolder appointments = new AppointmentFolder(data.resolve("inbox").resolve("appointments"), facility,
                new BulkConfiguration(settings).appointments(), AppointmentFolder.POLL_INTERVAL,
                AppointmentFolder.STABILITY_TIME, new KeepAppointments(ledger), rejected, clock);
        TerminalId carrier = terminals.isEmpty() ? TerminalId.DEFAULT : terminals.getFirst().terminal();
        List<RouteModule> modules = List.of(folders, web, directory, appointments,
                new KioskEndpoint(new KioskInquiries(reception.ask(), facility, carrier, clock, kioskRecord)),
                new MllpListener(clock, MllpListener.MAX_FRAME));
        List<TerminalId> asking = shadow ? List.of() : terminals.stream().map(TerminalDoor::terminal).toList();
        Set<TerminalId> overHttp = TerminalDoor.web(terminals).stream().map(WebSettings::terminal)
                .collect(Collectors.toUnmodifiableSet());
        ClassLoader libraries = RouteContext.class.getClassLoader(); // the application's own costs a start more than a second
        RouteContext house = RouteContext.start(RouteContext.Plan.house(modules, placeholders(settings), libraries));
        if (!settings.has(Settings.ROUTES_DIR)) {
            return new RouteRoom(reception, carrier, asking, overHttp, rejected, folders, web, directory, appointments,
                    house,
                    Optional.empty(),
                    List.of());
        }
        try {
            Path own = settings.path(Settings.ROUTES_DIR);
            RouteContext hospital = RouteContext
                    .start(RouteContext.Plan.hospital(own, Map.of(), placeholders(settings), libraries));
            return new RouteRoom(reception, carrier, asking, overHttp, rejected, folders, web, directory, appointments,
                    house,
                    Optional.of(hospital),
                    hospital.load(own));
        } catch (RuntimeException e) {
            house.close(); // or its listeners would outlive the failed start
            throw e;
        }
    }

    /** What {@code {{key}}} means in a route: a setting of the catalogue, or anything else that is configured. */
    private static Function<String, Optional<String>> placeholders(Settings settings) {
        return key -> switch (key) {
            case "madoguchi.mllp.host" -> Optional.of(settings.text(Settings.MLLP_ADDRESS));
            default -> settings.find(key);
        };
    }

    /** The use cases behind the routes. */
    ReceptionRoom reception() {
        return reception;
    }

    /** The terminals that can be asked; none in shadow mode. */
    List<TerminalId> asking() {
        return asking;
    }

    /** The terminals whose answers come on the connection of their question: what it breaks off is lost. */
    Set<TerminalId> overHttp() {
        return overHttp;
    }

    /** The terminal that carries single questions. */
    TerminalId carrier() {
        return carrier;
    }

    RejectedFiles rejected() {
        return rejected;
    }

    /** How many rejected files wait for a person: those that lay there at the start, and those since. */
    long rejectedFilesWaiting() {
        return rejected.waiting();
    }

    /** How many files were rejected since the start. */
    long rejectedFiles() {
        return rejected.counts().values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many watched folders cannot be reached at the moment. */
    long unreachableFolders() {
        List<FolderWatch> watches = new ArrayList<>(folders.watches());
        watches.add(directory.watch());
        watches.add(appointments.watch());
        return watches.stream().filter(watch -> !watch.isReachable()).count();
    }

    /** To how many terminals over HTTP the last question could not be handed. */
    long unreachableTerminals() {
        return web.terminals().stream().filter(terminal -> !terminal.isReachable()).count();
    }

    /** How much was strange in answers that could be used all the same: unknown elements and the like. */
    long remarksOnAnswers() {
        return folders.remarks().count() + web.remarks().count();
    }

    /** How many of the hospital's route files could not be used. */
    long faultyRouteFiles() {
        return faults.size();
    }

    @Override
    public void close() {
        hospital.ifPresent(RouteContext::close);
        house.close();
    }
}
