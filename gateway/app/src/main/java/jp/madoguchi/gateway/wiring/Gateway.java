package jp.madoguchi.gateway.wiring;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import jp.madoguchi.domain.channel.PhoneNumbers;
import jp.madoguchi.domain.channel.ViewingWindows;
import jp.madoguchi.domain.claim.ClaimWays;
import jp.madoguchi.domain.consent.EnvironmentDefaults;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.insurance.Programmes;
import jp.madoguchi.domain.rule.RuleSwitches;
import jp.madoguchi.domain.rulebook.RuleBook;
import jp.madoguchi.gateway.desk.DeskAppointments;
import jp.madoguchi.gateway.desk.DeskBulk;
import jp.madoguchi.gateway.desk.DeskCardAdvice;
import jp.madoguchi.gateway.desk.DeskCases;
import jp.madoguchi.gateway.desk.DeskClaimData;
import jp.madoguchi.gateway.desk.DeskExpenses;
import jp.madoguchi.gateway.desk.DeskMonthEnd;
import jp.madoguchi.gateway.desk.DeskNextSteps;
import jp.madoguchi.gateway.desk.DeskReQueries;
import jp.madoguchi.gateway.desk.AttachByTask;
import jp.madoguchi.gateway.desk.DeskSubsidies;
import jp.madoguchi.gateway.desk.DeskTasks;
import jp.madoguchi.gateway.fhir.ResourceStore;
import jp.madoguchi.gateway.fhir.VersionStore;
import jp.madoguchi.gateway.fhir.ask.LiveQuestions;
import jp.madoguchi.gateway.fhir.ask.QuestionStore;
import jp.madoguchi.gateway.fhir.search.PageTokens;
import jp.madoguchi.gateway.fhir.subscribe.ClientSubscriptions;
import jp.madoguchi.gateway.medical.MedicalDesk;
import jp.madoguchi.gateway.operations.OutageSettings;
import jp.madoguchi.gateway.operations.Readiness;
import jp.madoguchi.gateway.operations.RuleFiles;
import jp.madoguchi.gateway.operations.Settings;
import jp.madoguchi.gateway.operations.WebAddress;
import jp.madoguchi.gateway.outage.OutageDesk;
import jp.madoguchi.gateway.outage.Terminals;
import jp.madoguchi.reception.claim.AskAgain;
import jp.madoguchi.reception.claim.CaseWork;
import jp.madoguchi.reception.claim.ExportClaimData;
import jp.madoguchi.reception.claim.RequeryCases;
import jp.madoguchi.reception.desk.CheckMonth;
import jp.madoguchi.reception.desk.AdviseOnCard;
import jp.madoguchi.reception.desk.AttachAnswer;
import jp.madoguchi.reception.desk.DeskWork;
import jp.madoguchi.reception.desk.LeaveMonthsToClaimDesk;
import jp.madoguchi.reception.expense.ShowExpenses;
import jp.madoguchi.reception.medical.ConsentAdvice;
import jp.madoguchi.reception.mode.TerminalState;
import jp.madoguchi.reception.subsidy.AttachSubsidies;
import jp.madoguchi.reception.subsidy.EnterSubsidies;
import jp.madoguchi.store.audit.AuditTrail;
import jp.madoguchi.store.audit.JournaledAuditTrail;

/**
 * The whole gateway. It starts from the inside out, so that nothing is taken in before it can be kept (ledger, views, audit,
 * routes), and stops in the opposite order.
 */
@ApplicationScoped
public class Gateway {

    private static final Logger LOG = Logger.getLogger(Gateway.class.getName());
    /** Later answers are taken all the same, and settle their case then. */
    private static final Duration PATIENCE_WITH_ANSWER = Duration.ofSeconds(30);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Settings settings;
    private final InstantSource clock;
    private final Readiness readiness;
    private final Figures figures;
    private final Parts parts;

    @Inject
    public Gateway(Settings settings, InstantSource clock, Readiness readiness, Figures figures) {
        this.settings = settings;
        this.clock = clock;
        this.readiness = readiness;
        this.figures = figures;
        this.parts = new Parts();
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object deployed) {
        try {
            build();
        } catch (RuntimeException failure) {
            stop();
            throw failure;
        }
    }

