package jp.madoguchi.gateway.fhir;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.gateway.access.Refusal;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The operation {@code $validate} (R4, resource-operation-validate): whether a resource would be taken if it were sent, and everything for which it would not.
 * Nothing is asked or made, no patient is looked up. The verdict is that of the reader that reads what is sent, not of a profile (docs/design/fhir-api.md 7).
 *
 * @param resource  what is looked at
 * @param mode      what would be done with it: one of those that its address knows; empty where it is not said
 * @param structure what of it is not as R4 has it; the resource is without that
 * @param <T>       its type
 */
public record Validation<T extends Resource>(T resource, String mode, List<Problem> structure) {

    /** Where it is, below a type. */
    public static final String PATH = "/$validate";
    /** It would be created. */
    public static final String CREATE = "create";
    /** It would take the place of one that is there. */
    public static final String UPDATE = "update";

    private static final Set<String> OF_FORM = Set.of("_format", "_pretty", "fhirVersion");
    private static final String MODE = "mode";

    public Validation {
        structure = List.copyOf(structure);
    }

    /**
     * Reads what is asked: the resource by itself, with {@code mode} in the address, or {@code Parameters}. What cannot be read, and a mode or a parameter that is
     * none of this address, such as {@code profile}, is a {@code FhirRefused}.
     *
     * @param known what may be said to be done with it
     */
    public static <T extends Resource> Validation<T> of(HttpServletRequest request, Class<T> type, Set<String> known)
            throws IOException {
        Asked asked = new Asked();
        request.getParameterMap().forEach((name, values) -> {
            if (!OF_FORM.contains(name)) {
                List.of(values).forEach(value -> asked.add(name, value));
            }
        });
        StructureFindings structure = new StructureFindings();
        IBaseResource body = ResourceBody.read(request, structure);
        if (body instanceof Parameters parameters) {
            parameters.getParameter().forEach(asked::add);
        } else {
            asked.resource(body);
        }
        if (!type.isInstance(asked.resource)) {
            throw FhirRefused.unreadable(400, "invalid", "resourceType");
        }
        String mode = asked.mode == null ? "" : asked.mode;
        if (!mode.isEmpty() && !known.contains(mode)) {
            throw FhirRefused.unreadable(400, "not-supported", MODE);
        }
        return new Validation<>(type.cast(asked.resource), mode, structure.all());
    }

    /** Whether it is asked for this. */
    public boolean isFor(String what) {
        return mode.equals(what);
    }

    /**
     * Answers (200) with an OperationOutcome: an issue for each problem, or one that says that there is none. What R4 does not allow is told for itself and may be told again as
     * missing, which it is to the reader.
     *
     * @param content what the reader found
     * @param taken   what is said where there is nothing
     */
    public void answer(HttpServletRequest request, HttpServletResponse response, List<Problem> content, Resource taken)
            throws IOException {
        List<Refusal.Issue> issues = new ArrayList<>();
        structure.forEach(problem -> issues.add(new Refusal.Issue("structure", problem, false)));
        content.forEach(problem -> issues.add(FhirRefused.of(problem).issue()));
        if (issues.isEmpty()) {
            FhirForms.give(request, response, FhirForms.encoded(taken, FhirForms.isXmlWanted(request)));
        } else {
            Refusal.writeOutcome(response, HttpServletResponse.SC_OK, issues);
        }
    }

    /** What is asked, each at most once. */
    private static final class Asked {
        private @Nullable IBaseResource resource;
        private @Nullable String mode;

        private void add(ParametersParameterComponent one) {
            String name = one.getName() == null ? "" : one.getName();
            if (name.equals("resource") && one.hasResource()) {
                resource(one.getResource());
            } else if (one.getValue() instanceof PrimitiveType<?> value && !one.hasPart()) {
                add(name, value.getValueAsString());
            } else {
                throw FhirRefused.parameter(name);
            }
        }

        private void add(String name, String value) {
            if (!name.equals(MODE)) {
                throw FhirRefused.parameter(name);
            }
            if (mode != null) {
                throw FhirRefused.value(name);
            }
            mode = value;
        }

        private void resource(IBaseResource one) {
            if (resource != null) {
                throw FhirRefused.parameter("resource");
            }
            resource = one;
        }
    }
}
