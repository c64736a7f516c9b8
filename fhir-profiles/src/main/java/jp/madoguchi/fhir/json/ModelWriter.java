package jp.madoguchi.fhir.json;

import java.util.Arrays;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/**
 * Writes one resource. What turns out to hold nothing is taken back, unless the model calls it not empty: then it holds something that is not known
 * here.
 */
final class ModelWriter {

    private static final byte[] RESOURCE_TYPE = JsonBytes.nameOf("resourceType");
    private static final byte[] ID = JsonBytes.nameOf("id");
    private static final byte[] URL = JsonBytes.nameOf("url");
    private static final byte[] EXTENSION = JsonBytes.nameOf("extension");

    private final Shapes shapes;
    private final JsonBytes out;
    private final Values values;
    /** Whether it is at the resource's meta data, of which HAPI's encoder writes a copy, in which long texts may have lost blanks. */
    private boolean copied;

    ModelWriter(Shapes shapes, JsonBytes out) {
        this.shapes = shapes;
        this.out = out;
        this.values = new Values(out);
    }

    /** A resource as an object, on its own or within another. */
    void resource(Resource resource) throws NotCovered {
        Shape shape = shapes.of(resource.getClass());
        out.open('{');
        out.name(RESOURCE_TYPE);
        out.text(resource.fhirType());
        boolean versioned = resource.hasId() && id(resource.getIdElement());
        if (versioned && !(resource.hasMeta() && resource.getMeta().hasVersionId())) {
            throw new NotCovered("meta.versionId"); // HAPI's encoder takes it from the id.
        }
        for (Child child : shape.children) {
            Object value = child.of(resource);
            if (value instanceof Meta meta) {
                meta(child, meta);
            } else if (value != null) {
                child(child, value);
            }
        }
        out.close('}');
    }

    /** Whether the id names a version of the resource. */
    private boolean id(IdType id) throws NotCovered {
        if (id.hasId() || id.hasExtension() || id.hasFormatComment()) {
            throw new NotCovered("id");
        }
        if (id.hasIdPart() && !id.isUrn()) {
            out.name(ID);
            out.text(id.getIdPart());
        }
        return id.hasVersionIdPart();
    }

    private void meta(Child child, Meta meta) throws NotCovered {
        if (meta.hasTag()) {
            checkAllSay(meta.getTag());
        }
        if (meta.hasSecurity()) {
            checkAllSay(meta.getSecurity());
        }
        copied = true;
        object(child.named(meta), meta);
        copied = false;
    }

    /** HAPI's encoder leaves out what has neither a code nor a system, and trims codes. */
    private static void checkAllSay(List<Coding> codings) throws NotCovered {
        for (Coding coding : codings) {
            String code = coding.getCode();
            if (!Values.isSomething(code) && !Values.isSomething(coding.getSystem())
                    || code != null && !code.equals(coding.getCodeElement().getValueAsString())) {
                throw new NotCovered("meta");
            }
        }
    }

    private void child(Child child, Object value) throws NotCovered {
        if (!(value instanceof List<?> list)) {
            single(child.named((IBase) value), (IBase) value);
        } else if (!list.isEmpty()) {
            if (child.extensions) {
                extensions(child.name, list);
            } else {
                list(child, list);
            }
        }
    }

    /** A member that there is once; false if there was nothing to write. */
    private boolean single(Named named, IBase value) throws NotCovered {
        return switch (named.form) {
            case TEXT, INTEGER, DECIMAL, TRUTH -> primitive(named, (PrimitiveType<?>) value);
            case ID -> values.id(named, (IdType) value);
            case XHTML -> values.xhtml(named, (XhtmlNode) value);
            case OBJECT, REFERENCE -> object(named, (Element) value);
            case RESOURCE -> {
                boolean something = !value.isEmpty();
                if (something) {
                    out.name(named.name);
                    resource((Resource) value);
                }
                yield something;
            }
            case ELSEWHERE -> throw new NotCovered(named.toString());
        };
    }

    private boolean object(Named named, Element value) throws NotCovered {
        int before = out.place();
        out.name(named.name);
        boolean something = braces(named, value);
        if (!something) {
            out.backTo(before);
        }
        return something;
    }

    private boolean braces(Named named, Element value) throws NotCovered {
        int before = out.place();
        out.open('{');
        int opened = out.place();
        if (named.form == Form.REFERENCE && !Address.isWrittenAsItStands((Reference) value)) {
            throw new NotCovered(named.toString());
        }
        elementId(value);
        for (Child child : named.shape().children) {
            Object member = child.of(value);
            if (member != null) {
                child(child, member);
            }
        }
        if (out.place() > opened) {
            out.close('}');
            return true;
        }
        out.backTo(before);
        return nothing(named, value);
    }

