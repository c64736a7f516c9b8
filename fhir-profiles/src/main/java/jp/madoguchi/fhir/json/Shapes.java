package jp.madoguchi.fhir.json;

import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;
import org.jspecify.annotations.Nullable;

/** The shapes of the model's classes, each looked at once. */
final class Shapes {

    private static final String MODEL = Base.class.getPackageName();

    private final FhirContext context;
    private final Map<Class<?>, Shape> known = new ConcurrentHashMap<>();
    private final Map<Class<?>, Named> values = new ConcurrentHashMap<>();
    private @Nullable Child nested;

    Shapes(FhirContext context) {
        this.context = context;
    }

    FhirContext context() {
        return context;
    }

    /** Whether HAPI's model itself has it. A subclass of others may hold more than its definition says. */
    boolean isModel(Class<?> type) {
        return type.getPackageName().equals(MODEL) || type == XhtmlNode.class;
    }

    Shape of(Class<?> type) throws NotCovered {
        Shape shape = known.get(type);
        if (shape == null) {
            if (!isModel(type)
                    || !(context.getElementDefinition(type
                            .asSubclass(IBase.class)) instanceof BaseRuntimeElementCompositeDefinition<?> definition)) {
                throw new NotCovered(type.getSimpleName());
            }
            shape = Shape.of(this, definition);
            known.put(type, shape);
        }
        return shape;
    }

    /** The extensions within one, empty ones too; looked at without making a list where there is none. */
    List<?> extensionsOf(Extension extension) throws NotCovered {
        Child child = nested;
        if (child == null) {
            child = Arrays.stream(of(Extension.class).children).filter(one -> one.extensions).findFirst().orElseThrow();
            nested = child;
        }
        return child.of(extension) instanceof List<?> list ? list : List.of();
    }

    /** What an extension's value of a class is called. */
    Named extensionValue(IBase value) throws NotCovered {
        Class<? extends IBase> type = value.getClass();
        Named named = values.get(type);
        if (named == null) {
            var extensions = context.getRuntimeChildUndeclaredExtensionDefinition();
            String name = extensions.getChildNameByDatatype(type);
            BaseRuntimeElementDefinition<?> definition = extensions.getChildElementDefinitionByDatatype(type);
            if (name == null || definition == null || !isModel(type)) {
                throw new NotCovered("Extension.value[x]");
            }
            named = new Named(this, type, name, definition);
            values.put(type, named);
        }
        return named;
    }
}
