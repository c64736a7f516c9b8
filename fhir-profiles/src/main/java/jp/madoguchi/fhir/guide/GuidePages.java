package jp.madoguchi.fhir.guide;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.madoguchi.fhir.profile.GuideResources;
import jp.madoguchi.fhir.profile.Profiles;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.SearchParameter;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;

/**
 * The guide as pages: one for each compiled definition and example, and a table of contents. What is in the folder of the guide gets a page; there
 * is no list to keep.
 */
public final class GuidePages {

    private final Map<String, Resource> guide;
    private final Map<String, String> pageOf = new HashMap<>();
    private final Map<String, String> titleOf = new HashMap<>();

    /** @param guide definitions and examples by file name, as {@link GuideResources#all} gives them */
    public GuidePages(Map<String, Resource> guide) {
        this.guide = guide;
        guide.forEach((file, resource) -> {
            if (resource instanceof MetadataResource definition && definition.getUrl() != null) {
                pageOf.put(definition.getUrl(), page(file));
                titleOf.put(definition.getUrl(), DefinitionPage.title(definition));
            }
        });
    }

    /** Writes them into the folder that the one argument names. */
    public static void main(String[] folder) throws IOException {
        Path target = Files.createDirectories(Path.of(folder[0]));
        for (Map.Entry<String, String> file : new GuidePages(GuideResources.all(FhirContext.forR4Cached())).make()
                .entrySet()) {
            Files.writeString(target.resolve(file.getKey()), file.getValue());
        }
    }

    /** All files, pages and the JSON beside them, by name. */
    public Map<String, String> make() {
        Map<String, String> files = new LinkedHashMap<>();
        Map<String, List<List<String>>> contents = new LinkedHashMap<>();
        for (String kind : List.of("プロファイル Profiles", "拡張 Extensions", "値の集まり Value sets", "コード体系 Code systems",
                "検索 Search parameters", "できること What the server can do", "その他 Others", "例 Examples")) {
            contents.put(kind, new ArrayList<>());
        }
        guide.forEach((file, resource) -> {
            String json = GuideResources.text(file);
            files.put(file, json);
            files.put(page(file), resource instanceof MetadataResource definition
                    ? new DefinitionPage(url -> pageOf.getOrDefault(url, ""), url -> titleOf.getOrDefault(url, ""))
                            .of(definition, file, json)
                    : example(resource, file, json));
            contents.computeIfAbsent(kind(resource), kind -> new ArrayList<>()).add(List.of(
                    Html.link(page(file), resource instanceof MetadataResource definition
                            ? DefinitionPage.title(definition)
                            : resource.fhirType() + "/" + resource.getIdPart()),
                    Html.escaped(resource instanceof MetadataResource definition && definition.getDescription() != null
                            ? definition.getDescription()
                            : "")));
        });
        Html index = new Html().paragraph("資格確認の結果を FHIR R4 (4.0.1) で表すための決まりです。名前空間は " + Profiles.BASE + " です。")
                .paragraph("How qualifications as answered by the national system are told in FHIR R4.");
        contents.forEach((kind, rows) -> index.table(kind, List.of("題 Title", "説明 What it is"), rows));
        files.put("index.html", index.page("実装ガイド Implementation guide"));
        return files;
    }

    private String example(Resource resource, String file, String json) {
        Html html = new Html().paragraph("架空の例です。An example with invented content.");
        resource.getMeta().getProfile().forEach(profile -> html.fact("プロファイル Profile",
                Html.link(pageOf.getOrDefault(profile.getValue(), ""), profile.getValue())));
        return html.source(json).fact("JSON", Html.link(file, file))
                .page("例 Example " + resource.fhirType() + "/" + resource.getIdPart());
    }

    private static String kind(Resource resource) {
        return switch (resource) {
            case StructureDefinition structure when structure.getType().equals("Extension") -> "拡張 Extensions";
            case StructureDefinition profile -> "プロファイル Profiles";
            case ValueSet set -> "値の集まり Value sets";
            case CodeSystem system -> "コード体系 Code systems";
            case SearchParameter parameter -> "検索 Search parameters";
            case CapabilityStatement statement -> "できること What the server can do";
            case MetadataResource other -> "その他 Others";
            default -> "例 Examples";
        };
    }

    private static String page(String file) {
        return file.replace(".json", ".html");
    }
}
