package jp.madoguchi.fhir.json;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeDeclaredChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import java.util.ArrayList;
import java.util.List;

/** A class of the model: its fields in the order in which HAPI's encoder writes them, as HAPI's own definitions have them. */
final class Shape {

    final Child[] children;

    private Shape(Child[] children) {
        this.children = children;
    }

    static Shape of(Shapes shapes, BaseRuntimeElementCompositeDefinition<?> definition) throws NotCovered {
        List<Child> children = new ArrayList<>();
        String before = "";
        for (BaseRuntimeChildDefinition child : definition.getChildrenAndExtension()) {
            String name = child.getElementName();
            if (!(child instanceof BaseRuntimeDeclaredChildDefinition declared)) {
                throw new NotCovered(definition.getName() + '.' + name);
            }
            if (name.equals("modifierExtension") && !before.equals("extension")) {
                throw new NotCovered(definition.getName() + '.' + name); // HAPI writes the two together.
            }
            if (!name.equals("id")) { // It comes before all others.
                children.add(new Child(shapes, declared));
            }
            before = name;
        }
        return new Shape(children.toArray(Child[]::new));
    }
}
