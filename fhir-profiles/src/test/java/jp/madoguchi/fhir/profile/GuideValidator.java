package jp.madoguchi.fhir.profile;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;

/**
 * Validates resources against the guide and base R4, offline. One for all tests of a JVM, since making snapshots is what costs.
 * Extensions under jpfhir.jp, and those of the subscriptions backport, are allowed unseen: their definitions belong to others. The former are checked by
 * invariants of our profiles, the latter by those of {@link BackportProfiles}. Audit events claim profiles of IHE, too, whose definitions are known
 * ({@link BalpProfiles}).
 */
public final class GuideValidator {

    private static final GuideValidator SHARED = new GuideValidator(FhirContext.forR4Cached(),
            List.of());

    private final FhirContext context;
    private final FhirValidator validator;

    private GuideValidator(FhirContext context, Collection<? extends IBaseResource> others) {
        this.context = context;
        PrePopulatedValidationSupport guide = new PrePopulatedValidationSupport(context);
        List<MetadataResource> resources = GuideResources.load(context);
        resources.forEach(guide::addResource);
        codeSystemsOfOthers(resources).forEach(guide::addResource);
        BackportProfiles.all().forEach(guide::addResource);
        BalpProfiles.all().forEach(guide::addResource);
        others.forEach(guide::addResource);
        ValidationSupportChain chain = new ValidationSupportChain(
                guide,
                new DefaultProfileValidationSupport(context),
                new CommonCodeSystemsTerminologyService(context),
                new InMemoryTerminologyServerValidationSupport(context),
                new SnapshotGeneratingValidationSupport(context));
        FhirInstanceValidator module = new FhirInstanceValidator(chain);
        module.setAnyExtensionsAllowed(false);
        module.setCustomExtensionDomains("http://jpfhir.jp/", "http://hl7.org/fhir/uv/subscriptions-backport/");
        module.setErrorForUnknownProfiles(true);
        module.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        this.validator = context.newValidator().registerValidatorModule(module);
    }

    /** National code systems, whose definitions are not ours to publish, as far as our value sets list their codes. */
    private static Collection<CodeSystem> codeSystemsOfOthers(List<MetadataResource> guide) {
        Map<String, CodeSystem> systems = new TreeMap<>();
        for (MetadataResource resource : guide) {
            if (resource instanceof ValueSet set) {
                for (ConceptSetComponent include : set.getCompose().getInclude()) {
                    if (include.getSystem().contains("jpfhir.jp") || include.getSystem().startsWith("urn:oid:")) {
                        CodeSystem system = systems.computeIfAbsent(include.getSystem(), GuideValidator::codeSystem);
                        include.getConcept().forEach(concept -> system.addConcept()
                                .setCode(concept.getCode()).setDisplay(concept.getDisplay()));
                    }
                }
            }
        }
        return systems.values();
    }

    private static CodeSystem codeSystem(String url) {
        CodeSystem system = new CodeSystem();
        system.setId("stand-in-" + Integer.toHexString(url.hashCode()));
        system.setUrl(url).setStatus(PublicationStatus.ACTIVE).setContent(CodeSystemContentMode.COMPLETE);
        return system;
    }

    /** The validator of this JVM. */
    public static GuideValidator shared() {
        return SHARED;
    }

    /** A validator that knows definitions of others beside the guide; theirs go before what stands in for them. It is slow to make. */
    public static GuideValidator knowing(Collection<? extends IBaseResource> others) {
        return new GuideValidator(FhirContext.forR4Cached(), others);
    }

    /** What is wrong with a resource; empty when nothing is. */
    public List<String> errors(Resource resource) {
        return errors(context.newJsonParser().encodeResourceToString(resource));
    }

    /** What is wrong with a resource as it goes over the wire. */
    public List<String> errors(String json) {
        return messages(json).stream()
                .filter(m -> m.getSeverity().ordinal() >= ResultSeverityEnum.ERROR.ordinal())
                .map(m -> m.getLocationString() + ": " + m.getMessage())
                .toList();
    }

    /** Everything the validator says, advice included. */
    public List<SingleValidationMessage> messages(String json) {
        return validator.validateWithResult(json).getMessages();
    }
}
