package jp.madoguchi.gateway.wiring;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.card.DeviceKind;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.fhir.convert.DeviceConverter;
import jp.madoguchi.fhir.convert.DeviceView;
import jp.madoguchi.fhir.convert.FhirEncoder;
import jp.madoguchi.fhir.convert.Stamp;
import jp.madoguchi.gateway.fhir.Lookup;
import jp.madoguchi.gateway.fhir.ReadableType;
import jp.madoguchi.gateway.fhir.ResourceStore;
import jp.madoguchi.gateway.fhir.StoredResource;
import jp.madoguchi.routes.door.TerminalDoor;

/** A store in which the configured terminals and their readers can be read, too. They are as of the gateway's start. */
final class DeviceStore implements ResourceStore {

    private final ResourceStore others;
    private final List<StoredResource> devices;

    /** @param started when the configuration was read; a later start gives a higher version */
    DeviceStore(ResourceStore others, List<TerminalDoor> terminals, FacilityCode facility, Instant started) {
        this.others = others;
        Stamp stamp = new Stamp(Math.max(1, started.getEpochSecond()), started.truncatedTo(ChronoUnit.MILLIS));
        List<StoredResource> all = new ArrayList<>();
        for (TerminalDoor terminal : terminals) {
            all.add(device(new DeviceView(stamp, facility, terminal.terminal(), DeviceKind.TERMINAL)));
            if (hasReaders(terminal)) {
                all.add(device(new DeviceView(stamp, facility, terminal.terminal(), DeviceKind.READER)));
            }
        }
        this.devices = List.copyOf(all);
    }

    private static boolean hasReaders(TerminalDoor terminal) {
        return switch (terminal) {
            case TerminalDoor.Folders folders -> true;
            case TerminalDoor.Web web -> web.face() != null;
        };
    }

    private static StoredResource device(DeviceView view) {
        return new StoredResource(ReadableType.DEVICE, view.id().value(), view.stamp().revision(),
                view.stamp().updatedAt(), null, new FhirEncoder().encode(new DeviceConverter().convert(view)));
    }

    @Override
    public CompletionStage<Optional<StoredResource>> read(ReadableType type, String id) {
        return type == ReadableType.DEVICE
                ? CompletableFuture.completedStage(devices.stream().filter(one -> one.id().equals(id)).findFirst())
                : others.read(type, id);
    }

    @Override
    public CompletionStage<List<StoredResource>> find(Lookup lookup) {
        return lookup.type() == ReadableType.DEVICE
                ? CompletableFuture.completedStage(lookup instanceof Lookup.Everybody ? devices : List.of())
                : others.find(lookup);
    }
}
