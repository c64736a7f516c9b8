package jp.madoguchi.bench.peer;

import com.ctc.wstx.stax.WstxInputFactory;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Unmarshaller;
import java.io.ByteArrayInputStream;
import java.io.Reader;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** JAXB's reference implementation, used as its documentation advises: one context for all, one unmarshaller per thread. */
public final class JaxbPeer {

    private final Unmarshaller unmarshaller;
    private final XMLInputFactory tokenizer = new WstxInputFactory();

    public JaxbPeer() {
        try {
            unmarshaller = JAXBContext.newInstance(XmlMsg.class).createUnmarshaller();
        } catch (JAXBException e) {
            throw new IllegalStateException(e);
        }
        tokenizer.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    }

    /** Over the JDK's own parser, which is the default. */
    public XmlMsg read(byte[] bytes, Charset charset) throws JAXBException {
        return (XmlMsg) unmarshaller.unmarshal(new InputStreamReader(new ByteArrayInputStream(bytes), charset));
    }

    /** Over the tokenizer that is measured alone, too. */
    public XmlMsg readByTokenizer(byte[] bytes, Charset charset) throws JAXBException, XMLStreamException {
        Reader reader = new InputStreamReader(new ByteArrayInputStream(bytes), charset);
        XMLStreamReader events = tokenizer.createXMLStreamReader(reader);
        XmlMsg message = (XmlMsg) unmarshaller.unmarshal(events);
        events.close();
        return message;
    }
}
