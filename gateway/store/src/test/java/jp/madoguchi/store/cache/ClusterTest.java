package jp.madoguchi.store.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.store.Samples;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The same cache on two nodes by a setting. */
class ClusterTest {

    private static final PatientTraits TRAITS = new PatientTraits("\n", null, Samples.NOW);

    private static final CacheSettings CLUSTER = CacheSettings.cluster("madoguchi-test", "jgroups-loopback.xml");

    @Test
    void whatOneNodePutsTheOtherReadsAndTheNewerWinsWhereverItWasPut() {
        try (InfinispanCaches one = new InfinispanCaches(CLUSTER);
                InfinispanCaches two = new InfinispanCaches(CLUSTER)) {
            ResourceCache here = new ResourceCache(one);
            ResourceCache there = new ResourceCache(two);
            Awaitility.await().until(() -> here.put(entry("seen", 1)) | there.entries(key("seen")).size() == 1);
            assertThat(there.entries(key("seen")).getFirst().find(ResourceKind.COVERAGE, "c").orElseThrow().json())
                    .containsExactly(1, 2, 3);
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (ResourceCache node : List.of(here, there)) {
                List<Integer> revisions = new ArrayList<>();
                for (int i = 1; i <= 200; i++) {
                    revisions.add(i);
                }
                Collections.shuffle(revisions, new Random(node == here ? 1 : 2));
                all.add(CompletableFuture.runAsync(() -> revisions.forEach(i -> node.put(entry("p", i)))));
            }
            all.forEach(CompletableFuture::join);
            assertThat(here.revision(Samples.FACILITY, new ResourceId("p"))).hasValue(200);
            assertThat(there.revision(Samples.FACILITY, new ResourceId("p"))).hasValue(200);
        }
    }

    /** An identifier that goes with one revision and comes back with the next leads to its patient, whichever node put which. */
    @Test
    void whatTheNewestRevisionBearsLeadsToItOnBothNodesAndNothingElseDoes() {
        try (InfinispanCaches one = new InfinispanCaches(CLUSTER);
                InfinispanCaches two = new InfinispanCaches(CLUSTER)) {
            ResourceCache here = new ResourceCache(one);
            ResourceCache there = new ResourceCache(two);
            Awaitility.await().until(() -> here.put(entry("seen", 1)) | there.entries(key("seen")).size() == 1);
            for (int patient = 0; patient < 20; patient++) {
                String name = "p" + patient;
                List<CompletableFuture<Void>> all = new ArrayList<>();
                for (int node = 0; node < 2; node++) {
                    ResourceCache cache = node == 0 ? here : there;
                    int from = node + 1;
                    all.add(CompletableFuture.runAsync(() -> {
                        for (int revision = from; revision <= 20; revision += 2) {
                            cache.put(changing(name, revision));
                        }
                    }));
                }
                all.forEach(CompletableFuture::join);
                for (ResourceCache cache : List.of(here, there)) {
                    assertThat(cache.entries(key(name + 2))).as("of every third revision").hasSize(1);
                    assertThat(cache.entries(key(name + 0))).isEmpty();
                    assertThat(cache.entries(key(name + 1))).isEmpty();
                }
            }
        }
    }

    private static PatientEntry changing(String patient, int revision) {
        return PatientEntry.of(Samples.FACILITY, new ResourceId(patient), revision, TRAITS, List.of(), List.of(
                new PatientEntry.Identified(key(patient + revision % 3), ResourceKind.PATIENT, CompactId.of(patient))));
    }

    private static PatientEntry entry(String patient, int revision) {
        StoredResource coverage = new StoredResource(ResourceKind.COVERAGE, new ResourceId("c"), Samples.FACILITY,
                revision, Samples.NOW, new ResourceId(patient), new byte[]{1, 2, 3});
        return PatientEntry.of(Samples.FACILITY, new ResourceId(patient), revision, TRAITS, List.of(coverage),
                List.of(new PatientEntry.Identified(key(patient), ResourceKind.COVERAGE, CompactId.of("c"))));
    }

    private static LookupKey key(String patient) {
        return LookupKeys.resource(ResourceKind.PATIENT, CompactId.of("i:" + patient));
    }
}
