package jp.madoguchi.gateway.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/** How much of an answer a request wants, where it is not HAPI's server that writes it: {@code _summary} and {@code _elements}, with what that server gives for them. */
public final class Excerpt {

    /** The parameter for a summary. */
    public static final String SUMMARY = SummaryMode.PARAMETER;
    /** The parameter for named elements. */
    public static final String ELEMENTS = NamedElements.PARAMETER;
    private static final Set<String> OF_COUNT = Set.of("Bundle.type", "Bundle.total");
    private static final Set<String> OF_TEXT = Set.of("*.id", "*.meta", "*.text", "*.(mandatory)");

    private final String summary;
    private final String[] elements;

    private Excerpt(String summary, String[] elements) {
        this.summary = summary;
        this.elements = elements;
    }

    /**
     * What a request wants; all of the answer where it says nothing of that. Refuses (400) what is no summary.
     *
     * @param ofMany whether the answer is a Bundle
     */
    public static Excerpt of(HttpServletRequest request, boolean ofMany) {
        if (!SummaryMode.canBeGiven(request, ofMany)) {
            throw FhirRefused.value(SUMMARY);
        }
        String summary = request.getParameter(SUMMARY);
        String[] elements = request.getParameterValues(ELEMENTS);
        return new Excerpt(summary == null ? SummaryMode.FALSE : summary,
                elements == null ? new String[0] : elements);
    }

    /** Whether only the number of matches is wanted, and none of them. */
    public boolean isCount() {
        return summary.equals(SummaryMode.COUNT);
    }

    /** What is wanted of a resource, in one of the two forms, in UTF-8. What is left out is marked ({@code SUBSETTED}). */
    public byte[] encoded(Resource whole, boolean xml) {
        Set<String> named = NamedElements.of(elements, whole);
        if (summary.equals(SummaryMode.FALSE) && named.isEmpty()) {
            return FhirForms.encoded(whole, xml);
        }
        FhirContext r4 = FhirContext.forR4Cached();
        IParser parser = xml ? r4.newXmlParser() : r4.newJsonParser();
        parser.setSummaryMode(summary.equals(SummaryMode.TRUE));
        parser.setSuppressNarratives(summary.equals(SummaryMode.DATA));
        switch (summary) {
            case SummaryMode.COUNT -> parser.setEncodeElements(OF_COUNT);
            case SummaryMode.TEXT -> only(parser, OF_TEXT, whole);
            case SummaryMode.FALSE -> only(parser, named, whole);
            default -> {
                // the parser knows what R4 marks as summary, and what narratives are
            }
        }
        return parser.encodeResourceToString(whole).getBytes(StandardCharsets.UTF_8);
    }

    /** A Bundle itself is always given whole. */
    private static void only(IParser parser, Set<String> elements, Resource whole) {
        parser.setEncodeElements(elements);
        parser.setEncodeElementsAppliesToChildResourcesOnly(whole instanceof Bundle);
    }
}
