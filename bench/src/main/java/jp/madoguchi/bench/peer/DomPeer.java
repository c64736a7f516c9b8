package jp.madoguchi.bench.peer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The JDK's DOM parser, and one walk over its tree that takes what {@link XmlMsg} has fields for. One builder per thread. */
public final class DomPeer {

    private static final ClassValue<Map<String, Field>> FIELDS = new ClassValue<>() {
        @Override
        protected Map<String, Field> computeValue(Class<?> type) {
            Map<String, Field> fields = new HashMap<>();
            for (Field field : type.getFields()) {
                fields.put(field.getName(), field);
            }
            return fields;
        }
    };

    private final DocumentBuilder builder;

    public DomPeer() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            builder = factory.newDocumentBuilder();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The tree alone. */
    public Document tree(byte[] bytes, Charset charset) throws IOException, SAXException {
        return builder.parse(new InputSource(new InputStreamReader(new ByteArrayInputStream(bytes), charset)));
    }

    /** The tree, and what it says. */
    public XmlMsg read(byte[] bytes, Charset charset) throws IOException, SAXException {
        XmlMsg message = new XmlMsg();
        take(tree(bytes, charset).getDocumentElement(), message);
        return message;
    }

    private static void take(Element parent, Object into) {
        Map<String, Field> fields = FIELDS.get(into.getClass());
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            Field field = node instanceof Element element ? fields.get(element.getTagName()) : null;
            if (field != null) {
                put((Element) node, field, into);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static void put(Element element, Field field, Object into) {
        try {
            if (field.getType() == String.class) {
                field.set(into, element.getTextContent());
            } else if (field.getType() == List.class) {
                Class<?> type = (Class<?>) ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0];
                ((List<@Nullable Object>) Objects.requireNonNull(field.get(into))).add(taken(element, type));
            } else {
                field.set(into, taken(element, field.getType()));
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object taken(Element element, Class<?> type) throws ReflectiveOperationException {
        Object group = type.getConstructor().newInstance();
        take(element, group);
        return group;
    }
}
