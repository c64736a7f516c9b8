package jp.madoguchi.fhir.json;

import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.instance.model.api.IBaseBooleanDatatype;
import org.hl7.fhir.instance.model.api.IBaseDecimalDatatype;
import org.hl7.fhir.instance.model.api.IBaseIntegerDatatype;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** What a member is called, and how it is written, when its value is of one class: {@code value[x]} has as many as types. */
final class Named {

    final Class<?> type;
    final Form form;
    final byte[] name;
    /** The name of what a primitive's text cannot say. */
    final byte[] underscored;
    private final Shapes shapes;
    /** Found when it is first needed, since types hold one another; more than one thread may find the same. */
    private @Nullable Shape shape;

    Named(Shapes shapes, Class<?> type, String name, BaseRuntimeElementDefinition<?> definition) {
        this.shapes = shapes;
        this.type = type;
        this.form = form(type, definition);
        this.name = JsonBytes.nameOf(name);
        this.underscored = JsonBytes.nameOf('_' + name);
    }

    Shape shape() throws NotCovered {
        Shape found = shape;
        if (found == null) {
            found = shapes.of(type);
            shape = found;
        }
        return found;
    }

    @Override
    public String toString() {
        return new String(name, StandardCharsets.US_ASCII);
    }

    private static Form form(Class<?> type, BaseRuntimeElementDefinition<?> definition) {
        return switch (definition.getChildType()) {
            case ID_DATATYPE -> Form.ID;
            case PRIMITIVE_DATATYPE -> primitive(type);
            case PRIMITIVE_XHTML, PRIMITIVE_XHTML_HL7ORG -> Form.XHTML;
            case COMPOSITE_DATATYPE, RESOURCE_BLOCK -> composite(type);
            case RESOURCE -> Form.RESOURCE;
            case CONTAINED_RESOURCE_LIST, CONTAINED_RESOURCES, EXTENSION_DECLARED, UNDECL_EXT -> Form.ELSEWHERE;
        };
    }

    private static Form primitive(Class<?> type) {
        if (IBaseIntegerDatatype.class.isAssignableFrom(type)) {
            return Form.INTEGER;
        }
        if (IBaseDecimalDatatype.class.isAssignableFrom(type)) {
            return Form.DECIMAL;
        }
        return IBaseBooleanDatatype.class.isAssignableFrom(type) ? Form.TRUTH : Form.TEXT;
    }

    /** HAPI's encoder gives a {@code Meta} the version of its resource wherever it stands; it is left to it but for the resource's own. */
    private static Form composite(Class<?> type) {
        if (Meta.class.isAssignableFrom(type)) {
            return Form.ELSEWHERE;
        }
        return Reference.class.isAssignableFrom(type) ? Form.REFERENCE : Form.OBJECT;
    }
}
