package jp.madoguchi.sim.message;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/**
 * How an answer looks as bytes.
 *
 * @param encoding what declaration and CharacterCodeIdentifier say
 * @param lying    the bytes are in the other encoding than the one declared
 * @param shuffled elements in some other order than the layout's
 */
public record Dress(Encoding encoding, boolean bom, boolean crlf, boolean lying, boolean shuffled) {

    /** The two encodings of oqs-interface 1.4. */
    public enum Encoding {
        /** CharacterCodeIdentifier 0. */
        UTF_8("UTF-8", "0", StandardCharsets.UTF_8),
        /** CharacterCodeIdentifier 1; really windows-31J, as the real terminal's. */
        SHIFT_JIS("Shift_JIS", "1", Charset.forName("windows-31J"));

        private final String declared;
        private final String identifier;
        private final Charset charset;

        Encoding(String declared, String identifier, Charset charset) {
            this.declared = declared;
            this.identifier = identifier;
            this.charset = charset;
        }

        /** CharacterCodeIdentifier. */
        public String identifier() {
            return identifier;
        }

        /** The name in the XML declaration. */
        public String declared() {
            return declared;
        }
    }

    /** UTF-8, no byte order mark, LF, layout order: how the published samples look. */
    public static Dress plain(Encoding encoding) {
        return new Dress(encoding, false, false, false, false);
    }

    /** The same with shuffled elements. */
    public Dress inSomeOrder() {
        return new Dress(encoding, bom, crlf, lying, true);
    }

    /** The file: declaration and document in this dress; {@code random} is asked only when it is shuffled. */
    public byte[] dress(Element document, RandomGenerator random) {
        String text = "<?xml version=\"1.0\" encoding=\"" + encoding.declared + "\" standalone=\"no\"?>\n"
                + inOrder(document, random).write();
        return bytes(crlf ? text.replace("\n", "\r\n") : text);
    }

    /** The same message as JSON. */
    public byte[] dressJson(Element document, RandomGenerator random) {
        return bytes(JsonText.write(inOrder(document, random)));
    }

    private Element inOrder(Element document, RandomGenerator random) {
        return shuffled ? document.shuffledParts(random) : document;
    }

    private byte[] bytes(String text) {
        Encoding real = !lying ? encoding : encoding == Encoding.UTF_8 ? Encoding.SHIFT_JIS : Encoding.UTF_8;
        return encode((bom && real == Encoding.UTF_8 ? "\ufeff" : "") + text, real);
    }

    /** Characters that windows-31J lacks become ●, as the insurers' server does (oqs-interface 3.8). */
    private static byte[] encode(String text, Encoding encoding) {
        CharsetEncoder encoder = encoding.charset.newEncoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        if (encoding == Encoding.SHIFT_JIS) {
            encoder.replaceWith("●".getBytes(encoding.charset));
        }
        try {
            ByteBuffer encoded = encoder.encode(CharBuffer.wrap(text.toCharArray()));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("A person of the people file has half a surrogate pair in the name", e);
        }
    }
}
