package jp.madoguchi.oqs.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The table is the JDK's decoder, and strict. */
class Windows31JTest {

    private static final Charset CHARSET = Charset.forName("windows-31J");

    private static String ours(byte[] bytes) {
        byte[] utf8 = new byte[3 * bytes.length];
        int end = Windows31J.toUtf8(bytes, 0, bytes.length, utf8);
        return end < 0 ? "refused" : new String(Arrays.copyOf(utf8, end), StandardCharsets.UTF_8);
    }

    private static String theirs(byte[] bytes) {
        try {
            CharBuffer text = CHARSET.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes));
            return text.toString();
        } catch (CharacterCodingException e) {
            return "refused";
        }
    }

    @Test
    void everyPairOfBytesIsReadAsTheJdkReadsIt() {
        for (int i = 0; i < 0x10000; i++) {
            byte[] pair = {(byte) (i >> 8), (byte) i};
            assertThat(ours(pair)).as(Integer.toHexString(i)).isEqualTo(theirs(pair));
        }
    }

    @Test
    void everySingleByteIsReadAsTheJdkReadsIt() {
        for (int i = 0; i < 0x100; i++) {
            byte[] single = {(byte) i};
            assertThat(ours(single)).as(Integer.toHexString(i)).isEqualTo(theirs(single));
        }
    }

    @Property(tries = 2000)
    void anyBytesAreReadAsTheJdkReadsThem(@ForAll byte[] bytes) {
        assertThat(ours(bytes)).isEqualTo(theirs(bytes));
    }

    @Property(tries = 2000)
    void anyBytesAreUtf8IfTheJdkSaysSo(@ForAll byte[] bytes) {
        boolean theirs = true;
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            theirs = false;
        }
        assertThat(Utf8.check(bytes, 0, bytes.length) != Utf8.INVALID).isEqualTo(theirs);
    }

    @Test
    void everySequenceOfUpToThreeBytesIsUtf8IfTheJdkSaysSo() {
        int[] edges = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC,
                0xED, 0xEE, 0xEF, 0xF0, 0xF1,
                0xF3, 0xF4, 0xF5, 0xFF};
        for (int a : edges) {
            for (int b : edges) {
                for (int c : edges) {
                    for (int d : edges) {
                        anyBytesAreUtf8IfTheJdkSaysSo(new byte[]{(byte) a, (byte) b, (byte) c, (byte) d});
                    }
                }
            }
        }
    }
}
