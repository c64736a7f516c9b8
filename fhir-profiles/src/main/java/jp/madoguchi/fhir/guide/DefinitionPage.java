package jp.madoguchi.fhir.guide;

import static jp.madoguchi.fhir.guide.Html.code;
import static jp.madoguchi.fhir.guide.Html.escaped;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.ElementDefinition.TypeRefComponent;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.SearchParameter;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.ValueSet;

/** The page of one definition. A kind that has no page of its own shows its JSON, which every page has a link to. */
final class DefinitionPage {

    private final UnaryOperator<String> addresses;
    private final UnaryOperator<String> titles;
    private final Html html = new Html();

    /**
     * @param addresses from a canonical to its page; empty for one that is not ours
     * @param titles    from a canonical to its title; empty likewise
     */
    DefinitionPage(UnaryOperator<String> addresses, UnaryOperator<String> titles) {
        this.addresses = addresses;
        this.titles = titles;
    }

    /** Makes it; the compiled definition stands beside the page as {@code file}. */
    String of(MetadataResource definition, String file, String json) {
        html.paragraph(definition.getDescription() == null ? "" : definition.getDescription());
        html.fact("URL", code(definition.getUrl()));
        switch (definition) {
            case StructureDefinition structure -> structure(structure);
            case ValueSet set -> valueSet(set);
            case CodeSystem system -> codeSystem(system);
            case SearchParameter parameter -> searchParameter(parameter);
            case CapabilityStatement statement -> capabilities(statement);
            default -> html.source(json);
        }
        html.fact("JSON", Html.link(file, file));
        return html.page(title(definition));
    }

    /** Its title in both languages, or else its name. */
    static String title(MetadataResource definition) {
        return definition.getTitle() != null
                ? definition.getTitle()
                : definition.getName() != null ? definition.getName() : definition.getIdPart();
    }

    private String named(String canonical) {
        String plain = canonical.split("\\|", 2)[0];
        return Html.link(addresses.apply(plain), plain.substring(plain.lastIndexOf('/') + 1));
    }

    private void structure(StructureDefinition structure) {
        html.fact("基にするもの Based on", code(structure.getType()));
        html.fact("使うところ Where it is used", structure.getContext().stream()
                .map(context -> code(context.getExpression())).collect(Collectors.joining(", ")));
        List<List<String>> elements = new ArrayList<>();
        List<List<String>> rules = new ArrayList<>();
        for (ElementDefinition element : structure.getDifferential().getElement()) {
            elements.add(List.of(code(element.getId()), cardinality(element), escaped(words(element)),
                    types(element), value(element)));
            element.getConstraint().forEach(rule -> rules.add(List.of(code(rule.getKey()), code(element.getId()),
                    escaped(rule.getHuman()), code(rule.getExpression()))));
        }
        html.table("要素 Elements", List.of("要素 Element", "回数 Card.", "説明 What it is", "型 Type", "値 Value"), elements);
        html.table("決まり Rules", List.of("決まり Rule", "要素 Element", "内容 What it says", "式 Expression"), rules);
    }

    private static String cardinality(ElementDefinition element) {
        return element.hasMin() || element.hasMax()
                ? (element.hasMin() ? element.getMin() : "") + ".." + (element.hasMax() ? element.getMax() : "")
                : "";
    }

    private String types(ElementDefinition element) {
        return element.getType().stream().map(this::type).collect(Collectors.joining(", "));
    }

    private String type(TypeRefComponent type) {
        List<String> profiles = new ArrayList<>();
        type.getProfile().forEach(profile -> profiles.add(named(profile.getValue())));
        type.getTargetProfile().forEach(profile -> profiles.add(named(profile.getValue())));
        String code = type.getCode() == null ? "" : code(type.getCode().substring(type.getCode().lastIndexOf('/') + 1));
        return profiles.isEmpty() ? code : code + " (" + String.join(", ", profiles) + ")";
    }

