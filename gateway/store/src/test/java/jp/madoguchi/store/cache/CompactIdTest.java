package jp.madoguchi.store.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids are kept small and are the same ids afterwards. */
class CompactIdTest {

    @Property
    void everyUuidComesBackAsItWas(@ForAll long high, @ForAll long low) {
        String id = new UUID(high, low).toString();

        assertThat(CompactId.of(id)).isEqualTo(new CompactId.Bits(high, low)).hasToString(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"p", "41D0C6C2-0000-4000-8000-000000000000", "41d0c6c2-0000-4000-8000-00000000000",
            "41d0c6c20-000-4000-8000-000000000000", "41d0c6c2-0000-4000-8000-00000000000g",
            "20261120093015ABCDEFGHJK"})
    void anyOtherIdIsKeptAsItsText(String id) {
        assertThat(CompactId.of(id)).isEqualTo(new CompactId.Text(id)).hasToString(id);
    }

    @Property
    void oneIdOfTwoKindsLeadsToTwoPlacesButAllThatIsMadeOfAnAnswerToOne(@ForAll long high, @ForAll long low) {
        CompactId id = new CompactId.Bits(high, low);
        Set<LookupKey> keys = new HashSet<>();
        Arrays.stream(ResourceKind.values()).forEach(kind -> keys.add(LookupKeys.resource(kind, id)));

        assertThat(keys).hasSize(4).contains(LookupKeys.resource(ResourceKind.CONSENT, id));
    }

    @Test
    void aTextIsLookedUpByAllOfIt() {
        assertThat(LookupKeys.resource(ResourceKind.COVERAGE, CompactId.of("c-1")))
                .isEqualTo(LookupKeys.resource(ResourceKind.COVERAGE, CompactId.of("c-1")))
                .isNotEqualTo(LookupKeys.resource(ResourceKind.COVERAGE, CompactId.of("c-2")))
                .isNotEqualTo(LookupKeys.resource(ResourceKind.PATIENT, CompactId.of("c-1")));
    }
}
