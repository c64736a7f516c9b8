package jp.madoguchi.sim.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;

/**
 * The same messages as JSON: an element is an object, a text a string. What only holds a list is an array of objects
 * with one key each; what is repeated beside other elements is an array under its own name, also when there is one.
 * Insurer numbers are padded with zeros instead of spaces.
 */
public final class JsonText {
    private static final Set<String> REPEATED = Set.of("BulkConfirmUnit", "BulkRegistrationUnit", "MeTrMonthInf",
            "ShPrMonthInf", "CzDiMonthInf", "SpecificHealthCheckupInfo");
    private static final String RESULT = "ResultOfQualificationConfirmation";
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonText() {}

    /** The message in these bytes, with or without {@code XmlMsg} around it. */
    public static Element read(byte[] bytes) throws UnreadableRequest {
        JsonNode read;
        try {
            read = JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new UnreadableRequest("SIM-E1006 JSON として読めません: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UnreadableRequest("SIM-E1006 JSON として読めません。", e);
        }
        JsonNode message = read.path("XmlMsg").isObject() ? read.path("XmlMsg") : read;
        if (!message.isObject() || message.isEmpty()) {
            throw new UnreadableRequest("SIM-E1002 XmlMsg がありません。");
        }
        return element("XmlMsg", message);
    }

    private static Element element(String name, JsonNode value) {
        if (!value.isContainerNode()) {
            return new Element(name, value.asText());
        }
        Element element = new Element(name);
        value.properties().forEach(entry -> add(element, entry.getKey(), entry.getValue()));
        return element;
    }

    private static void add(Element parent, String name, JsonNode value) {
        if (value.isNull()) {
            return;
        }
        if (!value.isArray()) {
            parent.with(element(name, value));
        } else if (new Element(name).isList()) {
            Element list = new Element(name);
            value.forEach(item -> item.properties().forEach(entry -> add(list, entry.getKey(), entry.getValue())));
            parent.with(list);
        } else {
            value.forEach(item -> parent.with(element(name, item)));
        }
    }

    /** The message as indented JSON. */
    static String write(Element document) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.set(document.name(), value(document));
        return root.toPrettyString() + "\n";
    }

    private static JsonNode value(Element element) {
        if (element.isList()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            element.children().forEach(child -> list.addObject().set(child.name(), value(child)));
            return list;
        }
        if (element.children().isEmpty()) {
            return JsonNodeFactory.instance.textNode(
                    element.name().equals("InsurerNumber") ? element.text().replace(' ', '0') : element.text());
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Element child : element.children()) {
            JsonNode before = object.get(child.name());
            if (before instanceof ArrayNode array) {
                array.add(value(child));
            } else if (before != null) {
                object.putArray(child.name()).add(before).add(value(child));
            } else if (REPEATED.contains(child.name()) || child.name().equals(RESULT)) {
                object.putArray(child.name()).add(value(child));
            } else {
                object.set(child.name(), value(child));
            }
        }
        return object;
    }
}
