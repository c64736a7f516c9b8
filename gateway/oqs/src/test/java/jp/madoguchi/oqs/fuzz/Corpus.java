package jp.madoguchi.oqs.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import jp.madoguchi.oqs.terminal.EncryptedResultWriter;
import jp.madoguchi.oqs.terminal.EncryptedResultWriter.Protection;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** What the terminal writes, to be damaged. All people in it are invented. */
public final class Corpus {

    /** The password of the protected files. */
    public static final char[] PASSWORD = "madoguchi".toCharArray();

    private static final List<String> NAMES = List.of(
            "OQSsiquc01res_face_9919999999A1B2C3D4E5F6A7B8C9D0_20261120093015.xml",
            "OQSsiquc01res_face_99199999990F1E2D3C4B5A69788796_20261120101544.xml", "OQSsiquc01res_202611200002.xml",
            "OQSsiquc01res_202611200003.xml", "OQSsiquc01res_202611200004.xml", "OQSsiquc01res_202611200006.xml",
            "OQSsiquc01res_202611200008.xml", "OQSmuquc02res_202611200007.xml");

    private Corpus() {}

    /** One of the sample files. */
    public static byte[] sample(String name) {
        try (InputStream in = Corpus.class.getResourceAsStream("/samples/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<byte[]> results() {
        return NAMES.stream().map(Corpus::sample).toList();
    }

    /** The same messages as XML, and as JSON says them. */
    static List<byte[]> replies() {
        List<byte[]> replies = new ArrayList<>(results());
        results().forEach(xml -> replies.add(json(xml)));
        return replies;
    }

    private static byte[] json(byte[] xml) {
        boolean shiftJis = indexOf(xml, "\"Shift_JIS\"".getBytes(StandardCharsets.US_ASCII)) >= 0;
        Charset charset = shiftJis ? Charset.forName("windows-31J") : StandardCharsets.UTF_8;
        try {
            Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                    .parse(new InputSource(new StringReader(new String(xml, charset)))).getDocumentElement();
            return ("{\"" + root.getTagName() + "\":" + json(root) + "}").getBytes(StandardCharsets.UTF_8);
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String json(Element element) {
        Map<String, List<String>> children = new LinkedHashMap<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.computeIfAbsent(child.getTagName(), name -> new ArrayList<>()).add(json(child));
            }
        }
        if (children.isEmpty()) {
            return "\"" + element.getTextContent() + "\"";
        }
        return children.entrySet().stream().map(child -> {
            boolean many = child.getKey().equals("ResultList") || child.getValue().size() > 1;
            String values = String.join(",", child.getValue());
            return "\"" + child.getKey() + "\":" + (many ? "[" + values + "]" : values);
        }).collect(Collectors.joining(",", "{", "}"));
    }

    /** Certificates with everything that one can have, as XML and as JSON. */
    static List<byte[]> subsidies() {
        byte[] xml = """
                <?xml version="1.0" encoding="UTF-8"?><XmlMsg><MessageHeader>
                <ProcessExecutionTime>20261120100130</ProcessExecutionTime>
                <MedicalInstitutionCode>9919999999</MedicalInstitutionCode></MessageHeader><MessageBody>
                <InsurerNumber>  990010</InsurerNumber><InsuredCardSymbol>見本</InsuredCardSymbol>
                <InsuredIdentificationNumber>7770001</InsuredIdentificationNumber><NameKana>ｼｹﾝ ﾊﾅｺ</NameKana>
                <Birthdate>19900115</Birthdate><list><one>
                <medicalSubsidyInsurerNumber>54136015</medicalSubsidyInsurerNumber>
                <medicalSubsidyRecipientNumber>0000018</medicalSubsidyRecipientNumber>
                <certificationName>特定医療費</certificationName><certificationSubKey>1</certificationSubKey>
                <historyKey>1</historyKey><isDeleted>0</isDeleted><validFrom>20260401</validFrom>
                <maxCopaymentAmount><a>10000</a><b>5000</b></maxCopaymentAmount>
                <additionalConditions>01-1;02-0</additionalConditions>
                <designatedMedicalInstitutions><one>9919999999</one></designatedMedicalInstitutions>
                <isAlwaysReimbursement>0</isAlwaysReimbursement>
                <certificationDetail><a>1</a></certificationDetail></one></list></MessageBody></XmlMsg>
                """.getBytes(StandardCharsets.UTF_8);
        return List.of(xml, json(xml));
    }

    static List<byte[]> errors() {
        return List.of(
                "SIM-E0002 通信エラー\r\n".getBytes(StandardCharsets.UTF_8), "E1\r\nE2".getBytes(StandardCharsets.UTF_16),
                new byte[0]);
    }

    static List<byte[]> zips() {
        List<byte[]> zips = new ArrayList<>();
        for (Protection protection : Protection.values()) {
            zips.add(EncryptedResultWriter.zip(NAMES.get(2), sample(NAMES.get(2)), protection, PASSWORD));
        }
        return zips;
    }

    static List<byte[]> fileNames() {
        List<byte[]> names = new ArrayList<>();
        for (String name : NAMES) {
            names.add(name.getBytes(StandardCharsets.UTF_8));
            names.add(name.replace("res_", "req_").replace(".xml", ".err").getBytes(StandardCharsets.UTF_8));
            names.add(name.replace(".xml", ".zip").getBytes(StandardCharsets.UTF_8));
        }
        return names;
    }

    /** Where a piece stands for the first time. */
    public static int indexOf(byte[] bytes, byte[] piece) {
        String latin = new String(bytes, StandardCharsets.ISO_8859_1);
        return latin.indexOf(new String(piece, StandardCharsets.ISO_8859_1));
    }
}
