package jp.madoguchi.sim.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads request files (oqs-interface 1.4), by the JDK's DOM with document types off. */
public final class XmlText {
    private static final int LARGEST_MEBIBYTES = 32;
    private static final Pattern DECLARED = Pattern.compile("^<\\?xml[^>]*encoding=[\"']([^\"']+)[\"']");

    private XmlText() {}

    /** The message in these bytes. */
    public static Element read(byte[] bytes) throws UnreadableRequest {
        if (bytes.length > LARGEST_MEBIBYTES * 1024 * 1024) {
            throw new UnreadableRequest("SIM-E1001 要求ファイルが大きすぎます（" + LARGEST_MEBIBYTES + " MiB まで）。");
        }
        org.w3c.dom.Element root = parse(decode(bytes));
        if (!root.getTagName().equals("XmlMsg")) {
            throw new UnreadableRequest("SIM-E1002 XmlMsg がありません: " + root.getTagName());
        }
        return element(root);
    }

    private static Element element(org.w3c.dom.Element read) {
        boolean leaf = true;
        for (Node node = read.getFirstChild(); node != null; node = node.getNextSibling()) {
            leaf = leaf && !(node instanceof org.w3c.dom.Element);
        }
        if (leaf) {
            return new Element(read.getTagName(), read.getTextContent());
        }
        Element element = new Element(read.getTagName());
        for (Node node = read.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof org.w3c.dom.Element child) {
                element.with(element(child));
            }
        }
        return element;
    }

    private static String decode(byte[] bytes) throws UnreadableRequest {
        int start = bytes.length >= 3 && (bytes[0] & 0xff) == 0xef && (bytes[1] & 0xff) == 0xbb
                && (bytes[2] & 0xff) == 0xbf ? 3 : 0;
        String head = new String(bytes, start, Math.min(200, bytes.length - start), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED.matcher(head);
        String name = declared.find() ? declared.group(1).toUpperCase(Locale.ROOT) : "UTF-8";
        Charset charset = switch (name) {
            case "UTF-8" -> StandardCharsets.UTF_8;
            case "SHIFT_JIS", "WINDOWS-31J", "MS932" -> Charset.forName("windows-31J");
            default -> throw new UnreadableRequest("SIM-E1004 文字コードは UTF-8 か Shift_JIS にしてください: " + name);
        };
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes, start, bytes.length - start)).toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableRequest("SIM-E1005 宣言された文字コードで読めません: " + name, e);
        }
    }

    private static org.w3c.dom.Element parse(String text) throws UnreadableRequest {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setEntityResolver((publicId, systemId) -> new InputSource(new ByteArrayInputStream(new byte[0])));
            builder.setErrorHandler(Refusing.INSTANCE);
            return builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
        } catch (SAXParseException e) {
            throw new UnreadableRequest(
                    "SIM-E1006 XML として読めません（" + e.getLineNumber() + "行" + e.getColumnNumber() + "桁）", e);
        } catch (SAXException | IOException e) {
            throw new UnreadableRequest("SIM-E1006 XML として読めません。", e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The JDK's XML parser cannot switch document types off", e);
        }
    }

    private enum Refusing implements ErrorHandler {
        INSTANCE;

        @Override
        public void warning(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
