package jp.madoguchi.bench;

import com.ctc.wstx.stax.WstxInputFactory;
import jakarta.xml.bind.JAXBException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import jp.madoguchi.bench.peer.DomPeer;
import jp.madoguchi.bench.peer.JaxbPeer;
import jp.madoguchi.bench.peer.XmlMsg;
import jp.madoguchi.oqs.codec.ResultReader;
import jp.madoguchi.oqs.codec.ScannerAlone;
import jp.madoguchi.oqs.message.ResultMessage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * Decoding one result file into domain types, against a bare tokenizer (Woodstox) over the same bytes, the reader's own scanner alone, and against JAXB and a DOM
 * tree that make unchecked text of the same elements. Allocation: run with {@code -prof gc}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class DecodeBenchmark {

    /** What is read. */
    @Param({"FACE_UTF8", "ANSWER_SJIS", "BULK_500"})
    public String file = "FACE_UTF8";

    private final ResultReader reader = new ResultReader();
    private final XMLInputFactory tokenizer = new WstxInputFactory();
    private final ScannerAlone scanner = new ScannerAlone();
    private final JaxbPeer jaxb = new JaxbPeer();
    private final DomPeer dom = new DomPeer();
    private byte[] bytes = new byte[0];
    private Charset charset = StandardCharsets.UTF_8;

    /** Loads the file once. */
    @Setup
    public void load() {
        SampleFile sample = SampleFile.valueOf(file);
        bytes = sample.bytes();
        charset = sample.charset();
        tokenizer.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    }

    /** Madoguchi's reader: one pass, validated domain types. */
    @Benchmark
    public ResultMessage madoguchi() {
        return reader.read(bytes);
    }

    /** The tokenizer alone: every event is seen, nothing is made of it. */
    @Benchmark
    public int tokenizerAlone() throws XMLStreamException {
        XMLStreamReader events = tokenizer.createXMLStreamReader(new ByteArrayInputStream(bytes));
        int length = 0;
        while (events.hasNext()) {
            if (events.next() == XMLStreamReader.CHARACTERS) {
                length += events.getTextLength();
            }
        }
        events.close();
        return length;
    }

    /** The reader's own scanner alone, encoding checked and text read. */
    @Benchmark
    public int scannerAlone() {
        return scanner.read(bytes);
    }

    /** JAXB over the JDK's parser. */
    @Benchmark
    public XmlMsg jaxb() throws JAXBException {
        return jaxb.read(bytes, charset);
    }

    /** JAXB over that tokenizer, the better of the two ways. */
    @Benchmark
    public XmlMsg jaxbOnTokenizer() throws JAXBException, XMLStreamException {
        return jaxb.readByTokenizer(bytes, charset);
    }

    /** A tree of the JDK's own parser, and the same elements taken from it. */
    @Benchmark
    public XmlMsg dom() throws IOException, SAXException {
        return dom.read(bytes, charset);
    }

    /** The tree alone, not even looked at. */
    @Benchmark
    public Document domTreeAlone() throws IOException, SAXException {
        return dom.tree(bytes, charset);
    }
}
