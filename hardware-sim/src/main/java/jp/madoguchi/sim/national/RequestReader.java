package jp.madoguchi.sim.national;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads {@code OQSsiquc01req} as oqs-interface 3.1 describes it, by the JDK's DOM with document types off. */
final class RequestReader {
    private static final int LARGEST = 4 * 1024 * 1024;
    private static final Pattern DECLARED = Pattern.compile("^<\\?xml[^>]*encoding=[\"']([^\"']+)[\"']");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd")
            .withResolverStyle(ResolverStyle.STRICT);

    private RequestReader() {}

    /** The inquiry in these bytes. */
    static Inquiry read(byte[] bytes) throws UnreadableRequest {
        if (bytes.length > LARGEST) {
            throw new UnreadableRequest("SIM-E1001 要求ファイルが大きすぎます（4 MiB まで）。");
        }
        Document document = parse(decode(bytes));
        Element root = document.getDocumentElement();
        if (!root.getTagName().equals("XmlMsg")) {
            throw new UnreadableRequest("SIM-E1002 XmlMsg がありません: " + root.getTagName());
        }
        Element header = child(root, "MessageHeader");
        Element search = child(child(root, "MessageBody"), "QualificationConfirmSearchInfo");
        String insurer = required(search, "InsurerNumber", "[ 0-9]{8}");
        if (!insurer.matches(" *[0-9]{6,8}")) {
            throw new UnreadableRequest("SIM-E1003 InsurerNumber は8桁（前に空白）で指定してください。");
        }
        return new Inquiry(required(header, "MedicalInstitutionCode", "[0-9]{10}"),
                day(required(header, "QualificationConfirmationDate", "[0-9]{8}"), "QualificationConfirmationDate"),
                optional(header, "ArbitraryFileIdentifier", ".{1,50}"), insurer,
                optional(search, "InsuredCardSymbol", ".{1,20}"),
                required(search, "InsuredIdentificationNumber", ".{1,20}"),
                optional(search, "InsuredBranchNumber", "[0-9]{2}"),
                day(required(search, "Birthdate", "[0-9]{8}"), "Birthdate"),
                required(search, "LimitApplicationCertificateRelatedConsFlg", "[01]"),
                optional(search, "ArbitraryIdentifier", ".+"));
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
            CharBuffer text = charset.newDecoder().decode(ByteBuffer.wrap(bytes, start, bytes.length - start));
            return text.toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableRequest("SIM-E1005 宣言された文字コードで読めません: " + name, e);
        }
    }

    private static Document parse(String text) throws UnreadableRequest {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setEntityResolver((publicId, systemId) -> new InputSource(new ByteArrayInputStream(new byte[0])));
            builder.setErrorHandler(Refusing.INSTANCE);
            return builder.parse(new InputSource(new StringReader(text)));
        } catch (SAXParseException e) {
            throw new UnreadableRequest(
                    "SIM-E1006 XML として読めません（" + e.getLineNumber() + "行" + e.getColumnNumber() + "桁）", e);
        } catch (SAXException | IOException e) {
            throw new UnreadableRequest("SIM-E1006 XML として読めません。", e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The JDK's XML parser cannot switch document types off", e);
        }
    }

    private static Element child(Element parent, String name) throws UnreadableRequest {
        Element found = find(parent, name);
        if (found == null) {
            throw new UnreadableRequest("SIM-E1007 " + name + " がありません。");
        }
        return found;
    }

    private static @Nullable Element find(Element parent, String name) {
        NodeList children = parent.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element element && element.getTagName().equals(name)) {
                return element;
            }
        }
        return null;
    }

    private static String required(Element parent, String name, String pattern) throws UnreadableRequest {
        String text = child(parent, name).getTextContent();
        if (!text.matches(pattern)) {
            throw new UnreadableRequest("SIM-E1008 " + name + " の形式が正しくありません。");
        }
        return text;
    }

    private static @Nullable String optional(Element parent, String name, String pattern) throws UnreadableRequest {
        return find(parent, name) == null ? null : required(parent, name, pattern);
    }

    private static LocalDate day(String text, String name) throws UnreadableRequest {
        try {
            return LocalDate.parse(text, DAY);
        } catch (DateTimeException e) {
            throw new UnreadableRequest("SIM-E1009 " + name + " は存在しない日付です。", e);
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
