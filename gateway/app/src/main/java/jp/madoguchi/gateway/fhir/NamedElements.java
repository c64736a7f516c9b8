package jp.madoguchi.gateway.fhir;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeDeclaredChildDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeResourceDefinition;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/**
 * {@code _elements} (R4 Search, 3.1.1.5.10). HAPI gives what is named and nothing else; here what a type must have comes along, and what changes the meaning of the
 * rest, so that what is given is a resource, and says what the whole one says. Names are of elements of the resource itself, each of which is given whole: a part of
 * one would lack what that must have.
 */
@Interceptor
public class NamedElements {

    static final String PARAMETER = "_elements";
    /** What is always given: which resource it is, that it is not all of it, and what its references inside of it lead to. */
    private static final List<String> ALWAYS = List.of("id", "meta", "contained");
    /** What a type must have, and HAPI's model takes for optional. */
    static final String MANDATORY_ALL_THE_SAME = "CapabilityStatement.date";
    private static final String CHOICE = "[x]";

    /** Called by HAPI before it writes an answer: what its types must have is known then, and links in it say what the client said. */
    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void complete(RequestDetails request, ResponseDetails answer) {
        String[] values = request.getParameters().get(PARAMETER);
        if (values != null && !SummaryMode.isOfText(values) && answer.getResponseResource() instanceof Resource whole) {
            Map<String, String[]> completed = new HashMap<>(request.getParameters());
            completed.put(PARAMETER, of(values, whole).toArray(String[]::new));
            request.setParameters(completed);
        }
    }

    /**
     * What HAPI's parser is to give of a resource, or of those in a Bundle; empty where nothing is named, which means all of it.
     *
     * @param values of the parameter, as they were sent
     */
    static Set<String> of(String[] values, Resource whole) {
        List<String> named = Arrays.stream(values).flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip).filter(name -> !name.isEmpty()).toList();
        Set<String> given = new TreeSet<>();
        if (!named.isEmpty()) {
            resources(whole).map(FhirContext.forR4Cached()::getResourceDefinition).distinct()
                    .forEach(type -> add(given, type, named));
        }
        return given;
    }

    private static Stream<Resource> resources(Resource whole) {
        return whole instanceof Bundle bundle
                ? bundle.getEntry().stream().filter(Bundle.BundleEntryComponent::hasResource)
                        .map(Bundle.BundleEntryComponent::getResource)
                : Stream.of(whole);
    }

    private static void add(Set<String> given, RuntimeResourceDefinition type, List<String> named) {
        String path = type.getName() + ".";
        ALWAYS.forEach(name -> given.add(path + name));
        Set<String> wanted = new TreeSet<>();
        named.forEach(name -> wanted.add(root(name.startsWith(path) ? name.substring(path.length()) : name)));
        for (BaseRuntimeChildDefinition child : type.getChildrenAndExtension()) {
            String name = child.getElementName();
            if (child.getMin() > 0 || isModifier(child) || MANDATORY_ALL_THE_SAME.equals(path + name)
                    || isNamed(child, wanted)) {
                given.add(path + name);
                child.getValidChildNames().forEach(valid -> given.add(path + valid));
            }
        }
    }

    /** A choice such as {@code serviced[x]} is named by {@code serviced} or by one of its types, {@code servicedDate}. */
    private static boolean isNamed(BaseRuntimeChildDefinition child, Set<String> wanted) {
        return wanted.contains(child.getElementName().replace(CHOICE, ""))
                || child.getValidChildNames().stream().anyMatch(wanted::contains);
    }

    static boolean isModifier(BaseRuntimeChildDefinition child) {
        return child instanceof BaseRuntimeDeclaredChildDefinition declared && declared.isModifier();
    }

    /** {@code name} of {@code name.part}. */
    private static String root(String name) {
        int end = name.indexOf('.');
        return end < 0 ? name : name.substring(0, end);
    }
}
