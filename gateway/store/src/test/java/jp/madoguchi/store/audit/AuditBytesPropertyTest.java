package jp.madoguchi.store.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.store.Samples;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What the journal writes is read as it was (docs/design/audit-journal.md 3). */
class AuditBytesPropertyTest {

    @Provide
    Arbitrary<AuditEntry> entries() {
        Arbitrary<String> texts = Arbitraries.strings().all().excludeChars('\uFFFF').ofMaxLength(40)
                .filter(text -> text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF));
        Arbitrary<ResourceId> uuids = Arbitraries.longs().tuple2().map(bits -> new UUID(bits.get1(), bits.get2()))
                .flatMap(uuid -> Arbitraries.of(uuid.toString(), uuid.toString().toUpperCase(Locale.ROOT),
                        uuid.toString().replace('-', '.')))
                .map(ResourceId::new);
        Arbitrary<ResourceId> others = Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(64)
                .map(ResourceId::new);
        Arbitrary<ResourceId> ids = Arbitraries.oneOf(uuids, others);
        Arbitrary<List<String>> parameters = Arbitraries.strings().alpha().withChars(":_.-").ofMinLength(1)
                .ofMaxLength(64).list().ofMaxSize(6);
        Arbitrary<Instant> moments = Combinators.combine(Arbitraries.longs().between(0, 1L << 33),
                Arbitraries.integers().between(0, 999_999_999)).as(Instant::ofEpochSecond);
        return Combinators.combine(moments, texts, Arbitraries.of(AuditAction.class), texts.injectNull(0.2),
                ids.injectNull(0.3), ids.list().ofMaxSize(5), Arbitraries.of(AuditOutcome.class), parameters)
                .as((at, client, action, type, resource, patients, outcome, names) -> new AuditEntry(at,
                        names.size() % 2 == 0 ? null : Samples.FACILITY, client, action, type, resource, patients,
                        outcome, client + at, names));
    }

    @Property
    void anEntryIsReadAsItWasWritten(@ForAll("entries") AuditEntry entry) {
        assertThat(AuditBytes.read(AuditBytes.of(entry))).isEqualTo(entry);
    }

    /** As a gateway before version 2 wrote it: what it left is read after an upgrade. */
    @Example
    void aRecordOfTheFirstVersionIsRead() {
        ResourceId patient = new ResourceId("0b0c8b8e-6d7c-4a3e-9d58-0a6f1c2d3e4f");
        ByteBuffer first = ByteBuffer.allocate(200).put((byte) 1).putLong(1_764_000_000L).putInt(5)
                .put(AuditAction.READ.code()).put(AuditOutcome.GIVEN.code()).putShort((short) 0).putShort((short) 1)
                .putShort((short) -1);
        for (String text : List.of("emr", "Patient", patient.value(), "token-1", patient.value())) {
            first.putShort((short) text.length()).put(text.getBytes(StandardCharsets.US_ASCII));
        }

        assertThat(AuditBytes.read(Arrays.copyOf(first.array(), first.position())))
                .isEqualTo(new AuditEntry(Instant.ofEpochSecond(1_764_000_000L, 5), null, "emr", AuditAction.READ,
                        "Patient", patient, List.of(patient), AuditOutcome.GIVEN, "token-1", List.of()));
    }

    @Property
    void bytesThatWereCutOffAreNoEntry(@ForAll("entries") AuditEntry entry) {
        byte[] whole = AuditBytes.of(entry);
        assertThatThrownBy(() -> AuditBytes.read(Arrays.copyOf(whole, whole.length - 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