    private String value(ElementDefinition element) {
        List<String> says = new ArrayList<>();
        if (element.hasFixed()) {
            says.add(code(text(element.getFixed())));
        }
        if (element.hasPattern()) {
            says.add(code(text(element.getPattern())));
        }
        if (element.hasBinding()) {
            says.add(named(element.getBinding().getValueSet()) + " (" + element.getBinding().getStrength().toCode()
                    + ")");
        }
        return String.join("<br>", says);
    }

    private static String text(Type value) {
        return value instanceof PrimitiveType<?> primitive
                ? primitive.getValueAsString()
                : FhirContext.forR4Cached().newJsonParser().encodeToString(value);
    }

    /** What is said of the element itself, or else the title of the extension that it is. */
    private String words(ElementDefinition element) {
        if (element.getShort() != null) {
            return element.getShort();
        }
        return element.getDefinition() != null
                ? element.getDefinition()
                : element.getType().stream().flatMap(type -> type.getProfile().stream())
                        .map(profile -> titles.apply(profile.getValue())).collect(Collectors.joining(", "));
    }

    private void valueSet(ValueSet set) {
        html.table("含むもの What it includes", List.of("コード体系 Code system", "コード Codes"),
                set.getCompose().getInclude().stream().map(include -> List.of(
                        include.getSystem() == null
                                ? include.getValueSet().stream().map(each -> named(each.getValue()))
                                        .collect(Collectors.joining(", "))
                                : named(include.getSystem()),
                        include.getConcept().isEmpty()
                                ? "すべて All"
                                : include.getConcept().stream()
                                        .map(concept -> code(concept.getCode()) + " " + escaped(
                                                concept.getDisplay() == null ? "" : concept.getDisplay()))
                                        .collect(Collectors.joining("<br>"))))
                        .toList());
    }

    private void codeSystem(CodeSystem system) {
        html.table("コード Codes", List.of("コード Code", "日本語", "English"),
                system.getConcept().stream()
                        .map(concept -> List.of(code(concept.getCode()), escaped(concept.getDisplay()),
                                escaped(concept.getDesignation().stream()
                                        .filter(each -> "en".equals(each.getLanguage()))
                                        .map(each -> each.getValue()).findFirst().orElse(""))))
                        .toList());
    }

    private void searchParameter(SearchParameter parameter) {
        html.fact("名前 Name", code(parameter.getCode()));
        html.fact("種類 Kind", code(parameter.getType().toCode()));
        html.fact("検索するもの What is searched", parameter.getBase().stream().map(base -> code(base.getCode()))
                .collect(Collectors.joining(", ")));
        html.fact("式 Expression", code(parameter.getExpression()));
    }

    private void capabilities(CapabilityStatement statement) {
        html.fact("形式 Formats", statement.getFormat().stream().map(format -> code(format.getValue()))
                .collect(Collectors.joining(", ")));
        for (CapabilityStatementRestResourceComponent resource : statement.getRestFirstRep().getResource()) {
            html.table(resource.getType(), List.of("項目 Item", "内容 Content"), List.of(
                    List.of("プロファイル Profiles", resource.getSupportedProfile().stream()
                            .map(profile -> named(profile.getValue())).collect(Collectors.joining(", "))),
                    List.of("操作 Interactions", resource.getInteraction().stream()
                            .map(each -> code(each.getCode().toCode())).collect(Collectors.joining(", "))
                            + resource.getOperation().stream().map(each -> ", " + code("$" + each.getName()))
                                    .collect(Collectors.joining())),
                    List.of("検索 Search", resource.getSearchParam().stream()
                            .map(each -> code(each.getName()) + " " + escaped(each.getDocumentation()))
                            .collect(Collectors.joining("<br>"))),
                    List.of("_include", codes(resource.getSearchInclude())),
                    List.of("_revinclude", codes(resource.getSearchRevInclude()))));
        }
    }

    private static String codes(List<? extends PrimitiveType<String>> values) {
        return values.stream().map(value -> code(value.getValue())).collect(Collectors.joining(", "));
    }
}
