package jp.madoguchi.bench;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import jp.madoguchi.oqs.codec.ResultReader;
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
 * Decoding one result file into domain types, against the bare tokenizer over the same bytes (the ceiling) and a DOM tree of the
 * JDK (what most programs do). Allocation: run with {@code -prof gc}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DecodeBenchmark {

    /** A face result in UTF-8, and an answer in Shift_JIS. */
    @Param({"face-utf8.xml", "answer-sjis.xml"})
    public String file = "face-utf8.xml";

    private final ResultReader reader = new ResultReader();
    private final XMLInputFactory tokenizer = new WstxInputFactory();
    private final DocumentBuilderFactory trees = DocumentBuilderFactory.newInstance();
    private byte[] bytes = new byte[0];

    /** Loads the file once. */
    @Setup
    public void load() throws IOException {
        try (InputStream in = DecodeBenchmark.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException("no such file: " + file);
            }
            bytes = in.readAllBytes();
        }
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

    /** A tree of the JDK's own parser, not even looked at. */
    @Benchmark
    public Document domTree() throws ParserConfigurationException, IOException, SAXException {
        return trees.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    }
}
