package jp.madoguchi.fhir.convert;

import static jp.madoguchi.fhir.convert.Valid.valid;
import static org.assertj.core.api.Assertions.assertThat;

import jp.madoguchi.domain.card.DeviceKind;
import jp.madoguchi.domain.identity.TerminalId;
import org.hl7.fhir.r4.model.Device;
import org.junit.jupiter.api.Test;

class DeviceConverterTest {

    private static Device converted(DeviceKind kind) {
        return valid(new DeviceConverter().convert(
                new DeviceView(Samples.STAMP, Samples.HOSPITAL.code(), new TerminalId("front-1"), kind)));
    }

    @Test
    void aTerminalHasItsNameAndBelongsToTheHospital() {
        Device terminal = converted(DeviceKind.TERMINAL);

        assertThat(terminal.getIdElement().getIdPart()).isEqualTo("front-1");
        assertThat(terminal.getIdentifierFirstRep().getValue()).isEqualTo("front-1");
        assertThat(terminal.getOwner().getIdentifier().getValue()).isEqualTo("9919999999");
        assertThat(terminal.hasParent()).isFalse();
    }

    @Test
    void readersBelongToTheirTerminal() {
        Device reader = converted(DeviceKind.READER);

        assertThat(reader.getIdElement().getIdPart()).isEqualTo("front-1.reader");
        assertThat(reader.getParent().getReference()).isEqualTo("Device/front-1");
        assertThat(reader.getType().getCodingFirstRep().getCode()).isEqualTo("reader");
    }
}
