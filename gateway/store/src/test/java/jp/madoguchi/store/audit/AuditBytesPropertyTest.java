package jp.madoguchi.store.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.store.Samples;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What the journal writes is read as it was (docs/design/audit-journal.md 3). */
class AuditBytesPropertyTest {

    @Provide
    Arbitrary<AuditEntry> entries() {
        Arbitrary<String> texts = Arbitraries.strings().all().excludeChars('\uFFFF').ofMaxLength(40)
                .filter(text -> text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF));
        Arbitrary<ResourceId> ids = Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(64)
                .map(ResourceId::new);
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

    @Property
    void bytesThatWereCutOffAreNoEntry(@ForAll("entries") AuditEntry entry) {
        byte[] whole = AuditBytes.of(entry);
        assertThatThrownBy(() -> AuditBytes.read(Arrays.copyOf(whole, whole.length - 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
