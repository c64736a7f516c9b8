package jp.madoguchi.fhir.profile;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import jp.madoguchi.domain.subscription.SubscriptionTopic;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.SearchParameter;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;

class GuideResourcesTest {

    private static final List<MetadataResource> GUIDE = GuideResources.load(FhirContext.forR4Cached());

    @Test
    void everythingTheGuideDefinesIsInItsOwnNamespace() {
        assertThat(GUIDE).isNotEmpty().allSatisfy(
                resource -> assertThat(resource.getUrl()).startsWith(Profiles.BASE + "/"));
    }

    @Test
    void everyCanonicalOfOursThatTheConverterWritesIsDefined() throws IllegalAccessException {
        List<String> defined = GUIDE.stream().filter(r -> !(r instanceof ValueSet)).map(MetadataResource::getUrl)
                .toList();
        assertThat(own(Profiles.class, ExtensionUrls.class, CodeSystems.class)).isNotEmpty().isSubsetOf(defined);
    }

    @Test
    void everyProfileAndExtensionIsKnownToTheConverter() throws IllegalAccessException {
        List<String> defined = GUIDE.stream().filter(StructureDefinition.class::isInstance)
                .map(MetadataResource::getUrl)
                .toList();
        assertThat(defined).isSubsetOf(own(Profiles.class, ExtensionUrls.class));
    }

    @Test
    void everyConceptHasAJapaneseDisplayAndAnEnglishDesignation() {
        assertThat(GUIDE.stream().filter(CodeSystem.class::isInstance).map(CodeSystem.class::cast)
                .flatMap(system -> system.getConcept().stream())).isNotEmpty().allSatisfy(concept -> {
                    assertThat(concept.getDisplay()).matches(".*[^\\p{ASCII}].*");
                    assertThat(concept.getDesignationFirstRep().getLanguage()).isEqualTo("en");
                    assertThat(concept.getDesignationFirstRep().getValue()).isNotBlank();
                });
    }

    @Test
    void everyExampleIsValid() {
        assertThat(GuideResources.examples(FhirContext.forR4Cached())).isNotEmpty().allSatisfy(
                example -> assertThat(GuideValidator.shared().errors(example)).as(example.getId()).isEmpty());
    }

    /** An EMR vendor builds by examples: a profile without one is not told of. */
    @Test
    void everyProfileHasAnExampleAndEveryExampleAProfile() throws IllegalAccessException {
        List<Resource> examples = GuideResources.examples(FhirContext.forR4Cached());

        assertThat(examples).allSatisfy(
                example -> assertThat(profiles(example).filter(GuideResourcesTest::isOwn)).as(example.getId())
                        .hasSize(1));
        assertThat(examples.stream().flatMap(GuideResourcesTest::profiles).filter(GuideResourcesTest::isOwn).distinct())
                .containsExactlyInAnyOrderElementsOf(own(Profiles.class));
    }

    /** A program that meets the name of a profile in the statement finds what it says: in the guide, or at IHE or HL7. */
    @Test
    void everyProfileOfOthersThatTheServerDeclaresIsOneWhoseDefinitionIsKnown() {
        List<String> others = GUIDE.stream().filter(CapabilityStatement.class::isInstance)
                .flatMap(one -> ((CapabilityStatement) one).getRestFirstRep().getResource().stream())
                .flatMap(resource -> resource.getSupportedProfile().stream()).map(one -> one.getValue())
                .filter(one -> !isOwn(one)).toList();

        assertThat(others).contains(Profiles.BALP_READ, Profiles.BALP_PATIENT_READ).isSubsetOf(
                Stream.concat(BalpProfiles.all().stream(), BackportProfiles.all().stream())
                        .map(MetadataResource::getUrl).toList());
    }

    private static Stream<String> profiles(Resource example) {
        return example.getMeta().getProfile().stream().map(one -> one.getValue());
    }

    private static boolean isOwn(String url) {
        return url.startsWith(Profiles.BASE + "/");
    }

    @Test
    void everySearchParameterOperationAndStatementIsValid() {
        assertThat(GUIDE.stream().filter(
                resource -> resource instanceof SearchParameter || resource instanceof CapabilityStatement
                        || resource instanceof OperationDefinition))
                .isNotEmpty().allSatisfy(
                        resource -> assertThat(GuideValidator.shared().errors(resource)).as(resource.getId())
                                .isEmpty());
    }

    @Test
    void everySearchParameterOfOurOwnThatTheServerDeclaresIsDefined() {
        List<String> defined = GUIDE.stream().filter(SearchParameter.class::isInstance)
                .map(one -> ((SearchParameter) one).getUrl()).toList();
        List<String> declared = GUIDE.stream().filter(CapabilityStatement.class::isInstance)
                .flatMap(one -> ((CapabilityStatement) one).getRestFirstRep().getResource().stream())
                .flatMap(resource -> resource.getSearchParam().stream()).map(one -> one.getDefinition())
                .filter(one -> one.startsWith(Profiles.BASE)).distinct().toList();

        assertThat(declared).isNotEmpty();
        assertThat(defined).containsExactlyInAnyOrderElementsOf(declared);
    }

    @Test
    void everyTopicAndChannelIsNamed() {
        for (SubscriptionTopic topic : SubscriptionTopic.values()) {
            assertThat(codes("subscription-topic")).contains(topic.code());
        }
        assertThat(codes("subscription-topic")).hasSize(SubscriptionTopic.values().length);
        assertThat(codes("subscription-channel")).containsExactly(Backport.SERVER_SENT_EVENTS);
        assertThat(GUIDE.stream().filter(OperationDefinition.class::isInstance)
                .map(one -> ((OperationDefinition) one).getUrl())).containsExactly(Backport.OPERATION_STREAM);
    }

    private static List<String> codes(String system) {
        return GUIDE.stream().filter(CodeSystem.class::isInstance).map(CodeSystem.class::cast)
                .filter(one -> one.getUrl().equals(Profiles.BASE + "/CodeSystem/" + system))
                .flatMap(one -> one.getConcept().stream()).map(one -> one.getCode()).toList();
    }

    private static List<String> own(Class<?>... holders) throws IllegalAccessException {
        Stream.Builder<String> urls = Stream.builder();
        for (Class<?> holder : holders) {
            for (Field field : Arrays.asList(holder.getFields())) {
                String url = (String) field.get(null);
                if (url != null && isOwn(url)) {
                    urls.add(url);
                }
            }
        }
        return urls.build().toList();
    }
}
