package jp.madoguchi.sim.play;

import com.fasterxml.jackson.databind.JsonNode;
import jp.madoguchi.sim.national.CardText;
import jp.madoguchi.sim.national.HeldPerson.Cover;

/** The fields of one FHIR Coverage and its payer that the demo looks at; what is absent is an empty text. */
record CoverageView(String id, String status, boolean publicExpense, String insurer, String payerName, String symbol,
        String number, String branch, String subscriberId, String start, String end, String disqualified,
        String beneficiary) {

    static CoverageView of(JsonNode coverage, JsonNode payer) {
        boolean publicExpense = false;
        for (JsonNode coding : coverage.path("type").path("coding")) {
            publicExpense |= coding.path("code").asText().equals(FhirNames.PUBLIC_TYPE);
        }
        String insurer = "";
        for (JsonNode identifier : payer.path("identifier")) {
            String system = identifier.path("system").asText();
            if (system.equals(publicExpense ? FhirNames.PUBLIC_PAYER : FhirNames.INSURER)) {
                insurer = identifier.path("value").asText();
            }
        }
        return new CoverageView(coverage.path("id").asText(), coverage.path("status").asText(), publicExpense,
                insurer, payer.path("name").asText(), extension(coverage, FhirNames.SYMBOL),
                extension(coverage, FhirNames.NUMBER), extension(coverage, FhirNames.BRANCH),
                coverage.path("subscriberId").asText(), coverage.path("period").path("start").asText(),
                coverage.path("period").path("end").asText(), extension(coverage, FhirNames.DISQUALIFICATION),
                lastPart(coverage.path("beneficiary").path("reference").asText()));
    }

    /** Whether it is the insurance of {@code cover}. */
    boolean isFor(Cover cover) {
        return !publicExpense && CardText.sameInsurer(insurer, cover.insurer())
                && CardText.same(symbol, cover.symbol()) && CardText.same(number, cover.number())
                && CardText.same(branch, cover.branch());
    }

    /** The few words that stand in the table. */
    String words() {
        return publicExpense
                ? "公費 " + insurer + " " + subscriberId + " " + start + "–" + end
                : status + " " + insurer + " " + (symbol.isEmpty() ? "" : symbol + "・") + number
                        + (branch.isEmpty() ? "" : "(" + branch + ")") + " " + start + "–" + end;
    }

    /** The value of the extension whose URL is or ends in {@code name}. */
    static String extension(JsonNode resource, String name) {
        for (JsonNode extension : resource.path("extension")) {
            String url = extension.path("url").asText();
            if (url.equals(name) || url.endsWith("/" + name)) {
                for (String kind : new String[]{"valueString", "valueCode", "valueDate"}) {
                    if (extension.has(kind)) {
                        return extension.path(kind).asText();
                    }
                }
            }
        }
        return "";
    }

    static String lastPart(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }
}
