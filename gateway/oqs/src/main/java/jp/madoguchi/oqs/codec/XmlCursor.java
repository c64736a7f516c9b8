package jp.madoguchi.oqs.codec;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.exc.WstxEOFException;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.CharArrayReader;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/** Walks through an XML document. It refuses document types and entities. */
final class XmlCursor implements Cursor {

    private static final WstxInputFactory FACTORY = hardened();

    private final XMLStreamReader2 tokens;
    private final DecodedDocument document;
    private final ReadLimits limits;
    private final String[] names;
    private final long[] starts;
    private int depth;

    private XmlCursor(DecodedDocument document, ReadLimits limits) {
        this.document = document;
        this.limits = limits;
        this.names = new String[limits.depth() + 1];
        this.starts = new long[limits.depth() + 1];
        try {
            CharArrayReader reader = new CharArrayReader(document.text(), 0, document.length());
            this.tokens = (XMLStreamReader2) FACTORY.createXMLStreamReader(reader);
        } catch (XMLStreamException e) {
            throw notXml(e);
        }
    }

    private static WstxInputFactory hardened() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        // Joining pieces of text here is cheaper than coalescing there, and so are namespaces than their absence (measured).
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 32);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, 4096);
        return factory;
    }

    /** Opens a document and enters its root element, which must have the given name. */
    static XmlCursor enter(DecodedDocument document, ReadLimits limits, String root) {
        XmlCursor cursor = new XmlCursor(document, limits);
        if ("1.1".equals(cursor.tokens.getVersion())) {
            throw new ProblemException(Problem.at(ProblemCode.XML_MALFORMED, "1:1"));
        }
        while (cursor.next() != XMLStreamConstants.START_ELEMENT) {
            // Comments and processing instructions may stand before the root.
        }
        if (!cursor.tokens.getLocalName().equals(root)) {
            throw new ProblemException(
                    Problem.at(ProblemCode.ELEMENT_MISSING, root + " " + document.place(cursor.start())));
        }
        cursor.push();
        return cursor;
    }

    @Override
    public boolean child() {
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    push();
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    return false;
                }
                default -> {
                    // Indentation, comments.
                }
            }
        }
    }

    @Override
    public String name() {
        return names[depth - 1];
    }

    @Override
    public @Nullable String text() {
        String text = "";
        while (true) {
            switch (next()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    String part = tokens.getText();
                    if (text.length() + part.length() > limits.text()) {
                        throw problemHere(ProblemCode.ELEMENT_INVALID);
                    }
                    text = text.isEmpty() ? part : text + part;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    String stripped = text.strip();
                    return stripped.isEmpty() ? null : stripped;
                }
                case XMLStreamConstants.START_ELEMENT -> throw problemHere(ProblemCode.ELEMENT_INVALID);
                default -> {
                    // Comments.
                }
            }
        }
    }

    @Override
    public void skip() {
        int outside = depth - 1;
        while (depth > outside) {
            child();
        }
    }

    @Override
    public void finish() {
        while (next() != XMLStreamConstants.END_DOCUMENT) {
            // Comments and blanks.
        }
    }

    @Override
    public ProblemException problemHere(ProblemCode code) {
        return problem(code, depth - 1, "");
    }

    @Override
    public ProblemException problemBefore(ProblemCode code) {
        return problem(code, depth, "");
    }

    @Override
    public ProblemException missingBefore(String child) {
        return problem(ProblemCode.ELEMENT_MISSING, depth, "/" + child);
    }

    @Override
    public Mark mark() {
        return new Mark(path(depth - 1), starts[depth - 1]);
    }

    @Override
    public ProblemException missingAt(Mark mark, String child) {
        return problem(ProblemCode.ELEMENT_MISSING, mark.path() + "/" + child, mark.start());
    }

    private ProblemException problem(ProblemCode code, int last, String below) {
        return problem(code, path(last) + below, starts[last]);
    }

    private ProblemException problem(ProblemCode code, String path, long start) {
        return new ProblemException(Problem.at(code, path + " " + document.place(start)));
    }

    private String path(int last) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i <= last; i++) {
            path.append(i == 0 ? "" : "/").append(ElementName.shown(names[i]));
        }
        return path.toString();
    }

    private void push() {
        names[depth] = tokens.getLocalName();
        starts[depth] = start();
        if (depth == limits.depth()) {
            throw problem(ProblemCode.ELEMENT_INVALID, depth, "");
        }
        depth++;
    }

    private long start() {
        return tokens.getLocationInfo().getStartingCharOffset();
    }

    private int next() {
        try {
            int token = tokens.next();
            if (token == XMLStreamConstants.DTD || token == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new ProblemException(Problem.at(ProblemCode.XML_FORBIDDEN, at(start())));
            }
            return token;
        } catch (XMLStreamException e) {
            throw notXml(e);
        }
    }

    /** The parser's own words are dropped: they quote the document, and the document is about a patient. */
    private ProblemException notXml(XMLStreamException e) {
        Location location = e.getLocation();
        long offset = location == null ? document.length() : location.getCharacterOffset();
        ProblemCode code = e instanceof WstxEOFException ? ProblemCode.FILE_INCOMPLETE : ProblemCode.XML_MALFORMED;
        return new ProblemException(Problem.at(code, at(offset)));
    }

    private String at(long offset) {
        return (depth == 0 ? "" : path(depth - 1) + " ") + document.place(offset);
    }
}
