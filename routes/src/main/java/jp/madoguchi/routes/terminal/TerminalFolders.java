package jp.madoguchi.routes.terminal;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.oqs.codec.ReadLimits;
import jp.madoguchi.oqs.codec.ReplyReader;
import jp.madoguchi.oqs.codec.RequestWriter;
import jp.madoguchi.oqs.codec.ResultReader;
import jp.madoguchi.oqs.codec.SubsidyResultReader;
import jp.madoguchi.oqs.exchange.SubsidyTags;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.inquiry.NationalSystem;
import jp.madoguchi.reception.inquiry.Replies;
import jp.madoguchi.reception.subsidy.AcceptSubsidies;
import jp.madoguchi.routes.RouteModule;
import jp.madoguchi.routes.RouteThreads;
import jp.madoguchi.routes.exchange.AnswerRemarks;
import jp.madoguchi.routes.exchange.ReplyIntake;
import jp.madoguchi.routes.exchange.ResultContent;
import jp.madoguchi.routes.folder.AfterCommit;
import jp.madoguchi.routes.folder.FileTaker;
import jp.madoguchi.routes.folder.FolderAccess;
import jp.madoguchi.routes.folder.FolderInbox;
import jp.madoguchi.routes.folder.FolderRoutes;
import jp.madoguchi.routes.folder.FolderSettings;
import jp.madoguchi.routes.folder.FolderWatch;
import jp.madoguchi.routes.folder.RejectedFiles;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The folders of all terminals. First made, since asking needs {@link #nationalSystem()}; then {@link #connect told} who takes answers;
 * then started with the route context.
 */
public final class TerminalFolders implements RouteModule {

    /** Two can keep a folder and a commit busy; more only wait for the same share. */
    private static final int WORKERS = 2;

    private final List<TerminalSettings> terminals;
    private final boolean shadow;
    private final RejectedFiles rejected;
    private final InstantSource clock;
    private final FolderAccess access;
    private final TerminalRequests requests;
    private final List<ExecutorService> workers = new ArrayList<>();
    private final Map<String, Object> beans = new LinkedHashMap<>();
    private final List<FolderWatch> watches = new ArrayList<>();
    private final AnswerRemarks remarks = new AnswerRemarks();

    /**
     * @param shadow runs beside today's process: {@code face} is left alone whatever its mode says, {@code res} is not looked at,
     *               nothing is asked
     * @throws ProblemException {@code SETTING_INVALID} if two terminals have one name
     */
    public TerminalFolders(List<TerminalSettings> terminals, boolean shadow, RejectedFiles rejected,
            InstantSource clock) {
        this(terminals, shadow, rejected, clock, FolderAccess.LOCAL);
    }

    /** As above, with another way to touch files. */
    public TerminalFolders(List<TerminalSettings> terminals, boolean shadow, RejectedFiles rejected,
            InstantSource clock, FolderAccess access) {
        Set<TerminalId> names = new HashSet<>();
        for (TerminalSettings terminal : terminals) {
            if (!names.add(terminal.terminal())) {
                throw new ProblemException(
                        Problem.at(ProblemCode.SETTING_INVALID, "terminal " + terminal.terminal() + " is there twice"));
            }
        }
        this.terminals = List.copyOf(terminals);
        this.shadow = shadow;
        this.rejected = rejected;
        this.clock = clock;
        this.access = access;
        this.requests = new TerminalRequests(terminals, new RequestWriter(), shadow);
    }

    /** Carries questions to the terminals once the route context runs. */
    public NationalSystem nationalSystem() {
        return requests;
    }

    /**
     * Says who takes what arrives. To be called once, before the route context is started.
     *
     * @param acceptAnswer takes results of card readers
     * @param replies      take what answers this gateway's questions
     * @param issued       tells which questions those are
     */
    public TerminalFolders connect(AcceptAnswer acceptAnswer, Replies replies, IssuedInquiries issued) {
        return connect(acceptAnswer, replies, issued, null);
    }

    /**
     * As above.
     *
     * @param acceptSubsidies takes certificates of subsidies, of terminals that are set so; null if nobody does
     */
    public TerminalFolders connect(AcceptAnswer acceptAnswer, Replies replies, IssuedInquiries issued,
            @Nullable AcceptSubsidies acceptSubsidies) {
        for (TerminalSettings terminal : terminals) {
            ReadLimits limits = new ReadLimits(terminal.maxFileSize(), ReadLimits.DEFAULT.depth(),
                    ReadLimits.DEFAULT.text());
            ResultContent results = new ResultContent(terminal.terminal(), terminal.encryption(),
                    terminal.maxFileSize());
            AnswerIntake intake = new AnswerIntake(terminal, new ResultReader(limits), acceptAnswer, remarks);
            ExecutorService worker = RouteThreads.pool("madoguchi-" + terminal.terminal(), WORKERS,
                    Integer.MAX_VALUE);
            workers.add(worker);
            watch(terminal.face(), afterCommit(terminal),
                    new FaceResults(terminal, results, intake, subsidies(terminal, limits, acceptSubsidies)), worker);
            if (asks(terminal)) {
                ReplyIntake all = new ReplyIntake(new ReplyReader(limits), remarks, replies);
                watch(terminal.res(), new AfterCommit.Delete(), new Answers(terminal, results, all, issued, clock),
                        worker);
            }
        }
        return this;
    }

    private @Nullable SubsidyIntake subsidies(TerminalSettings terminal, ReadLimits limits,
            @Nullable AcceptSubsidies acceptSubsidies) {
        SubsidyTags tags = terminal.subsidies();
        return tags == null || acceptSubsidies == null
                ? null
                : new SubsidyIntake(terminal, new SubsidyResultReader(tags, limits), acceptSubsidies, remarks);
    }

    /** Whether questions go through a terminal's folders. */
    private boolean asks(TerminalSettings terminal) {
        return !shadow && !terminal.faceOnly();
    }

    private void watch(FolderSettings folder, AfterCommit afterCommit, FileTaker taker, ExecutorService worker) {
        FolderInbox inbox = new FolderInbox(folder, afterCommit, taker, access, worker, rejected);
        FolderWatch watch = new FolderWatch(inbox, clock);
        watches.add(watch);
        beans.putAll(FolderRoutes.beans(watch));
    }

    private AfterCommit afterCommit(TerminalSettings terminal) {
        return switch (shadow ? FaceMode.LEAVE : terminal.faceMode()) {
            case CONSUME -> new AfterCommit.Delete();
            case LEAVE -> new AfterCommit.Leave();
            case HAND_ON -> new AfterCommit.HandOn(Objects.requireNonNull(terminal.handOnDir()));
        };
    }

    /** All folders that are watched, for health and metrics. */
    public List<FolderWatch> watches() {
        return List.copyOf(watches);
    }

    /** What was strange in answers that could be used, for metrics. */
    public AnswerRemarks remarks() {
        return remarks;
    }

    @Override
    public List<String> routeFiles() {
        return List.of("routes/terminal-folder.camel.yaml", "routes/terminal-request.camel.yaml");
    }

    @Override
    public Map<String, Object> beans() {
        return beans;
    }

    @Override
    public void started(CamelContext camel) throws Exception {
        for (FolderWatch watch : watches) {
            FolderRoutes.add(camel, "terminal-folder", watch);
        }
        for (TerminalSettings terminal : terminals.stream().filter(this::asks).toList()) {
            TemplatedRouteBuilder.builder(camel, "terminal-request")
                    .routeId("terminal-request-" + terminal.terminal())
                    .parameter("terminal", terminal.terminal().value())
                    .parameter("directory", terminal.reqDir().toAbsolutePath().toString())
                    .add();
        }
        if (!shadow) {
            requests.connect(camel.createProducerTemplate());
        }
    }

    @Override
    public void close() {
        requests.close();
        workers.forEach(ExecutorService::shutdown);
    }
}
