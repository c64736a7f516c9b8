package jp.madoguchi.fhir.convert;

import jp.madoguchi.domain.card.DeviceKind;
import jp.madoguchi.fhir.profile.CodeSystems;
import jp.madoguchi.fhir.profile.IdentifierSystems;
import jp.madoguchi.fhir.profile.Profiles;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Device.DeviceNameType;
import org.hl7.fhir.r4.model.Device.FHIRDeviceStatus;
import org.hl7.fhir.r4.model.Reference;

/** Terminals and their readers as Devices. How a terminal is reached is not told. */
public final class DeviceConverter {

    /** The Device of a terminal, or of its readers. */
    public Device convert(DeviceView view) {
        Device device = new Device();
        Parts.stamp(device, view.id(), view.stamp(), Profiles.DEVICE);
        String terminal = view.terminal().value();
        boolean reader = view.kind() == DeviceKind.READER;
        device.addIdentifier(Parts.identifier(IdentifierSystems.TERMINAL, reader ? terminal + "/reader" : terminal));
        device.setStatus(FHIRDeviceStatus.ACTIVE);
        device.addDeviceName().setName(reader ? terminal + " のカードリーダー" : terminal)
                .setType(DeviceNameType.USERFRIENDLYNAME);
        device.setType(Parts.concept(CodeSystems.DEVICE_KIND, reader ? "reader" : "terminal", null));
        device.setOwner(new Reference().setType("Organization").setIdentifier(
                Parts.identifier(IdentifierSystems.MEDICAL_INSTITUTION, view.facility().value())));
        if (reader) {
            device.setParent(Parts.reference("Device", DeviceView.id(view.terminal())));
        }
        return device;
    }
}
