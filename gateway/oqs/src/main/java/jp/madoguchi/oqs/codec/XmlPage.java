package jp.madoguchi.oqs.codec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.oqs.message.TerminalEncoding;

/** A page of XML, indented as the terminal's own files are. */
final class XmlPage extends Page {

    private final CharsetEncoder encoder;
    private final TerminalEncoding encoding;
    private final StringBuilder text = new StringBuilder(1024);
    private int depth;

    XmlPage(TerminalEncoding encoding) {
        this.encoding = encoding;
        this.encoder = encoding.charset().newEncoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        text.append("<?xml version=\"1.0\" encoding=\"").append(encoding.declaredName())
                .append("\" standalone=\"no\"?>\n");
    }

    @Override
    String inEncoding(String value) {
        return encoding == TerminalEncoding.SHIFT_JIS ? SameCharacter.forWindows31J(value) : value;
    }

    /** The JDK's windows-31J silently makes ･ of · and ヴ of ゔ; a card's number must not change on its way. */
    @Override
    boolean isEncodable(String value) {
        return encoder.canEncode(value)
                && new String(value.getBytes(encoding.charset()), encoding.charset()).equals(value);
    }

    @Override
    String padded(InsurerNumber number) {
        return number.blankPadded();
    }

    @Override
    void open(String name) {
        indent().append('<').append(name).append(">\n");
        depth++;
    }

    @Override
    void close(String name) {
        depth--;
        indent().append("</").append(name).append(">\n");
    }

    @Override
    void openList(String name) {
        // Elements of a list stand side by side.
    }

    @Override
    void openItem(String name) {
        open(name);
    }

    @Override
    void closeItem(String name) {
        close(name);
    }

    @Override
    void closeList(String name) {
        // Elements of a list stand side by side.
    }

    @Override
    void openWrapper(String name) {
        open(name);
    }

    @Override
    void openWrapped(String name) {
        open(name);
    }

    @Override
    void closeWrapped(String name) {
        close(name);
    }

    @Override
    void closeWrapper(String name) {
        close(name);
    }

    @Override
    void write(String name, String value) {
        indent().append('<').append(name).append('>');
        XmlText.appendEscaped(text, value);
        text.append("</").append(name).append(">\n");
    }

    private StringBuilder indent() {
        return text.repeat("  ", depth);
    }

    @Override
    byte[] bytes() {
        try {
            ByteBuffer encoded = encoder.encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("every element was checked before", e);
        }
    }
}
