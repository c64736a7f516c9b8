package jp.madoguchi.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.inquiry.AnswerOrigin;
import jp.madoguchi.reception.inquiry.WaitingDesks;
import jp.madoguchi.store.Samples;
import jp.madoguchi.store.TestDatabase;
import jp.madoguchi.store.ledger.crypto.LedgerKey;
import jp.madoguchi.store.ledger.sql.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing personal can be read in the database's files, whatever the encoding. */
class AtRestTest {

    @TempDir
    Path folder;

    @Test
    void noByteOfTheFilesTellsWhoSomebodyIs() throws Exception {
        try (TestDatabase database = TestDatabase.create(Dialect.H2, folder);
                SqlLedger ledger = SqlLedger.open(database.dataSource(), LedgerKey.of(new byte[32]),
                        InstantSource.fixed(Samples.NOW), LedgerSettings.DEFAULT)) {
            AcceptAnswer accept = new AcceptAnswer(ledger, patients -> CompletableFuture.completedStage(null),
                    new WaitingDesks(1), List.of("emr"));
            accept.accept(Samples.face("file-1"), new AnswerOrigin.FaceResult(), Samples.fullAnswer(1))
                    .toCompletableFuture().join();
            ledger.commit(transaction -> {
                transaction.save(Samples.linked(transaction.newId(), 2));
                return true;
            }).toCompletableFuture().join();
        }
        StringBuilder everything = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder.resolve("ledger"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                everything.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(everything.length()).isGreaterThan(20_000);
        assertThat(everything).as("what is stored plainly is found by this search").contains("file-1");
        for (String secret : List.of("マドグチ", "タロウイ", "太郎", "窓口", "花子", "通称", "7654322", "7654323", "記号1", "R-000001",
                "P-000002", "R-000002", "霞が関", "100-0013", "1975-04-23", "19750423", "1234567", "交付1")) {
            for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE,
                    Charset.forName("windows-31j"))) {
                String bytes = new String(secret.getBytes(charset), StandardCharsets.ISO_8859_1);
                assertThat(everything.indexOf(bytes)).as("%s in %s", secret, charset).isNegative();
            }
        }
    }
}