    private void elementId(Element element) {
        String id = element.getId();
        if (Values.isSomething(id)) {
            out.name(ID);
            out.text(id);
        }
    }

    private void list(Child child, List<?> all) throws NotCovered {
        int before = out.place();
        Named first = null;
        int opened = 0;
        boolean extended = false;
        for (Object value : all) {
            if (value == null) {
                continue;
            }
            Named named = child.named((IBase) value);
            if (first == null) {
                first = named;
                out.name(named.name);
                out.open('[');
                opened = out.place();
            } else if (named != first && !Arrays.equals(named.name, first.name)) {
                throw new NotCovered(named.toString());
            }
            switch (named.form) {
                case TEXT, INTEGER, DECIMAL, TRUTH -> extended |= listed(named, (PrimitiveType<?>) value);
                case OBJECT, REFERENCE -> braces(named, (Element) value);
                case ID -> values.listed(named, (IdType) value);
                case XHTML, RESOURCE, ELSEWHERE -> throw new NotCovered(named.toString());
            }
        }
        if (first == null || out.place() == opened) {
            out.backTo(before);
            return;
        }
        out.close(']');
        if (extended) {
            besideList(first, all);
        }
    }

    /** A primitive in a list, {@code null} if it has no value but extensions; whether it has extensions. */
    private boolean listed(Named named, PrimitiveType<?> value) throws NotCovered {
        boolean extended = Values.isExtended(named, value);
        if (Values.isSomething(value.getValueAsString())) {
            values.primitive(named, value);
        } else if (extended) {
            out.literal("null");
        }
        return extended;
    }

    private void besideList(Named named, List<?> all) throws NotCovered {
        out.name(named.underscored);
        out.open('[');
        for (Object value : all) {
            if (value instanceof PrimitiveType<?> primitive && !primitive.isEmpty()) {
                if (primitive.hasExtension()) {
                    beside(primitive);
                } else {
                    out.literal("null");
                }
            }
        }
        out.close(']');
    }

    private boolean primitive(Named named, PrimitiveType<?> value) throws NotCovered {
        boolean something = Values.isSomething(value.getValueAsString());
        if (something) {
            out.name(named.name);
            values.primitive(named, value);
        }
        if (Values.isExtended(named, value)) {
            out.name(named.underscored);
            beside(value);
            return true;
        }
        return something;
    }

    private void beside(PrimitiveType<?> value) throws NotCovered {
        out.open('{');
        extensions(EXTENSION, value.getExtension());
        out.close('}');
    }

    private void extensions(byte[] name, List<?> all) throws NotCovered {
        if (copied) {
            throw new NotCovered("meta");
        }
        int before = out.place();
        out.name(name);
        out.open('[');
        int opened = out.place();
        for (Object value : all) {
            if (value != null) {
                extension((Extension) value);
            }
        }
        if (out.place() > opened) {
            out.close(']');
        } else {
            out.backTo(before);
        }
    }

    /** False if it is empty. What has no address, no value or more than one is an error to HAPI's encoder. */
    private boolean extension(Extension extension) throws NotCovered {
        List<?> nested = shapes.extensionsOf(extension);
        if (extension.isEmpty() && nested.isEmpty()) {
            return false;
        }
        String url = extension.getUrl();
        Type value = extension.getValue();
        if (!Values.isSomething(url) || nested.isEmpty() == (value == null)
                || extension.getClass() != Extension.class) {
            throw new NotCovered("extension");
        }
        out.open('{');
        elementId(extension);
        out.name(URL);
        out.text(url);
        if (value == null) {
            nested(nested);
        } else if (!single(shapes.extensionValue(value), value)) {
            throw new NotCovered("extension");
        }
        out.close('}');
        return true;
    }

    private void nested(List<?> extensions) throws NotCovered {
        out.name(EXTENSION);
        out.open('[');
        for (Object one : extensions) {
            if (!(one instanceof Extension extension) || !extension(extension)) {
                throw new NotCovered("extension");
            }
        }
        out.close(']');
    }

    /** Nothing was written of it: right only if there was nothing. */
    private static boolean nothing(Named named, Base value) throws NotCovered {
        if (!value.isEmpty()) {
            throw new NotCovered(named.toString());
        }
        return false;
    }
}
