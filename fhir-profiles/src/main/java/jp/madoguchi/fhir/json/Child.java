package jp.madoguchi.fhir.json;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeDeclaredChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.RuntimeChildExtension;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeType;
import org.jspecify.annotations.Nullable;

/** A field of the model's class: where its value is taken from, and what it is called. */
final class Child {

    private final Shapes shapes;
    private final BaseRuntimeChildDefinition definition;
    private final Field field;
    private final Map<Class<?>, Named> names = new ConcurrentHashMap<>();
    /** The class seen first, which for most fields is the only one. */
    private @Nullable Named usual;

    final String element;
    /** Whether it holds extensions, which are written in a way of their own. */
    final boolean extensions;
    final byte[] name;

    Child(Shapes shapes, BaseRuntimeDeclaredChildDefinition definition) throws NotCovered {
        this.shapes = shapes;
        this.definition = definition;
        this.field = definition.getField();
        this.element = definition.getElementName();
        this.extensions = definition instanceof RuntimeChildExtension;
        this.name = JsonBytes.nameOf(element);
        if (List.class.equals(field.getType()) != definition.isMultipleCardinality()) {
            throw new NotCovered(element);
        }
    }

    /** What stands in it, a list where there may be many; null if nothing ever did. */
    @Nullable
    Object of(Base owner) {
        try {
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e); // HAPI has made its fields accessible.
        }
    }

    Named named(IBase value) throws NotCovered {
        Class<?> type = value.getClass();
        Named known = usual;
        if (known != null && known.type == type) {
            return known;
        }
        known = names.get(type);
        if (known == null) {
            known = find(value.getClass());
            names.put(type, known);
            if (usual == null) {
                usual = known;
            }
        }
        return known;
    }

    /** As HAPI's encoder finds it: an enumeration goes by the name of a code. */
    private Named find(Class<? extends IBase> type) throws NotCovered {
        Class<? extends IBase> called = type;
        BaseRuntimeElementDefinition<?> found = definition.getChildElementDefinitionByDatatype(type);
        if (found == null && shapes.isModel(type)
                && shapes.context().getElementDefinition(type).getName().equals("code")) {
            called = CodeType.class;
            found = definition.getChildElementDefinitionByDatatype(called);
        }
        String name = found == null ? null : definition.getChildNameByDatatype(called);
        if (found == null || name == null || !shapes.isModel(type)) {
            throw new NotCovered(element);
        }
        return new Named(shapes, type, name, found);
    }
}
