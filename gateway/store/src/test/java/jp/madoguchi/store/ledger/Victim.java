package jp.madoguchi.store.ledger;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.inquiry.Acceptance;
import jp.madoguchi.reception.inquiry.AnswerOrigin;
import jp.madoguchi.reception.inquiry.WaitingDesks;
import jp.madoguchi.reception.ledger.SourceFile;
import jp.madoguchi.store.Samples;
import jp.madoguchi.store.TestDatabase;
import jp.madoguchi.store.ledger.crypto.LedgerKey;
import jp.madoguchi.store.ledger.sql.LedgerDatabase;
import jp.madoguchi.store.ledger.sql.ProductionCheck;

/** The process that is killed: accepts answers without end and prints a line for each that was acknowledged. */
public final class Victim {

    /** Few, so that answers meet known patients and coverages are replaced as well as made. */
    private static final int PEOPLE = 300;
    private static final int SENDERS = 16;

    private Victim() {}

    /** Arguments: folder of the key, a name for this life, where the database is. */
    public static void main(String[] arguments) {
        endWithTheTest();
        Path folder = Path.of(arguments[0]);
        String life = arguments[1];
        LedgerDatabase database = TestDatabase.open(arguments[2]);
        ProductionCheck.pass(database.dataSource(), LedgerSettings.DEFAULT.hardened());
        SqlLedger ledger = SqlLedger.open(database.dataSource(), LedgerKey.readOrCreate(folder.resolve("ledger.key")),
                InstantSource.system(), LedgerSettings.DEFAULT);
        AcceptAnswer accept = new AcceptAnswer(ledger, patients -> CompletableFuture.completedStage(null),
                new WaitingDesks(1), List.of("emr"));
        for (int sender = 0; sender < SENDERS; sender++) {
            String prefix = life + "-" + sender + "-";
            int start = sender * PEOPLE / SENDERS;
            new Thread(() -> send(accept, prefix, start)).start();
        }
    }

    /** Where whoever kills was killed itself, nobody would stop it before the disk is full. */
    public static void endWithTheTest() {
        ProcessHandle.current().parent()
                .ifPresent(test -> test.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
    }

    private static void send(AcceptAnswer accept, String prefix, int start) {
        for (int i = 0;; i++) {
            SourceFile file = Samples.face(prefix + i + ".xml");
            Acceptance done = accept.accept(file, new AnswerOrigin.FaceResult(),
                    Samples.answer((start + i) % PEOPLE, Samples.NOW.plusSeconds(i))).toCompletableFuture().join();
            if (!(done instanceof Acceptance.Accepted accepted)) {
                throw new IllegalStateException("not accepted: " + done);
            }
            ResourceId answer = accepted.answer().id();
            synchronized (Victim.class) {
                System.out.println("ACK " + file.name() + " " + answer.value());
                System.out.flush();
            }
        }
    }
}
