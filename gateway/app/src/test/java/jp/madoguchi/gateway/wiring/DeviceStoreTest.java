package jp.madoguchi.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.fhir.profile.GuideValidator;
import jp.madoguchi.gateway.fhir.Lookup;
import jp.madoguchi.gateway.fhir.ReadableType;
import jp.madoguchi.gateway.fhir.ResourceStore;
import jp.madoguchi.gateway.fhir.StoredResource;
import jp.madoguchi.routes.door.TerminalFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Terminals and readers as they are configured, and nothing of how they are reached. */
class DeviceStoreTest {

    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");
    private static final ResourceStore OTHERS = new ResourceStore() {
        @Override
        public CompletionStage<Optional<StoredResource>> read(ReadableType type, String id) {
            return CompletableFuture.completedStage(Optional.empty());
        }

        @Override
        public CompletionStage<List<StoredResource>> find(Lookup lookup) {
            return CompletableFuture.completedStage(List.of());
        }
    };

    @TempDir
    Path dir;

    private DeviceStore store(Instant start) throws Exception {
        Path folders = Files.writeString(dir.resolve("front-1.yaml"), "oqs: /secret/folder\n");
        Path web = Files.writeString(dir.resolve("back-1.yaml"), "door: web\nurl: http://secret.example:8080\n");
        return new DeviceStore(OTHERS,
                List.of(TerminalFile.read(folders, FACILITY), TerminalFile.read(web, FACILITY)), FACILITY, start);
    }

    private static List<StoredResource> all(DeviceStore store) {
        return store.find(new Lookup.Everybody(ReadableType.DEVICE, traits -> false, 10)).toCompletableFuture().join();
    }

    @Test
    void aTerminalWithAFaceFolderHasReaders() throws Exception {
        assertThat(all(store(START))).extracting(StoredResource::id)
                .containsExactly("front-1", "front-1.reader", "back-1");
    }

    @Test
    void howATerminalIsReachedIsNotTold() throws Exception {
        assertThat(all(store(START))).allSatisfy(one -> {
            String json = new String(one.json(), StandardCharsets.UTF_8);
            assertThat(json).doesNotContain("secret");
            assertThat(GuideValidator.shared().errors(json)).as(json).isEmpty();
        });
    }

    @Test
    void aLaterStartIsALaterVersion() throws Exception {
        long before = read(store(START)).version();

        assertThat(read(store(START.plusSeconds(1))).version()).isGreaterThan(before);
    }

    private static StoredResource read(DeviceStore store) {
        return store.read(ReadableType.DEVICE, "front-1").toCompletableFuture().join().orElseThrow();
    }

    @Test
    void devicesAreNobodysAndNothingElseIsADevice() throws Exception {
        DeviceStore store = store(START);

        assertThat(store.find(new Lookup.OfPatient(ReadableType.DEVICE, "p1")).toCompletableFuture().join()).isEmpty();
        assertThat(store.read(ReadableType.PATIENT, "front-1").toCompletableFuture().join()).isEmpty();
    }
}
