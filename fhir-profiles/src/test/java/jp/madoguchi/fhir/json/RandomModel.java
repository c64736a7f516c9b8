package jp.madoguchi.fhir.json;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition.ChildTypeEnum;
import ca.uhn.fhir.context.RuntimeChildContainedResources;
import ca.uhn.fhir.context.RuntimeChildExtension;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** Resources of any type of R4 with anything that can stand in them, made by the model's definitions. */
final class RandomModel {

    private static final int DEEPEST = 4;
    private static final List<String> PLACES = List.of("Patient", "Bundle", "Parameters", "Observation", "Coverage");
    private static final List<String> TEXTS = List.of("a", "保険者番号", "𠮷田 ●子", "\"quoted\" \\ back/slash",
            "line\nbreak\tand\rmore\b\f",
            "\u0000\u0001\u001f\u007f\u0080\u07ff\u0800\uffff", "\u2028a\u2029", "half \ud842", "\udfb7 half",
            "<b>&amp;</b>", " padded ");
    private static final List<String> DATES = List.of("2026", "2026-11", "2026-11-29");
    private static final List<String> TIMES = List.of("2026-11-29T10:02:03+09:00", "2026-11-29T01:02:03Z",
            "2026-11-29T10:02:03.450+09:00");
    private static final List<String> DECIMALS = List.of("0", "1.00", "-0.0010", "100", "1E+3",
            "12345678901234567890.123456789");
    private static final List<String> ADDRESSES = List.of("Patient/1", "urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0",
            "https://example.org/fhir/Patient/1", "https://example.org/x", "Patient", "urn:oid:1.2/3");
    private static final List<String> ODD_ADDRESSES = List.of("#a", "Patient/1/_history/2",
            "https://example.org/fhir/Patient/1/_history/2", "/1",
            " ", "#", "_history/1", "a//b", "Patient/");

    private final Random random;
    /** Whether it also makes what only HAPI's encoder knows what to do with. */
    private final boolean odd;

    RandomModel(long seed, boolean odd) {
        this.random = new Random(seed);
        this.odd = odd;
    }

    static List<String> types() {
        List<String> types = new ArrayList<>(Hapi.R4.getResourceTypes());
        Collections.sort(types);
        return types;
    }

    Resource resource() {
        List<String> types = types();
        return resource(types.get(random.nextInt(types.size())), 0);
    }

    Resource resource(String type) {
        return resource(type, 0);
    }

    private Resource resource(String type, int depth) {
        Resource resource = (Resource) Hapi.R4.getResourceDefinition(type).newInstance();
        fill(resource, depth);
        if (random.nextInt(4) > 0) {
            resource.setId(pick(isOdd()
                    ? List.of("1", "Patient/1", "Patient/1/_history/2", "urn:uuid:1", "#1")
                    : List.of("1", "Patient/1", "urn:uuid:1")));
        }
        return resource;
    }

    private void fill(IBase owner, int depth) {
        BaseRuntimeElementCompositeDefinition<?> definition = (BaseRuntimeElementCompositeDefinition<?>) Hapi.R4
                .getElementDefinition(owner.getClass());
        for (BaseRuntimeChildDefinition child : definition.getChildrenAndExtension()) {
            if (child.getElementName().equals("id") || random.nextInt(depth == 0 ? 3 : 2 + depth) > 0) {
                continue;
            }
            int times = child.isMultipleCardinality() ? 1 + random.nextInt(3) : 1;
            for (int i = 0; i < times; i++) {
                add(owner, child, depth);
            }
        }
        if (owner instanceof Element element && random.nextInt(20) == 0) {
            element.setId("e" + random.nextInt(100));
        }
    }

    private void add(IBase owner, BaseRuntimeChildDefinition child, int depth) {
        if (child instanceof RuntimeChildExtension) {
            child.getMutator().addValue(owner, extension(depth + 1));
            return;
        }
        if (child instanceof RuntimeChildContainedResources) {
            if (isOdd()) {
                child.getMutator().addValue(owner, resource("Patient", DEEPEST));
            }
            return;
        }
        List<String> names = new ArrayList<>(child.getValidChildNames());
        Collections.sort(names);
        BaseRuntimeElementDefinition<?> definition = child.getChildByName(pick(names));
        if (definition.getChildType() == ChildTypeEnum.RESOURCE) {
            if (depth < DEEPEST) {
                child.getMutator().addValue(owner, resource(pick(PLACES), depth + 2));
            }
            return;
        }
        Object argument = child.getInstanceConstructorArguments();
        IBase value = argument == null ? definition.newInstance() : definition.newInstance(argument);
        if (value instanceof XhtmlNode && !child.getElementName().equals("div")) {
            return; // A narrative is the only place for it.
        }
        if ((value instanceof Extension || value instanceof Meta && !(owner instanceof Resource)) && !isOdd()) {
            return;
        }
        if (value instanceof Meta meta && !isOdd()) {
            plain(meta);
        } else {
            content(value, depth + 1);
        }
        child.getMutator().addValue(owner, value);
    }

