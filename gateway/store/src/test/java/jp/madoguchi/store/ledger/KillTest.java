package jp.madoguchi.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.store.TestDatabase;
import jp.madoguchi.store.ledger.crypto.LedgerKey;
import jp.madoguchi.store.ledger.sql.Dialect;
import jp.madoguchi.store.ledger.sql.LedgerDatabase;
import jp.madoguchi.store.ledger.sql.Session;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Kills the writing process at random moments under traffic, again and again on one database. {@code -Dmadoguchi.kills=200} for a
 * long run, {@code -Dmadoguchi.kills.seed=…} for other moments.
 */
class KillTest {

    private static final int KILLS = Integer.getInteger("madoguchi.kills", 20);
    private static final long SEED = Long.getLong("madoguchi.kills.seed", 20261122L);
    private static final int LONGEST_LIFE_MILLIS = 900;
    private static final int LONGEST_BIRTH_MILLIS = 2500;

    /** A server outlives its client: what differs from a file is only what it still does after the kill. */
    private static final int KILLS_OF_A_CLIENT = Math.max(4, KILLS / 5);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void everyAcknowledgedAnswerIsThereOnceAfterEveryKillAndNothingIsThereByHalf(Dialect dialect) throws Exception {
        String url = TestDatabase.empty(dialect, folder);
        int kills = dialect == Dialect.H2 ? KILLS : KILLS_OF_A_CLIENT;
        Random random = new Random(SEED);
        Map<String, String> acknowledged = new HashMap<>();
        for (int life = 0; life < kills; life++) {
            // Every fourth dies at its birth: while it recovers, migrates or writes its first group.
            List<String> lines = life % 4 == 3
                    ? liveAndDie(url, life, false, random.nextInt(LONGEST_BIRTH_MILLIS))
                    : liveAndDie(url, life, true, random.nextInt(LONGEST_LIFE_MILLIS));
            for (String line : lines) {
                String[] words = line.split(" ");
                assertThat(acknowledged.put(words[1], words[2])).as("acknowledged twice").isNull();
            }
        }
        System.out.println(dialect + ": " + kills + " kills, " + acknowledged.size() + " acknowledged answers");
        assertThat(acknowledged).hasSizeGreaterThan(kills);
        if (dialect == Dialect.POSTGRESQL) {
            Awaitility.await().atMost(1, TimeUnit.MINUTES).until(() -> TestDatabase.connections(url) == 0);
        }
        compare(url, acknowledged);
    }

    /** Starts the victim and kills it that long after its first acknowledgements, or after its start. */
    private List<String> liveAndDie(String url, int life, boolean grown, int millis)
            throws IOException, InterruptedException {
        Process victim = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx256m", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Victim.class.getName(), folder.toString(), "life" + life, url)
                .redirectError(folder.resolve("victim.err").toFile()).start();
        List<String> lines = new ArrayList<>();
        CountDownLatch first = new CountDownLatch(2);
        CountDownLatch never = new CountDownLatch(1);
        Thread reader = new Thread(() -> {
            try (BufferedReader out = victim.inputReader()) {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    if (line.matches("ACK \\S+ [0-9a-f-]{36}")) {
                        lines.add(line);
                        first.countDown();
                    }
                }
            } catch (IOException killed) {
                // What came before the end was read.
            }
        });
        reader.start();
        boolean alive = !grown || first.await(60, TimeUnit.SECONDS);
        boolean ended = never.await(millis, TimeUnit.MILLISECONDS);
        victim.toHandle().destroyForcibly();
        victim.waitFor();
        reader.join();
        assertThat(alive).as("life %s acknowledged something; see victim.err", life).isTrue();
        assertThat(ended).isFalse();
        return lines;
    }

    private void compare(String url, Map<String, String> acknowledged) throws Exception {
        LedgerKey key = LedgerKey.read(folder.resolve("ledger.key"));
        RecordSeal seal = new RecordSeal(key);
        try (LedgerDatabase database = TestDatabase.open(url);
                Connection connection = database.dataSource().getConnection()) {
            Session session = new Session(connection);
            Map<String, String> kept = new HashMap<>();
            session.list("select c.name, a.id from consumed c join answer a on a.revision = c.revision",
                    row -> kept.put(row.getString(1), row.getString(2)));
            assertThat(kept).containsAllEntriesOf(acknowledged);
            long answers = session.number("select count(*) from answer");
            System.out.println(answers + " answers in the ledger");
            assertThat(answers).isEqualTo(kept.size());
            assertThat(session.number("select count(*) from consumed")).isEqualTo(answers);
            assertThat(session.number("select count(*) from consumed where ordinal > 0")).isZero();
            assertThat(session.number("""
                    select count(*) from outbox o join answer a on a.id = o.answer and a.revision = o.revision"""))
                    .isEqualTo(answers).isEqualTo(session.number("select count(*) from outbox"));
            assertThat(session.number("select count(*) from consent")).isEqualTo(2 * answers);
            assertThat(session.number("select count(distinct revision) from answer")).isEqualTo(answers);
            assertThat(session.number("""
                    select count(*) from patient p where p.revision <>
                    (select max(a.revision) from answer a where a.patient = p.id)""")).isZero();
            assertThat(session.number("select count(*) from patient")).isEqualTo(
                    session.number("select count(*) from coverage"));
            session.list("select id, record from answer",
                    row -> seal.open("answer", row.getString(1), row.getBytes(2), AnswerRecord.class));
        }
    }
}
