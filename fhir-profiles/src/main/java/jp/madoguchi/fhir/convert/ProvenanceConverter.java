package jp.madoguchi.fhir.convert;

import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.fhir.profile.CodeSystems;
import jp.madoguchi.fhir.profile.IdentifierSystems;
import jp.madoguchi.fhir.profile.Profiles;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;

/** By which way an answer came, when, and through which terminal, as the Provenance of all that it proves. It has the answer's id. */
public final class ProvenanceConverter {

    /** The Provenance of an answer about a patient. */
    public Provenance convert(AnswerView view, ResourceId patient, ResourceId hospital) {
        AnswerSource source = view.source();
        Provenance provenance = new Provenance();
        Parts.stamp(provenance, view.id(), view.stamp(), Profiles.PROVENANCE);
        provenance.addTarget(Parts.reference("CoverageEligibilityResponse", view.id()));
        view.entries().stream().map(AnswerEntry::coverage).distinct()
                .forEach(coverage -> provenance.addTarget(Parts.reference("Coverage", coverage)));
        provenance.addTarget(Parts.reference("Patient", patient));
        provenance.setOccurred(Parts.dateTime(view.answer().processedAt()));
        provenance.setRecordedElement(Parts.instant(source.receivedAt()));
        source.channel().rules().forEach(rule -> provenance.addPolicy(IdentifierSystems.RULE + rule.value()));
        provenance.setActivity(Parts.concept(CodeSystems.PROOF_CHANNEL, source.channel().code(), null));
        provenance.addAgent().setType(Parts.concept(CodeSystems.PROVENANCE_PARTICIPANT, "author", null))
                .setWho(new Reference().setType("Organization").setDisplay(Parts.NATIONAL_SYSTEM));
        provenance.addAgent().setType(Parts.concept(CodeSystems.PROVENANCE_PARTICIPANT, "performer", null))
                .setWho(Parts.reference("Device", DeviceView.id(source.terminal())).setType("Device").setIdentifier(
                        Parts.identifier(IdentifierSystems.TERMINAL, source.terminal().value())))
                .setOnBehalfOf(Parts.reference("Organization", hospital));
        if (view.inquiry() != null) {
            provenance.addEntity().setRole(ProvenanceEntityRole.SOURCE).setWhat(new Reference()
                    .setType("CoverageEligibilityRequest")
                    .setIdentifier(Parts.identifier(IdentifierSystems.INQUIRY, view.inquiry().value())));
        }
        return provenance;
    }
}
