package jp.madoguchi.fhir.convert;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;

/** The way in: everything an EMR can read about one patient. */
public final class PatientViewConverter {

    private final HospitalConverter hospitals;
    private final PayerConverter payers;
    private final PatientConverter patients;
    private final CoverageConverter coverages;
    private final EligibilityResponseConverter responses;
    private final ProvenanceConverter provenances = new ProvenanceConverter();
    private final ConsentConverter consents = new ConsentConverter();

    public PatientViewConverter(FhirDialect dialect) {
        hospitals = new HospitalConverter(dialect);
        payers = new PayerConverter(dialect);
        patients = new PatientConverter(dialect);
        coverages = new CoverageConverter(dialect);
        responses = new EligibilityResponseConverter(dialect);
    }

    /**
     * The resources of a view, with the ids, revisions and times it gives: hospital, payers, patient, coverages, responses, where
     * those come from, consents. A resource
     * comes after those it refers to. The same view gives the same resources.
     */
    public List<Resource> convert(PatientView view) {
        List<Resource> resources = new ArrayList<>();
        resources.add(hospitals.convert(view.hospital()));
        view.payers().forEach(payer -> resources.add(payers.convert(payer)));
        resources.add(patients.convert(view));
        view.coverages().forEach(coverage -> resources.add(coverages.convert(coverage, view.id())));
        view.answers().forEach(answer -> resources.add(responses.convert(answer, view.id(), view.hospital().id())));
        view.answers()
                .forEach(answer -> resources.add(provenances.convert(answer, view.id(), view.hospital().id())));
        view.consents().forEach(one -> resources.add(consents.convert(one, view.id(), view.hospital().id())));
        return resources;
    }
}