    private void build() {
        FacilityCode facility = FacilityCode.parse(settings.text(Settings.FACILITY)).orElseThrow();
        RuleBook rules = RuleFiles.read(settings);
        LedgerRoom ledger = opened(LedgerRoom.open(settings, clock));
        JournaledAuditTrail journal = opened(JournaledAuditTrail.open(
                settings.path(Settings.DATA_DIR).resolve("audit"), ledger.connections()));
        AuditTrail audit = entry -> journal.record(entry.of(facility));
        parts.audit = new LedgerAudit(audit);
        parts.pages = new PageTokens(ledger.key().pageKey(), clock);
        ClaimWays ways = rules.claimWays(OutageSettings.claimRun(settings));
        parts.cases = new DeskCases(facility, ledger.cases(), new CaseWork(ledger.ledger(), ways), ways,
                new LedgerDeskAudit(audit, "Claim"), clock);
        parts.steps = NextStepRoom.of(settings, facility, ledger.ledger(), rules, new LedgerDeskAudit(audit, "Task"),
                clock);
        parts.claimData = new DeskClaimData(facility, new ExportClaimData(ledger.ledger(), rules),
                new LedgerDeskAudit(audit, "Claim"), clock);
        parts.cardAdvice = new DeskCardAdvice(new AdviseOnCard(rules, WebAddress.of(settings)), clock);
        parts.expenses = new DeskExpenses(facility, new ShowExpenses(ledger.readings(), rules),
                new LedgerDeskAudit(audit, "ExplanationOfBenefit"), clock);
        parts.subsidies = new DeskSubsidies(facility,
                new EnterSubsidies(ledger.ledger(), RouteRoom.subsidyCheck(rules)), rules.table(Programmes.class),
                new LedgerDeskAudit(audit, "Coverage"), clock);
        CheckMonth months = new CheckMonth(ledger.readings(), ledger.visits(), rules);
        parts.months = new DeskMonthEnd(facility, months,
                new LedgerDeskAudit(audit, "Claim"), clock);
        readiness.up(Readiness.Part.LEDGER);

        ViewRoom views = opened(new ViewRoom(settings, facility, ledger, rules.table(ViewingWindows.class)));
        RouteRoom routes = opened(RouteRoom.start(settings, clock, facility, ledger, views.views(), rules,
                new LedgerKioskRecord(new LedgerDeskAudit(audit, "CoverageEligibilityRequest"), clock)));
        parts.versions = opened(new HistoryRoom(settings, ledger, views, clock)).store();
        parts.desk = new DeskTasks(facility, ledger.tasks(), new DeskWork(ledger.ledger()),
                new AttachByTask(new AttachSubsidies(ledger.ledger(), RouteRoom.subsidyCheck(rules)),
                        new AttachAnswer(ledger.ledger(), routes.reception().answers())),
                new LedgerDeskAudit(audit, "Task"), clock);
        readiness.up(Readiness.Part.ROUTES);
        readiness.warnAbout("rejected-files", routes::rejectedFilesWaiting);
        readiness.warnAbout("unreachable-folders", routes::unreachableFolders);
        readiness.warnAbout("unreachable-terminals", routes::unreachableTerminals);
        readiness.warnAbout("faulty-route-files", routes::faultyRouteFiles);
        readiness.warnAbout("missed-views", views.views()::missed);
        figures.publish(routes, ledger, requery(ledger, routes, rules));
        ResourceStore answers = new DeviceStore(
                new AuditEventStore(
                        new TaskStore(new CachedStore(views.resources(), facility), ledger.tasks(), facility),
                        ledger.auditEvents(), facility),
                TerminalList.of(settings, facility), facility, clock.instant());
        LiveQuestions questions = QuestionRoom.of(settings, facility, routes, answers, audit, clock);
        parts.questions = questions;
        parts.store = new QuestionStore(answers, questions);
        SubscriptionRoom subscriptions = opened(new SubscriptionRoom(settings, facility, ledger, answers,
                new LedgerAudit(audit), new LedgerDeskAudit(audit, "Subscription"), clock));
        parts.subscriptions = subscriptions.clients();
        subscriptions.start();
        opened(new MonthEndRoom(facility, clock, new LeaveMonthsToClaimDesk(ledger.ledger(), months, ways.run())))
                .start();
        readiness.warnAbout("subscriptions-off", subscriptions::switchedOff);
        figures.publish(subscriptions);
        outages(facility, ledger, audit, routes, rules);
        bulk(ledger, routes, facility, audit);
        // Reads that miss ask the ledger meanwhile, and readiness waits for it.
        opened(new Filling(() -> views.fill(far -> readiness.progress(Readiness.Part.CACHE,
                new Readiness.Progress(far.done(), far.all()))), () -> {
                    WarmReads.read(settings, facility, answers, clock);
                    readiness.up(Readiness.Part.CACHE);
                }, FIRST_PAUSE, LONGEST_PAUSE)).start();
    }

