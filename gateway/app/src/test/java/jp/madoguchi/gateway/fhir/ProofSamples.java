package jp.madoguchi.gateway.fhir;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/** What is there of the patient {@code p1} beside an insurance: one of each, with a value under each search parameter. */
final class ProofSamples {

    private static final String OURS = "https://madoguchi.jp/fhir/CodeSystem/";

    private ProofSamples() {}

    static Provenance provenance() {
        Provenance provenance = new Provenance();
        provenance.setId("r1");
        provenance.addTarget(new Reference("CoverageEligibilityResponse/r1"));
        provenance.addTarget(new Reference("Coverage/c1"));
        provenance.addTarget(new Reference("Patient/p1"));
        provenance.setOccurred(new DateTimeType("2026-11-19T09:00:00+09:00"));
        provenance.setRecordedElement(new InstantType("2026-11-19T09:00:01.250+09:00"));
        provenance.setActivity(concept(OURS + "proof-channel", "card-reader"));
        Reference who = new Reference("Device/front-1");
        who.getIdentifier().setSystem(OURS + "terminal").setValue("front-1");
        provenance.addAgent().setWho(who);
        return provenance;
    }

    static Consent consent() {
        Consent consent = new Consent();
        consent.setId("r1");
        consent.setStatus(Consent.ConsentState.ACTIVE)
                .setScope(concept("http://terminology.hl7.org/CodeSystem/consentscope", "treatment"))
                .addCategory(concept(OURS + "consent-setting", "outpatient"))
                .setPatient(new Reference("Patient/p1"))
                .setDateTimeElement(new DateTimeType("2026-11-19T09:00:00+09:00"))
                .addOrganization(new Reference("Organization/o1"));
        Consent.ProvisionComponent permitted = new Consent.ProvisionComponent();
        permitted.setType(Consent.ConsentProvisionType.PERMIT).addCode(concept(OURS + "consent-item", "medicines"));
        permitted.getPeriod().setStartElement(new DateTimeType("2026-11-19T09:00:00+09:00"))
                .setEndElement(new DateTimeType("2026-11-20T09:00:00+09:00"));
        consent.getProvision().addProvision(permitted);
        return consent;
    }

    static Device terminal() {
        Device device = new Device();
        device.setId("front-1");
        device.setStatus(Device.FHIRDeviceStatus.ACTIVE).setType(concept(OURS + "device-kind", "terminal"));
        device.addIdentifier().setSystem(OURS + "terminal").setValue("front-1");
        device.addDeviceName().setName("front-1");
        return device;
    }

    static Device reader() {
        Device device = terminal();
        device.setId("front-1.reader");
        device.setType(concept(OURS + "device-kind", "reader")).setParent(new Reference("Device/front-1"));
        return device;
    }

    static Task task() {
        Task task = new Task();
        task.setId("t1");
        task.setStatus(Task.TaskStatus.REQUESTED).setIntent(Task.TaskIntent.ORDER)
                .setCode(concept(OURS + "desk-step", "ASK_OTHER_PAPER"))
                .setBusinessStatus(concept(OURS + "desk-end", "DONE")).setFor(new Reference("Patient/p1"))
                .setFocus(new Reference("CoverageEligibilityResponse/r1"))
                .setAuthoredOnElement(new DateTimeType("2026-11-19T09:00:00+09:00"))
                .addPerformerType(concept(OURS + "desk-actor", "RECEPTION_CLERK"));
        task.getRestriction().getPeriod().setEndElement(new DateTimeType("2026-11-30"));
        return task;
    }

    private static CodeableConcept concept(String system, String code) {
        return new CodeableConcept(new Coding().setSystem(system).setCode(code));
    }
}
