package jp.madoguchi.fhir.json;

import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;
import org.jspecify.annotations.Nullable;

/** Writes what is one value in JSON: texts, numbers and truth values. */
final class Values {

    private final JsonBytes out;

    Values(JsonBytes out) {
        this.out = out;
    }

    /** A primitive's value, as text, number or truth value. */
    void primitive(Named named, PrimitiveType<?> value) throws NotCovered {
        switch (named.form) {
            case TEXT -> out.text(value.getValueAsString());
            case INTEGER -> out.literal(Integer.toString(((IntegerType) value).getValue()));
            case DECIMAL -> out.literal(value.getValueAsString());
            case TRUTH -> out.literal(Boolean.toString(((BooleanType) value).booleanValue()));
            case ID, XHTML, OBJECT, REFERENCE, RESOURCE, ELSEWHERE -> throw new NotCovered(named.toString());
        }
    }

    /** An id as a member; false if there is none. */
    boolean id(Named named, IdType value) throws NotCovered {
        checkPlain(named, value);
        boolean something = isSomething(value.getValue());
        if (something) {
            out.name(named.name);
            out.text(value.getValue());
        }
        return something;
    }

    /** An id in a list. */
    void listed(Named named, IdType value) throws NotCovered {
        checkPlain(named, value);
        if (isSomething(value.getValue())) {
            out.text(value.getValue());
        }
    }

    private static void checkPlain(Named named, IdType value) throws NotCovered {
        if (value.hasId() || value.hasExtension()) {
            throw new NotCovered(named.toString());
        }
    }

    /** A narrative as a member; false if there is none. */
    boolean xhtml(Named named, XhtmlNode value) throws NotCovered {
        if (value.isEmpty()) {
            return false;
        }
        String text = value.getValueAsString();
        if (text == null) {
            throw new NotCovered(named.toString());
        }
        out.name(named.name);
        out.text(text);
        return true;
    }

    /** Whether extensions stand beside a primitive. HAPI's encoder drops its id and, where there are extensions, counts its comments. */
    static boolean isExtended(Named named, PrimitiveType<?> value) throws NotCovered {
        boolean extended = value.hasExtension();
        if (value.hasId() || extended && value.hasFormatComment()) {
            throw new NotCovered(named.toString());
        }
        return extended;
    }

    static boolean isSomething(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
