package jp.madoguchi.gateway.wiring;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.logging.Level;
import java.util.logging.Logger;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.gateway.desk.DeskAppointments;
import jp.madoguchi.gateway.desk.DeskAudit;
import jp.madoguchi.gateway.desk.DeskBulk;
import jp.madoguchi.gateway.operations.BulkConfiguration;
import jp.madoguchi.gateway.operations.Settings;
import jp.madoguchi.reception.bulk.BulkPlan;
import jp.madoguchi.reception.bulk.BulkRound;
import jp.madoguchi.reception.bulk.BulkSettings;
import jp.madoguchi.reception.bulk.BulkWork;
import jp.madoguchi.reception.bulk.CollectConsented;
import jp.madoguchi.reception.bulk.CollectTickets;
import jp.madoguchi.reception.bulk.FetchLostResults;
import jp.madoguchi.reception.bulk.KeepAppointments;
import jp.madoguchi.reception.bulk.NightSettings;
import jp.madoguchi.reception.bulk.RegisterReferenceNumbers;
import jp.madoguchi.reception.ledger.LedgerReadings;

/**
 * What drives bulk jobs, and what people see of them. In shadow mode, and without a terminal, nothing is planned by itself and nothing is
 * sent; lists of appointments are kept all the same.
 */
final class BulkDeskRoom implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(BulkDeskRoom.class.getName());

    private final Settings settings;
    private final InstantSource clock;
    private final FacilityCode facility;
    private final LedgerRoom ledger;
    private final BulkRoom bulk;
    private final List<TerminalId> asking;
    private final BulkWork work;
    private final BulkWatch watch;
    private final BulkTimer timer;
    private final Set<TerminalId> overHttp;
    private volatile boolean fetchedAgain;

    /**
     * @param asking   the terminals that may be asked
     * @param overHttp those of them whose answers went with the process before this one
     */
    BulkDeskRoom(Settings settings, InstantSource clock, FacilityCode facility, LedgerRoom ledger, BulkRoom bulk,
            List<TerminalId> asking, Set<TerminalId> overHttp) {
        this.settings = settings;
        this.clock = clock;
        this.facility = facility;
        this.ledger = ledger;
        this.bulk = bulk;
        this.asking = asking;
        this.overHttp = overHttp;
        this.work = new BulkWork(ledger.ledger(), ledger.readings(), bulk.settings());
        this.watch = new BulkWatch(facility, work, clock);
        this.timer = new BulkTimer(new BulkConfiguration(settings).round(), rounds(), watch);
    }

    private BulkTimer.Work rounds() {
        NightSettings night = new BulkConfiguration(settings).night();
        return new BulkTimer.Work() {
            @Override
            public CompletionStage<BulkPlan> plan() {
                return bulk.night().planDue(facility, carrier(), night);
            }

            @Override
            public CompletionStage<BulkRound> run() {
                return fetchAgain().thenCompose(lost -> bulk.jobs().run());
            }

            @Override
            public CompletionStage<Void> settled() {
                return bulk.jobs().settled();
            }
        };
    }

    /** Once, before the first round; in the next round again where the ledger could not take it. */
    private CompletionStage<Integer> fetchAgain() {
        if (fetchedAgain) {
            return CompletableFuture.completedStage(0);
        }
        String node = new BulkConfiguration(settings).node();
        return new FetchLostResults(ledger.ledger(), node).again(facility, overHttp).thenApply(lost -> {
            fetchedAgain = true;
            if (lost > 0) {
                LOG.log(Level.INFO, "Bulk jobs: {0} results went with the connection, and are asked for again", lost);
            }
            return lost;
        });
    }

    /** Begins to plan and to send, where anybody may be asked. */
    void start() {
        if (!asking.isEmpty()) {
            carrier();
            timer.start();
        }
    }

    /** The terminal that carries new jobs. */
    private TerminalId carrier() {
        if (asking.isEmpty()) {
            throw new ProblemException(Problem.of(settings.yes(Settings.SHADOW)
                    ? ProblemCode.SHADOW_MODE
                    : ProblemCode.TERMINAL_FOLDER_UNREACHABLE));
        }
        if (!settings.has(Settings.BULK_TERMINAL)) {
            return asking.getFirst();
        }
        String name = settings.text(Settings.BULK_TERMINAL);
        return asking.stream().filter(terminal -> terminal.value().equals(name)).findFirst().orElseThrow(
                () -> new ProblemException(Problem.at(ProblemCode.SETTING_INVALID, Settings.BULK_TERMINAL.name())));
    }

    /** Bulk jobs over HTTP. */
    DeskBulk desk(DeskAudit audit) {
        LedgerReadings readings = ledger.readings();
        BulkSettings sizes = bulk.settings();
        return new DeskBulk(facility, this::carrier, new DeskBulk.Uses(work, bulk.night(),
                new RegisterReferenceNumbers(ledger.ledger(), readings, sizes),
                new CollectConsented(ledger.ledger(), sizes), new CollectTickets(ledger.ledger(), sizes)), audit,
                clock);
    }

    /** Appointments over HTTP. */
    DeskAppointments appointments(DeskAudit audit) {
        return new DeskAppointments(facility, ledger.readings(), new KeepAppointments(ledger.ledger()), audit, clock);
    }

    BulkWork work() {
        return work;
    }

    BulkTimer timer() {
        return timer;
    }

    BulkWatch watch() {
        return watch;
    }

    @Override
    public void close() {
        timer.close();
    }
}
