package jp.madoguchi.fhir.convert;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import jp.madoguchi.fhir.convert.FhirDialect.DependentWidth;
import jp.madoguchi.fhir.convert.FhirDialect.IdentifierSpelling;
import jp.madoguchi.fhir.convert.FhirDialect.PeriodEnd;
import jp.madoguchi.fhir.profile.IdentifierSystems;
import jp.madoguchi.fhir.profile.NationalPackages.Content;
import jp.madoguchi.fhir.profile.NationalSystem;
import jp.madoguchi.fhir.profile.Profiles;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.ElementDefinition.DiscriminatorType;
import org.hl7.fhir.r4.model.ElementDefinition.SlicingRules;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.StructureDefinitionKind;
import org.hl7.fhir.r4.model.StructureDefinition.TypeDerivationRule;
import org.hl7.fhir.r4.model.UriType;

/**
 * What stands in for the national packages where there are none: profiles of ours under their names, with the few of their rules that tests look at (fhir-and-hl7v2
 * 1 and 2). What they refuse, the real ones refuse; that they take something proves nothing.
 */
final class NationalStandIns {

    private NationalStandIns() {}

    /** JP Core in a dialect; in that of URLs with the stricter profiles. */
    static Content of(IdentifierSpelling spelling) {
        FhirDialect dialect = new FhirDialect(spelling, PeriodEnd.LAST_COVERED_DAY, DependentWidth.HALF, true);
        Map<String, Resource> files = new LinkedHashMap<>();
        add(files, Profiles.JP_PATIENT, "Patient", profile -> element(profile, "Patient.identifier").setMin(1));
        add(files, Profiles.JP_COVERAGE, "Coverage", profile -> {});
        add(files, Profiles.JP_ORGANIZATION, "Organization", profile -> {
            element(profile, "Organization.identifier").getSlicing().setRules(SlicingRules.OPEN).addDiscriminator()
                    .setType(DiscriminatorType.VALUE).setPath("system");
            slice(profile, "medicalInstitutionCode", IdentifierSystems.MEDICAL_INSTITUTION);
            slice(profile, "insurerNumber", dialect.spell(NationalSystem.INSURER_NUMBER));
        });
        if (spelling == IdentifierSpelling.URL) {
            for (String stricter : new String[]{Profiles.ECS_INSURANCE, Profiles.ECS_PUBLIC_PAYMENT}) {
                add(files, stricter, "Coverage", profile -> {
                    element(profile, "Coverage.type.coding.system")
                            .setFixed(new UriType(NationalSystem.INSURANCE_CATEGORY.url()));
                    if (stricter.equals(Profiles.ECS_INSURANCE)) {
                        element(profile, "Coverage.subscriberId").setMax("0");
                    }
                });
            }
        }
        return new Content("stand-in." + spelling, "1", files);
    }

    private static void add(Map<String, Resource> files, String url, String type,
            Consumer<StructureDefinition> differences) {
        String name = url.substring(url.lastIndexOf('/') + 1);
        StructureDefinition profile = new StructureDefinition();
        profile.setId(name.replace('_', '-'));
        profile.setUrl(url).setName(name).setStatus(PublicationStatus.DRAFT).setFhirVersion(FHIRVersion._4_0_1)
                .setKind(StructureDefinitionKind.RESOURCE).setAbstract(false).setType(type)
                .setBaseDefinition("http://hl7.org/fhir/StructureDefinition/" + type)
                .setDerivation(TypeDerivationRule.CONSTRAINT);
        element(profile, type);
        differences.accept(profile);
        files.put("StructureDefinition-" + profile.getIdPart() + ".json", profile);
    }

    private static ElementDefinition element(StructureDefinition profile, String path) {
        ElementDefinition element = profile.getDifferential().addElement();
        element.setId(path);
        return element.setPath(path);
    }

    private static void slice(StructureDefinition profile, String name, String system) {
        String path = "Organization.identifier";
        element(profile, path).setSliceName(name).setMin(0).setMax("*").setId(path + ":" + name);
        element(profile, path + ".system").setMin(1).setFixed(new UriType(system))
                .setId(path + ":" + name + ".system");
    }
}
