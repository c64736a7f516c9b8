package jp.madoguchi.gateway.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.fhirpath.IFhirPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.madoguchi.fhir.profile.GuideResources;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.SearchParameter;

/**
 * What a resource holds under a search parameter by the parameter's published expression. The gateway finds it in its own way; that both say
 * the same is what the walk shows.
 */
final class Values {

    private static final FhirContext R4 = FhirContext.forR4Cached();
    private static final IFhirPath PATH = R4.newFhirPath();
    private static final String PERSON = "extension.where(url = 'http://jpfhir.jp/fhir/core/Extension/StructureDefinition/"
            + "JP_Coverage_InsuredPerson%s').value";
    /** Expressions of parameters that base R4 does not have, of those for all types, and of one that would have to look up what it leads to. */
    private static final Map<String, String> OTHERS = Map.of(
            "_id", "id", "_lastUpdated", "meta.lastUpdated", "_profile", "meta.profile", "_tag", "meta.tag",
            "jp-insured-personsymbol", PERSON.formatted("Symbol"),
            "jp-insured-personnumber", PERSON.formatted("Number"),
            "jp-insured-personsubnumber", PERSON.formatted("SubNumber"));

    /** Of base R4 where the published expression would have to look up what a reference leads to. */
    private static final Map<String, String> PATIENTS = Map.of(
            "AuditEvent", "entity.what.where(reference.startsWith('Patient/'))",
            "Provenance", "target.where(reference.startsWith('Patient/'))",
            "Task", "for.where(reference.startsWith('Patient/'))",
            "MedicationStatement", "subject", "Procedure", "subject", "Observation", "subject");
    /** Of the guide, by type and name. */
    private static final Map<String, String> OURS = GuideResources.load(R4).stream()
            .filter(SearchParameter.class::isInstance).map(SearchParameter.class::cast)
            .collect(Collectors.toMap(one -> one.getBase().getFirst().getCode() + "." + one.getCode(),
                    SearchParameter::getExpression));

    private static final Map<String, SearchParameter> PUBLISHED = new DefaultProfileValidationSupport(R4)
            .<SearchParameter>fetchAllSearchParameters().stream()
            .collect(Collectors.toMap(SearchParameter::getUrl, Function.identity(), (one, same) -> one));

    private Values() {}

    /** The definition of base R4 that a parameter names; empty if it names another one. */
    static Optional<SearchParameter> published(CapabilityStatementRestResourceSearchParamComponent parameter) {
        return Optional.ofNullable(PUBLISHED.get(parameter.getDefinition()));
    }

    /** A value that finds the resource; empty if it holds none. */
    static Optional<String> of(Resource resource, String parameter) {
        String expression = parameter.equals("patient") && PATIENTS.containsKey(resource.fhirType())
                ? PATIENTS.get(resource.fhirType())
                : OURS.getOrDefault(resource.fhirType() + "." + parameter, OTHERS.get(parameter));
        if (expression == null) {
            RuntimeSearchParam known = R4.getResourceDefinition(resource).getSearchParam(parameter);
            if (known == null) {
                throw new IllegalStateException("no expression is known of the parameter " + parameter);
            }
            expression = known.getPath();
        }
        return PATH.evaluate(resource, expression, IBase.class).stream().flatMap(Values::sought).findFirst();
    }

    private static Stream<String> sought(IBase value) {
        return switch (value) {
            case Identifier one -> Stream.of(one.getSystem() + "|" + one.getValue());
            case Coding one -> Stream.of(one.getSystem() + "|" + one.getCode());
            case CodeableConcept one -> one.getCoding().stream().flatMap(Values::sought);
            case HumanName one -> Stream.of(one.getText());
            case Reference one -> Stream.ofNullable(one.getReference());
            case Period one -> Stream.ofNullable(one.getStartElement().getValueAsString()).map(start -> "ge" + start);
            case PrimitiveType<?> one -> Stream.ofNullable(one.getValueAsString());
            default -> throw new IllegalStateException("no way to search for " + value.fhirType());
        };
    }

    /** A value of the right form that nothing here has. */
    static String nobodys(CapabilityStatementRestResourceSearchParamComponent parameter) {
        return switch (parameter.getType()) {
            case TOKEN -> "urn:madoguchi:walk|nothing";
            case STRING -> "ヰヱヰヱ";
            case REFERENCE -> "walk-nobody";
            case DATE -> "1871-01-01";
            case URI -> "urn:madoguchi:walk";
            default -> throw new IllegalStateException("no way to search by " + parameter.getType());
        };
    }

    /** The parameters of base R4 for a type. */
    static List<RuntimeSearchParam> ofR4(String type) {
        return R4.getResourceDefinition(type).getSearchParams();
    }

    static boolean isReference(CapabilityStatementRestResourceSearchParamComponent parameter) {
        return parameter.getType() == SearchParamType.REFERENCE;
    }
}