    private void outages(FacilityCode facility, LedgerRoom ledger, AuditTrail audit, RouteRoom routes,
            RuleBook rules) {
        OutageRoom outage = routes.reception().outage();
        MedicalRoom medical = routes.reception().medical();
        Duration lookBack = OutageSettings.rechecks(settings).lookBack();
        Terminals terminals = new Terminals(facility, routes.asking(), outage.watch());
        parts.switches = rules.switches();
        parts.phones = rules.table(PhoneNumbers.class);
        parts.outages = new OutageDesk(terminals,
                new OutageDesk.Work(outage.modes(), outage.visits(), outage.lookUps()), ledger.outages(),
                new OutageDesk.Audits(new LedgerDeskAudit(audit, "Flag"), new LedgerDeskAudit(audit, "Encounter"),
                        new LedgerDeskAudit(audit, "AuditEvent"), new LedgerDeskAudit(audit, "Task")),
                lookBack, clock);
        parts.reQueries = new DeskReQueries(facility, name -> terminals.choose(name, Optional.empty()),
                routes.reception().withoutCard(), new LedgerDeskAudit(audit, "CoverageEligibilityRequest"), clock);
        parts.medical = new MedicalDesk(terminals, ledger.consents(), rules.table(ViewingWindows.class),
                medical.ask(), medical.lock(), medical.begin(), medical.care(),
                new ConsentAdvice(rules.table(EnvironmentDefaults.class)),
                new LedgerDeskAudit(audit, "DocumentReference"),
                new LedgerDeskAudit(audit, "Consent"), clock);
        opened(medical.sweeping(clock, facility));
        RecheckRoom rechecks = opened(new RecheckRoom(facility, routes.asking(), outage.watch(), outage,
                ledger.outages(), lookBack, clock));
        rechecks.start(OutageSettings.recheckEvery(settings));
        readiness.warnAbout("terminals-doubtful", () -> rechecks.terminals(TerminalState.DOUBTFUL));
        readiness.warnAbout("terminals-down", () -> rechecks.terminals(TerminalState.DOWN));
        figures.publish(rechecks, medical.window());
    }

    private void bulk(LedgerRoom ledger, RouteRoom routes, FacilityCode facility, AuditTrail audit) {
        BulkDeskRoom room = opened(new BulkDeskRoom(settings, clock, facility, ledger, routes.reception().bulk(),
                routes.asking(), routes.overHttp()));
        parts.bulk = room.desk(new LedgerDeskAudit(audit, "List"));
        parts.appointments = room.appointments(new LedgerDeskAudit(audit, "Appointment"));
        figures.publish(room.timer(), room.watch());
        room.start();
    }

    private RequeryRoom requery(LedgerRoom ledger, RouteRoom routes, RuleBook rules) {
        RequeryCases requery = new RequeryCases(ledger.ledger(),
                AskAgain.through(routes.reception().askInBackground(), PATIENCE_WITH_ANSWER),
                rules.claimWays(OutageSettings.claimRun(settings)));
        RequeryRoom room = opened(new RequeryRoom(settings.time(Settings.REQUERY_AT),
                settings.number(Settings.REQUERY_MOST), clock, requery::run));
        if (!routes.asking().isEmpty()) {
            room.start();
        }
        return room;
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    @Produces
    @Singleton
    ResourceStore store() {
        return running(parts.store);
    }

    @Produces
    @Singleton
    VersionStore versions() {
        return running(parts.versions);
    }

    @Produces
    @Singleton
    jp.madoguchi.gateway.fhir.AuditTrail audit() {
        return running(parts.audit);
    }

    @Produces
    @Singleton
    PageTokens pages() {
        return running(parts.pages);
    }

    @Produces
    @Singleton
    DeskTasks desk() {
        return running(parts.desk);
    }

    @Produces
    @Singleton
    DeskCases cases() {
        return running(parts.cases);
    }

    @Produces
    @Singleton
    OutageDesk outages() {
        return running(parts.outages);
    }

    @Produces
    @Singleton
    DeskBulk bulk() {
        return running(parts.bulk);
    }

    @Produces
    @Singleton
    MedicalDesk medical() {
        return running(parts.medical);
    }

    @Produces
    @Singleton
    RuleSwitches switches() {
        return running(parts.switches);
    }

    @Produces
    @Singleton
    DeskSubsidies subsidies() {
        return running(parts.subsidies);
    }

    @Produces
    @Singleton
    PhoneNumbers phones() {
        return running(parts.phones);
    }

    @Produces
    @Singleton
    DeskAppointments appointments() {
        return running(parts.appointments);
    }

    @Produces
    @Singleton
    DeskNextSteps steps() {
        return running(parts.steps);
    }

    @Produces
    @Singleton
    DeskReQueries reQueries() {
        return running(parts.reQueries);
    }

    @Produces
    @Singleton
    DeskExpenses expenses() {
        return running(parts.expenses);
    }

    @Produces
    @Singleton
    DeskClaimData claimData() {
        return running(parts.claimData);
    }

    @Produces
    @Singleton
    DeskCardAdvice cardAdvice() {
        return running(parts.cardAdvice);
    }

    @Produces
    @Singleton
    DeskMonthEnd months() {
        return running(parts.months);
    }

    @Produces
    @Singleton
    LiveQuestions questions() {
        return running(parts.questions);
    }

    @Produces
    @Singleton
    ClientSubscriptions subscriptions() {
        return running(parts.subscriptions);
    }

    private static <T> T running(@org.jspecify.annotations.Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("the gateway has not started");
        }
        return part;
    }

    @PreDestroy
    void stop() {
        for (Readiness.Part part : Readiness.Part.values()) {
            readiness.down(part);
        }
        while (!open.isEmpty()) {
            AutoCloseable part = open.pop();
            try {
                part.close();
            } catch (Exception failure) {
                LOG.log(Level.WARNING, "Not closed in order: " + part.getClass().getSimpleName(), failure);
            }
        }
    }
}