    /** Without extensions, and with codings that say something. */
    private void plain(Meta meta) {
        meta.setVersionId(random.nextBoolean() ? text("id") : null);
        meta.getLastUpdatedElement().setValueAsString(random.nextBoolean() ? pick(TIMES) : null);
        meta.setSource(random.nextBoolean() ? pick(TEXTS) : null);
        for (int i = random.nextInt(3); i > 0; i--) {
            meta.addProfile(pick(TEXTS));
            meta.addTag().setSystem(pick(TEXTS)).setDisplay(pick(TEXTS));
            meta.addSecurity().setCode(text("code")).setUserSelected(random.nextBoolean()).setVersion(pick(TEXTS));
        }
    }

    private void content(IBase value, int depth) {
        if (value instanceof Enumeration<?> code) {
            code(code);
        } else if (value instanceof XhtmlNode narrative) {
            narrative.setValueAsString("<div xmlns=\"http://www.w3.org/1999/xhtml\">"
                    + (random.nextBoolean() ? "窓口 &lt;1&gt;" : "") + "</div>");
        } else if (value instanceof PrimitiveType<?> primitive) {
            if (random.nextInt(12) > 0) {
                primitive.setValueAsString(text(primitive.fhirType()));
            }
        } else if (depth <= DEEPEST) {
            fill(value, depth);
        }
        if (value instanceof Reference reference && random.nextInt(3) > 0) {
            reference.setReference(pick(isOdd() ? ODD_ADDRESSES : ADDRESSES));
            if (isOdd()) {
                reference.setResource(resource("Patient", DEEPEST));
            }
        }
        // An id that is an extension's only content, or stands at the place of an id, has no extensions in the model's JSON.
        if (value instanceof PrimitiveType<?> primitive && !primitive.fhirType().equals("id")) {
            if (random.nextInt(8) == 0) {
                primitive.addExtension(extension(depth + 1));
            }
            if (isOdd()) {
                primitive.setId("p1");
            }
        }
    }

    private <E extends Enum<?>> void code(Enumeration<E> code) {
        List<E> all = new ArrayList<>();
        for (Object one : ((Class<?>) enumOf(code)).getEnumConstants()) {
            @SuppressWarnings("unchecked")
            E constant = (E) one;
            if (!one.toString().equals("NULL")) {
                all.add(constant);
            }
        }
        code.setValue(pick(all));
    }

    private static Class<?> enumOf(Enumeration<?> code) {
        String factory = code.getEnumFactory().getClass().getName();
        try {
            return Class.forName(factory.substring(0, factory.length() - "EnumFactory".length()));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private Extension extension(int depth) {
        Extension extension = new Extension("https://example.org/" + pick(List.of("a", "b", "窓")));
        if (depth < DEEPEST && random.nextInt(4) == 0) {
            extension.addExtension(extension(depth + 1));
        } else {
            extension.setValue(value(depth));
        }
        if (isOdd()) {
            extension.setUrl("");
        }
        return extension;
    }

    private Type value(int depth) {
        List<String> names = Hapi.R4.getRuntimeChildUndeclaredExtensionDefinition().getValidChildNames().stream()
                .filter(name -> !name.equals(name.toLowerCase())).sorted().toList();
        while (true) {
            IBase value = Hapi.R4.getRuntimeChildUndeclaredExtensionDefinition().getChildByName(pick(names))
                    .newInstance();
            if (value instanceof Type type && !(value instanceof Extension) && (!(value instanceof Meta) || isOdd())) {
                content(type, depth + 1);
                if (!type.isEmpty() || isOdd()) {
                    return type;
                }
            }
            if (depth >= DEEPEST) {
                return new StringType(pick(TEXTS));
            }
        }
    }

    private String text(String type) {
        return switch (type) {
            case "boolean" -> Boolean.toString(random.nextBoolean());
            case "integer" -> isOdd() ? pick(List.of("0", "-12", "007")) : Integer.toString(random.nextInt());
            case "unsignedInt" -> "0";
            case "positiveInt" -> Integer.toString(1 + random.nextInt(1000));
            case "decimal" -> random.nextBoolean()
                    ? pick(DECIMALS)
                    : new BigDecimal(BigInteger.valueOf(random.nextLong()), random.nextInt(30)).toPlainString();
            case "date" -> pick(DATES);
            case "dateTime" -> pick(random.nextBoolean() ? DATES : TIMES);
            case "instant" -> pick(TIMES);
            case "time" -> "10:02:03";
            case "base64Binary" -> "5L+d6Zm66ICF55Wq5Y+3";
            case "code" -> isOdd() ? " padded " : "code-" + random.nextInt(100);
            case "id" -> "id-" + random.nextInt(100);
            default -> isOdd() ? " \t" : pick(TEXTS);
        };
    }

    /** Seldom, since a resource with one such thing shows nothing about the rest of it. */
    private boolean isOdd() {
        return odd && random.nextInt(40) == 0;
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
