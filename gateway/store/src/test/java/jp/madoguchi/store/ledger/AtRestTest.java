package jp.madoguchi.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.inquiry.AnswerOrigin;
import jp.madoguchi.reception.inquiry.WaitingDesks;
import jp.madoguchi.reception.ledger.AppointmentRecord;
import jp.madoguchi.reception.ledger.AppointmentSource;
import jp.madoguchi.store.Samples;
import jp.madoguchi.store.TestDatabase;
import jp.madoguchi.store.ledger.crypto.LedgerKey;
import jp.madoguchi.store.ledger.sql.Dialect;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing personal can be read in the database's files, whatever the encoding. */
class AtRestTest {

    private static final String NUMBER = "1234567";
    private static final String LIST = "/012345678";

    private static final int BLOCK = 4096;
    private static final byte[] NOTHING = new byte[BLOCK];

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void noByteOfTheFilesTellsWhoSomebodyIs(Dialect dialect) throws Exception {
        List<Path> files;
        try (TestDatabase database = TestDatabase.create(dialect, folder);
                SqlLedger ledger = SqlLedger.open(database.dataSource(), LedgerKey.of(new byte[32]),
                        InstantSource.fixed(Samples.NOW), LedgerSettings.DEFAULT)) {
            AcceptAnswer accept = new AcceptAnswer(ledger, patients -> CompletableFuture.completedStage(null),
                    new WaitingDesks(1), List.of("emr"));
            accept.accept(Samples.face("file-1"), new AnswerOrigin.FaceResult(), Samples.fullAnswer(1))
                    .toCompletableFuture().join();
            ledger.commit(transaction -> {
                transaction.save(Samples.linked(transaction.newId(), 2));
                transaction.appointments().save(new AppointmentRecord(transaction.newId(), Samples.FACILITY,
                        LocalDate.of(2026, 11, 23), Samples.number(3),
                        new CardQuestion(Samples.member(4), Samples.BIRTH_DATE, false), false, AppointmentSource.FILE,
                        Samples.NOW, null, 0));
                return true;
            }).toCompletableFuture().join();
            files = database.files();
        }
        Seen seen = search(files);
        assertThat(seen.characters).isGreaterThan(20_000);
        assertThat(seen.found).as("only what is stored plainly is found by this search")
                .containsExactly("file-1 in UTF-8");
    }

    /** What was found, file by file: all of them at once would not fit into memory. */
    private static final class Seen {
        private final Set<String> found = new TreeSet<>();
        private long characters;
    }

    /** A text that is looked for, and what it is called. */
    private record Sought(String name, String text) {}

    private static Seen search(List<Path> files) throws IOException {
        List<List<Sought>> byStart = byStart(sought());
        Seen seen = new Seen();
        for (Path file : files) {
            String content;
            try {
                content = written(Files.readAllBytes(file));
            } catch (NoSuchFileException gone) {
                continue; // PostgreSQL is running, and makes its own lists of the catalogue anew.
            }
            seen.characters += content.length();
            find(byStart, content, seen.found);
            // Not in UTF-16, nor inside of more ascending bytes: so both databases keep lists of numbers of their own.
            if (holdsTheCardsNumber(content)) {
                seen.found.add(NUMBER);
            }
        }
        return seen;
    }

    /** All of them in one pass: the files are large, and the texts are many. */
    private static void find(List<List<Sought>> byStart, String content, Set<String> found) {
        for (int at = 0; at + 1 < content.length(); at++) {
            for (Sought one : byStart.get(start(content, at))) {
                if (content.startsWith(one.text(), at)) {
                    found.add(one.name());
                }
            }
        }
    }

    /** What is looked for, by its first two bytes. */
    private static List<List<Sought>> byStart(Map<String, String> sought) {
        List<List<Sought>> byStart = new ArrayList<>(Collections.nCopies(1 << 16, List.of()));
        sought.forEach((name, text) -> {
            List<Sought> more = new ArrayList<>(byStart.get(start(text, 0)));
            more.add(new Sought(name, text));
            byStart.set(start(text, 0), more);
        });
        return byStart;
    }

    private static int start(String text, int at) {
        return text.charAt(at) << 8 | text.charAt(at + 1);
    }

    /** What is looked for, by what it is called; each byte as the character of its number. */
    private static Map<String, String> sought() {
        Map<String, String> sought = new TreeMap<>();
        sought.put("file-1 in UTF-8", "file-1");
        for (String secret : List.of("マドグチ", "タロウイ", "太郎", "窓口", "花子", "通称", "7654322", "7654323", "P-000003",
                "7654325", "記号1", "R-000001",
                "P-000002", "R-000002", "霞が関", "100-0013", "1975-04-23", "19750423", "交付1")) {
            for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE,
                    Charset.forName("windows-31j"))) {
                sought.put(secret + " in " + charset,
                        new String(secret.getBytes(charset), StandardCharsets.ISO_8859_1));
            }
        }
        return sought;
    }

    /** Whether a card's number stands in a file, elsewhere than in such a list. */
    private static boolean holdsTheCardsNumber(String file) {
        for (int at = file.indexOf(NUMBER); at >= 0; at = file.indexOf(NUMBER, at + 1)) {
            if (!file.startsWith(LIST, at - LIST.indexOf(NUMBER))) {
                return true;
            }
        }
        return false;
    }

    /** What stands in a file: databases keep much room that nothing was ever written to. */
    private static String written(byte[] file) {
        StringBuilder written = new StringBuilder();
        for (int at = 0; at < file.length; at += BLOCK) {
            int end = Math.min(file.length, at + BLOCK);
            if (Arrays.mismatch(file, at, end, NOTHING, 0, end - at) >= 0) {
                written.append(new String(file, at, end - at, StandardCharsets.ISO_8859_1));
            }
        }
        return written.toString();
    }
}
