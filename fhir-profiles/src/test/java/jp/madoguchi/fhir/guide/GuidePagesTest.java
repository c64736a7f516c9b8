package jp.madoguchi.fhir.guide;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.madoguchi.fhir.profile.GuideResources;
import org.hl7.fhir.r4.model.Basic;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

class GuidePagesTest {

    private static final Map<String, Resource> GUIDE = GuideResources.all(FhirContext.forR4Cached());
    private static final Map<String, String> PAGES = new GuidePages(GUIDE).make();
    private static final Pattern LINK = Pattern.compile("href=\"([^\"#]+)\"");

    private static String page(String name) {
        return PAGES.getOrDefault(name, "");
    }

    @Test
    void everythingInTheGuideHasAPageAndStandsInTheContents() {
        assertThat(GUIDE).isNotEmpty().allSatisfy((file, resource) -> {
            String name = file.replace(".json", ".html");
            assertThat(page(name)).startsWith("<!DOCTYPE html>").contains("<a href=\"" + file + "\">");
            assertThat(page("index.html")).contains("<a href=\"" + name + "\">");
            if (resource instanceof MetadataResource definition) {
                assertThat(page(name)).contains(definition.getUrl());
            }
        });
    }

    @Test
    void everyLinkLeadsToAPageOfTheGuideOrToTheOneBeforeIt() {
        PAGES.forEach((name, page) -> {
            if (name.endsWith(".html")) {
                Stream<String> links = LINK.matcher(page).results().map(found -> found.group(1));
                assertThat(links).as(name).allMatch(link -> PAGES.containsKey(link) || link.equals("../")
                        || link.equals("../page.css"));
            }
        });
    }

    @Test
    void aProfileTellsItsElementsTheirBindingsAndItsRules() {
        assertThat(page("StructureDefinition-madoguchi-insurance-coverage.html"))
                .contains("<h1>医療保険の資格 Insurance coverage</h1>", "Coverage.identifier", "mdg-sub-number",
                        "The branch has two half-width digits.")
                .contains("<td>資格有効性 Qualification validity</td>")
                .contains("<a href=\"StructureDefinition-madoguchi-payer.html\">madoguchi-payer</a>")
                .contains("<a href=\"ValueSet-insurance-category.html\">insurance-category</a> (required)");
    }

    @Test
    void aCodeSystemTellsItsCodesInBothLanguages() {
        assertThat(page("CodeSystem-qualification-validity.html")).contains("<th scope=\"col\">English</th>", "有効");
    }

    @Test
    void anExampleLeadsToItsProfile() {
        assertThat(page("Patient-example-patient.html"))
                .contains("<a href=\"StructureDefinition-madoguchi-patient.html\">", "見本 太郎");
    }

    @Test
    void whatNobodyThoughtOfHasAPageAllTheSame() {
        Map<String, Resource> more = new LinkedHashMap<>();
        OperationDefinition operation = new OperationDefinition();
        operation.setUrl("https://madoguchi.jp/fhir/OperationDefinition/x").setName("<Unsafe>");
        more.put("CodeSystem-certificate-kind.json", operation); // a file whose text there is
        more.put("CodeSystem-benefit-term.json", new Basic());

        Map<String, String> pages = new GuidePages(more).make();

        assertThat(pages.get("CodeSystem-certificate-kind.html")).contains("&lt;Unsafe&gt;").doesNotContain("<Unsafe>");
        assertThat(pages.get("index.html")).contains("その他 Others", "例 Examples");
    }

    @Test
    void noPageLoadsAnythingFromElsewhereOrHoldsScriptOrStyle() {
        assertThat(PAGES).allSatisfy((name, page) -> {
            if (name.endsWith(".html")) {
                assertThat(page).doesNotContain("src=", "<script", "style=", "href=\"http");
            }
        });
    }
}
