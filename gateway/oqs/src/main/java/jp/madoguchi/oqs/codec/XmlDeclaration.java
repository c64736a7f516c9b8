package jp.madoguchi.oqs.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.oqs.message.TerminalEncoding;
import org.jspecify.annotations.Nullable;

/** A document's first line: {@code <?xml version="1.0" …?>}. */
final class XmlDeclaration {

    private static final int LONGEST = 200;
    private static final Pattern ENCODING = Pattern.compile("\\sencoding\\s*=\\s*[\"']([^\"']*)[\"']");
    private static final String IS = "[ \t\r\n]*=[ \t\r\n]*";
    private static final Pattern WELL_FORMED = Pattern.compile(
            "<\\?xml[ \t\r\n]+version" + IS + "(\"1\\.0\"|'1\\.0')"
                    + "([ \t\r\n]+encoding" + IS + "(\"[A-Za-z][A-Za-z0-9._-]*\"|'[A-Za-z][A-Za-z0-9._-]*'))?"
                    + "([ \t\r\n]+standalone" + IS + "(\"(yes|no)\"|'(yes|no)'))?[ \t\r\n]*\\?>");

    /** What the terminal writes; everything else takes the long way. */
    private static final class Usual {

        private static final Usual[] ALL = {
                new Usual(TerminalEncoding.UTF_8, " standalone=\"no\""), new Usual(TerminalEncoding.UTF_8, ""),
                new Usual(TerminalEncoding.SHIFT_JIS, " standalone=\"no\""), new Usual(TerminalEncoding.SHIFT_JIS, "")};

        private final TerminalEncoding encoding;
        private final byte[] bytes;

        private Usual(TerminalEncoding encoding, String standalone) {
            this.encoding = encoding;
            String text = "<?xml version=\"1.0\" encoding=\"" + encoding.declaredName() + "\"" + standalone + "?>";
            this.bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    private XmlDeclaration() {}

    private static @Nullable Usual usual(byte[] bytes, int from, int to) {
        for (Usual usual : Usual.ALL) {
            int length = usual.bytes.length;
            if (to - from >= length && Arrays.equals(usual.bytes, 0, length, bytes, from, from + length)) {
                return usual;
            }
        }
        return null;
    }

    /**
     * The encoding that the declaration names, or UTF-8 if it names none.
     *
     * @throws ProblemException if the terminal does not have it
     */
    static TerminalEncoding encoding(byte[] bytes, int from, int to) {
        Usual usual = usual(bytes, from, to);
        if (usual != null) {
            return usual.encoding;
        }
        String start = start(bytes, from, to);
        if (!start.startsWith("<?xml") || start.indexOf("?>") < 0) {
            return TerminalEncoding.UTF_8;
        }
        Matcher declared = ENCODING.matcher(start.substring(0, start.indexOf("?>")));
        if (!declared.find()) {
            return TerminalEncoding.UTF_8;
        }
        return TerminalEncoding.ofDeclared(declared.group(1)).orElseThrow(() -> new ProblemException(
                Problem.at(ProblemCode.ENCODING_WRONG, "byte " + (from + declared.start(1)))));
    }

    /** Where a well-formed declaration of XML 1.0 ends; -1 if there is none. */
    static int end(byte[] bytes, int from, int to) {
        Usual usual = usual(bytes, from, to);
        if (usual != null) {
            return from + usual.bytes.length;
        }
        Matcher form = WELL_FORMED.matcher(start(bytes, from, to));
        return form.lookingAt() ? from + form.end() : -1;
    }

    /** Whether more bytes could have made it a well-formed declaration. */
    static boolean isCutOff(byte[] bytes, int from, int to) {
        Matcher form = WELL_FORMED.matcher(start(bytes, from, to));
        return to - from < LONGEST && !form.lookingAt() && form.hitEnd();
    }

    private static String start(byte[] bytes, int from, int to) {
        return new String(bytes, from, Math.min(to - from, LONGEST), StandardCharsets.ISO_8859_1);
    }
}
