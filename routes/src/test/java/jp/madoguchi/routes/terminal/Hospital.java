package jp.madoguchi.routes.terminal;

import static jp.madoguchi.routes.Patience.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.NameVariants;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.insurance.Programmes;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.rulebook.RuleBook;
import jp.madoguchi.domain.subsidy.Participation;
import jp.madoguchi.domain.subsidy.SubsidyCheck;
import jp.madoguchi.reception.bulk.BulkSettings;
import jp.madoguchi.reception.bulk.TakeBulkReplies;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.inquiry.AskNationalSystem;
import jp.madoguchi.reception.inquiry.DeskQuestion;
import jp.madoguchi.reception.inquiry.InquiryIds;
import jp.madoguchi.reception.inquiry.PatientViews;
import jp.madoguchi.reception.inquiry.ReplyTaker;
import jp.madoguchi.reception.inquiry.TakeReplies;
import jp.madoguchi.reception.inquiry.WaitingDesks;
import jp.madoguchi.reception.subsidy.AcceptSubsidies;
import jp.madoguchi.routes.MemoryLedger;
import jp.madoguchi.routes.Patience;
import jp.madoguchi.routes.RouteContext;
import jp.madoguchi.routes.folder.FileEvent;
import jp.madoguchi.routes.folder.FolderAccess;
import jp.madoguchi.routes.folder.FolderInbox;
import jp.madoguchi.routes.folder.RejectedFiles;

/** A gateway with real folders and a ledger in memory. Stopping it and making another on the same ledger is a restart. */
final class Hospital implements AutoCloseable {

    static final FacilityCode FACILITY = new FacilityCode("9919999999");
    static final PatientViews NO_VIEWS = patients -> CompletableFuture.completedStage(null);

    final Path oqs;
    final Path rejectedDir;
    final MemoryLedger ledger;
    final RejectedFiles rejected;
    final TerminalFolders folders;
    final AskNationalSystem ask;
    final RouteContext context;

    Hospital(Path dir, MemoryLedger ledger, FolderAccess access, UnaryOperator<TerminalSettings> settings) {
        this(dir, ledger, access, false, List.of(settings.apply(quick(dir.resolve("oqs"), TerminalId.DEFAULT))));
    }

    Hospital(Path dir, MemoryLedger ledger, FolderAccess access, boolean shadow, List<TerminalSettings> terminals) {
        this(dir, ledger, access, shadow, terminals, List.of());
    }

    Hospital(Path dir, MemoryLedger ledger, FolderAccess access, boolean shadow, List<TerminalSettings> terminals,
            List<ReplyTaker> takers) {
        this(dir, ledger, access, shadow, terminals, answers -> takers);
    }

    /** One that takes the results of bulk jobs as the gateway does. */
    static Hospital withBulkJobs(Path dir, MemoryLedger ledger, UnaryOperator<TerminalSettings> settings) {
        return new Hospital(dir, ledger, FolderAccess.LOCAL, false,
                List.of(settings.apply(quick(dir.resolve("oqs"), TerminalId.DEFAULT))),
                answers -> List.of(new TakeBulkReplies(ledger, answers, BulkSettings.DEFAULT, "node")));
    }

    private Hospital(Path dir, MemoryLedger ledger, FolderAccess access, boolean shadow,
            List<TerminalSettings> terminals, Function<AcceptAnswer, List<ReplyTaker>> takers) {
        this.oqs = dir.resolve("oqs");
        this.rejectedDir = dir.resolve("rejected");
        this.ledger = ledger;
        terminals.forEach(terminal -> Stream.of(terminal.reqDir(), terminal.resDir(), terminal.faceDir())
                .forEach(Hospital::make));
        InstantSource clock = InstantSource.system();
        rejected = new RejectedFiles(rejectedDir, clock);
        folders = new TerminalFolders(terminals, shadow, rejected, clock, access);
        WaitingDesks desks = new WaitingDesks(100);
        ask = new AskNationalSystem(ledger, folders.nationalSystem(), desks, new InquiryIds(new Random(1)), clock);
        AcceptAnswer acceptAnswer = new AcceptAnswer(ledger, NO_VIEWS, desks, List.of());
        folders.connect(acceptAnswer, new TakeReplies(ledger, acceptAnswer, takers.apply(acceptAnswer)),
                IssuedInquiries.of(ledger), new AcceptSubsidies(ledger, subsidyCheck(), NameVariants.none()));
        context = RouteContext.start(RouteContext.Plan.house(List.of(folders), key -> Optional.empty(),
                Hospital.class.getClassLoader()));
    }

    private static SubsidyCheck subsidyCheck() {
        Programmes programmes = Programmes.parse(rules(Programmes.FILE));
        return new SubsidyCheck(programmes, Participation.parse(rules(Participation.FILE), programmes));
    }

    private static String rules(String file) {
        try (var stream = Objects.requireNonNull(RuleBook.class.getResourceAsStream(RuleBook.FOLDER + file))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TerminalSettings quick(Path oqs, TerminalId terminal) {
        return TerminalSettings.under(oqs, FACILITY, terminal).withTimes(Duration.ofMillis(100), Duration.ofMillis(60),
                Patience.LONG, Patience.LONG);
    }

    /** The same, but not waiting for the rest of a file that stays incomplete. */
    static TerminalSettings impatient(TerminalSettings settings) {
        return settings.withTimes(settings.pollInterval(), settings.stabilityTime(), Duration.ofMillis(700),
                settings.sendTimeout());
    }

    private static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path face(String name) {
        return oqs.resolve("face").resolve(name);
    }

    Path res(String name) {
        return oqs.resolve("res").resolve(name);
    }

    /** The inbox of the first terminal's face folder. */
    FolderInbox faceInbox() {
        return folders.watches().getFirst().inbox();
    }

    long count(FileEvent event) {
        return faceInbox().count(event);
    }

    List<Path> rejectedFiles() throws IOException {
        if (Files.notExists(rejectedDir)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(rejectedDir)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    DeskQuestion question() {
        MemberId member = new MemberId(new InsurerNumber("06990014"), null, new CardNumber("4567"), null);
        return new DeskQuestion(FACILITY, TerminalId.DEFAULT, null,
                new CardQuestion(member, java.time.LocalDate.of(1958, 4, 12), false),
                java.time.LocalDate.of(2026, 11, 20));
    }

    static String faceName(int number) {
        return "OQSsiquc01res_face_9919999999%020X_20261120101544.xml".formatted(number);
    }

    /** A face result of a person of its own. */
    static byte[] faceResult(int number) {
        return sample("face.xml").replace("00000999", "%08d".formatted(number)).getBytes(StandardCharsets.UTF_8);
    }

    static String sample(String name) {
        try (InputStream in = Hospital.class.getResourceAsStream("/samples/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes as a careful program does: aside, then renamed. */
    static void drop(Path file, byte[] bytes) throws IOException {
        Path aside = file.resolveSibling("." + file.getFileName() + ".tmp");
        Files.write(aside, bytes);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    static void eventually(org.awaitility.core.ThrowingRunnable that) {
        await().ignoreExceptions()
                .untilAsserted(that);
    }

    /** Waits until the folder was looked at some times more. */
    void afterLooks(int times) {
        var watch = folders.watches().getFirst();
        for (int i = 0; i < times; i++) {
            var before = watch.lookedAt();
            await().pollInterval(Duration.ofMillis(5))
                    .until(() -> watch.lookedAt() != null && !watch.lookedAt().equals(before));
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
