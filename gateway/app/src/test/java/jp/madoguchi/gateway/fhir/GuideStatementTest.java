package jp.madoguchi.gateway.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.junit.jupiter.api.Test;

/**
 * The CapabilityStatement of the guide says what the server says of itself. Its source is written anew with {@code -Dmadoguchi.docs=write}; the guide
 * is then compiled anew (fhir-profiles/README.md).
 */
class GuideStatementTest {

    private static final Path SOURCE = Path.of("../../fhir-profiles/ig/input/fsh/capability-statement.fsh");

    private static String source(CapabilityStatement statement) {
        List<String> fsh = new ArrayList<>(List.of(
                "// Written from what the server declares (GuideStatementTest, -Dmadoguchi.docs=write); not by hand.",
                "",
                "Instance: madoguchi-server", "InstanceOf: CapabilityStatement", "Usage: #definition",
                "* url = \"https://madoguchi.jp/fhir/CapabilityStatement/madoguchi-server\"",
                "* version = \"0.1.0\"", "* name = \"MadoguchiServer\"",
                "* title = \"FHIR API のできること What the FHIR API can do\"", "* status = #active",
                "* date = \"2026-11-29\"",
                "* description = \"読み取り、検索、照会。What can be read, searched and asked. Everything else is refused.\"",
                "* kind = #requirements", "* fhirVersion = #4.0.1"));
        statement.getFormat().stream().map(format -> format.getValue()).filter(format -> format.contains("/"))
                .forEach(format -> fsh.add("* format[+] = #" + format));
        fsh.add("* rest.mode = #server");
        fsh.add("* rest.security.service.text = \"SMART Backend Services\"");
        statement.getRestFirstRep().getResource().forEach(resource -> resource(fsh, resource));
        return String.join("\n", fsh) + "\n";
    }

    private static void resource(List<String> fsh, CapabilityStatementRestResourceComponent resource) {
        String one = "* rest.resource[=].";
        fsh.add("* rest.resource[+].type = #" + resource.getType());
        resource.getExtension().forEach(extension -> {
            fsh.add(one + "extension[+].url = " + quoted(extension.getUrl()));
            fsh.add(one + "extension[=].valueCanonical = " + quoted(extension.getValue().primitiveValue()));
        });
        resource.getSupportedProfile()
                .forEach(profile -> fsh.add(one + "supportedProfile[+] = " + quoted(profile.getValue())));
        resource.getInteraction()
                .forEach(each -> fsh.add(one + "interaction[+].code = #" + each.getCode().toCode()));
        fsh.add(one + "versioning = #" + resource.getVersioning().toCode());
        if (resource.hasConditionalRead()) {
            fsh.add(one + "conditionalRead = #" + resource.getConditionalRead().toCode());
        }
        resource.getSearchInclude().forEach(each -> fsh.add(one + "searchInclude[+] = " + quoted(each.getValue())));
        resource.getSearchRevInclude()
                .forEach(each -> fsh.add(one + "searchRevInclude[+] = " + quoted(each.getValue())));
        resource.getSearchParam().forEach(param -> {
            fsh.add(one + "searchParam[+].name = " + quoted(param.getName()));
            fsh.add(one + "searchParam[=].definition = " + quoted(param.getDefinition()));
            fsh.add(one + "searchParam[=].type = #" + param.getType().toCode());
            fsh.add(one + "searchParam[=].documentation = " + quoted(param.getDocumentation()));
        });
        resource.getOperation().forEach(operation -> {
            fsh.add(one + "operation[+].name = " + quoted(operation.getName()));
            fsh.add(one + "operation[=].definition = " + quoted(operation.getDefinition()));
        });
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\\\"") + '"';
    }

    @Test
    void theGuideDeclaresWhatTheServerDoes() throws Exception {
        String source;
        try (FhirServer server = new FhirServer()) {
            source = source(FhirContext.forR4Cached().newJsonParser().parseResource(CapabilityStatement.class,
                    server.get("metadata").body()));
        }
        if ("write".equals(System.getProperty("madoguchi.docs"))) {
            Files.writeString(SOURCE, source);
        }
        assertThat(SOURCE).as("-Dmadoguchi.docs=write writes it, fhir-profiles/ig/ig.mjs --write compiles it")
                .hasContent(source);
    }
}
