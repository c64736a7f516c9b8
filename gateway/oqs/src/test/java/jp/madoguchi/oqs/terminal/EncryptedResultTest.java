package jp.madoguchi.oqs.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.oqs.codec.ResultReader;
import jp.madoguchi.oqs.fuzz.Corpus;
import jp.madoguchi.oqs.terminal.EncryptedResultWriter.Protection;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptedResultTest {

    private static final String NAME = "OQSsiquc01res_202611200002.xml";
    private static final byte[] FILE = Corpus.sample(NAME);
    private static final char[] PASSWORD = "窓口-Pass 9".toCharArray();

    private final EncryptedResult results = new EncryptedResult();

    private void isRefused(byte[] zip, char[] password, ProblemCode code, String where) {
        assertThatThrownBy(() -> results.open(zip, password)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().code()).isEqualTo(code);
            assertThat(e.problem().where()).isEqualTo(where);
        }).hasNoCause();
    }

    /** A plain zip by the JDK, with these names. */
    private static byte[] plainZip(String... names) throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip, StandardCharsets.UTF_8)) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                out.write(FILE);
                out.closeEntry();
            }
        }
        return zip.toByteArray();
    }

    @ParameterizedTest
    @EnumSource(Protection.class)
    void whatWasProtectedIsReadAgain(Protection protection) {
        byte[] zip = EncryptedResultWriter.zip(NAME, FILE, protection, PASSWORD);

        EncryptedResult.Contained file = results.open(zip, PASSWORD);

        assertThat(file.name()).isEqualTo(NAME);
        assertThat(file.bytes()).isEqualTo(FILE);
        assertThat(new ResultReader().read(file.bytes()).answers()).isEqualTo(new ResultReader().read(FILE).answers());
        assertThat(file).hasToString("Contained[" + NAME + " " + FILE.length + "]");
    }

    @Property(tries = 60)
    void anyContentComesOutAsItWentIn(@ForAll byte[] content, @ForAll Protection protection) {
        boolean zip = content.length > 1 && content[0] == 'P' && content[1] == 'K';
        byte[] protectedContent = EncryptedResultWriter.zip("a.bin", content, protection, PASSWORD);

        if (!zip) {
            assertThat(results.open(protectedContent, PASSWORD).bytes()).isEqualTo(content);
        }
    }

    @Test
    void aPlainZipOfTheJdkNeedsNoPassword() throws IOException {
        assertThat(results.open(plainZip(NAME), null).bytes()).isEqualTo(FILE);
        assertThat(results.open(plainZip(NAME), PASSWORD).bytes()).isEqualTo(FILE);
    }

    @ParameterizedTest
    @EnumSource(value = Protection.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void aWrongPasswordIsToldFromADamagedFile(Protection protection) {
        byte[] zip = EncryptedResultWriter.zip(NAME, FILE, protection, PASSWORD);

        for (int i = 0; i < 300; i++) {
            isRefused(zip, ("wrong" + i).toCharArray(), ProblemCode.ARCHIVE_PASSWORD_WRONG, "");
        }
        isRefused(zip, new char[0], ProblemCode.ARCHIVE_PASSWORD_WRONG, "no password is set");
        isRefused(zip, null, ProblemCode.ARCHIVE_PASSWORD_WRONG, "no password is set");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ../x.xml          | a path in it
            ..                | a path in it
            a/b.xml           | a path in it
            a/                | a path in it
            /etc/x.xml        | a path in it
            C:\\x.xml         | a path in it
            C:x.xml           | a path in it
            ..\\x.xml         | a path in it
            \\\\host\\x.xml   | a path in it
            a..b.xml          | a path in it
            .hidden           | name
            結果.xml          | name
            a b.xml           | name
            con*.xml          | name
            """)
    void aNameThatIsMoreThanANameIsRefused(String name, String reason) throws IOException {
        isRefused(plainZip(name), null, ProblemCode.ARCHIVE_REFUSED, reason);
    }

    @Test
    void oneFileIsExpected() throws IOException {
        isRefused(plainZip("a.xml", "b.xml"), null, ProblemCode.ARCHIVE_REFUSED, "more than one file in it");
        isRefused(plainZip(), null, ProblemCode.ARCHIVE_REFUSED, "nothing in it");
    }

    @Test
    void aZipInAZipIsRefused() throws IOException {
        byte[] nested = EncryptedResultWriter.zip("a.xml", plainZip(NAME), Protection.AES_256, PASSWORD);

        isRefused(nested, PASSWORD, ProblemCode.ARCHIVE_REFUSED, "a zip in it");
    }

    @ParameterizedTest
    @EnumSource(Protection.class)
    void aBombIsRefusedBeforeItGoesOff(Protection protection) {
        byte[] honest = EncryptedResultWriter.zip("a.xml", new byte[32 * 1024 * 1024], protection, PASSWORD);

        isRefused(honest, PASSWORD, ProblemCode.FILE_TOO_LARGE, "zip");

        byte[] lying = honest.clone();
        int directory = Corpus.indexOf(lying, new byte[]{'P', 'K', 1, 2});
        Arrays.fill(lying, directory + 24, directory + 28, (byte) 0);
        isRefused(lying, PASSWORD, ProblemCode.FILE_TOO_LARGE, "zip");
    }

    @Test
    void theAbsoluteLimitHoldsWhateverTheRatio() {
        byte[] random = new byte[100_000];
        new Random(1).nextBytes(random);
        byte[] zip = EncryptedResultWriter.zip("a.bin", random, Protection.NONE, PASSWORD);

        assertThat(new EncryptedResult(new ZipLimits(100_000, 1)).open(zip, null).bytes()).hasSize(100_000);
        assertThatThrownBy(() -> new EncryptedResult(new ZipLimits(99_999, 1)).open(zip, null))
                .hasMessageContaining("MDG-OQS-03");
    }

    @ParameterizedTest
    @EnumSource(Protection.class)
    void aZipCutOffAnywhereIsIncomplete(Protection protection) {
        byte[] zip = EncryptedResultWriter.zip(NAME, FILE, protection, PASSWORD);

        for (int length = 0; length < zip.length; length++) {
            isRefused(Arrays.copyOf(zip, length), PASSWORD, ProblemCode.FILE_INCOMPLETE, "zip");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<?xml version=\"1.0\"?><XmlMsg/>", "%PDF-1.7", "abcd", "PK\u0005\u0007"})
    void whatIsNoZipIsRefused(String text) {
        isRefused(text.getBytes(StandardCharsets.UTF_8), PASSWORD, ProblemCode.ARCHIVE_REFUSED, "no zip");
    }

    @Test
    void anEntryThatTheDirectoryNamesOtherwiseIsRefused() throws IOException {
        byte[] zip = plainZip("a.xml");
        zip[30] = 'b';

        isRefused(zip, null, ProblemCode.ARCHIVE_REFUSED, "two names");
    }

    @Test
    void aFlippedBitIsNoticed() {
        byte[] zip = EncryptedResultWriter.zip(NAME, FILE, Protection.AES_256, PASSWORD);
        byte[] damaged = zip.clone();
        damaged[zip.length / 2] ^= 1;

        assertThatThrownBy(() -> results.open(damaged, PASSWORD)).isInstanceOf(ProblemException.class);
    }
}
