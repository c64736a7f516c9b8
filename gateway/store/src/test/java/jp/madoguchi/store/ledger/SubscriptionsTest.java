package jp.madoguchi.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.subscription.Subscription;
import jp.madoguchi.domain.subscription.SubscriptionContent;
import jp.madoguchi.domain.subscription.SubscriptionEvent;
import jp.madoguchi.domain.subscription.SubscriptionGrant;
import jp.madoguchi.domain.subscription.SubscriptionOrder;
import jp.madoguchi.domain.subscription.SubscriptionState;
import jp.madoguchi.domain.subscription.SubscriptionTopic;
import jp.madoguchi.reception.inquiry.AcceptAnswer;
import jp.madoguchi.reception.inquiry.Acceptance;
import jp.madoguchi.reception.inquiry.AnswerOrigin;
import jp.madoguchi.reception.inquiry.WaitingDesks;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.subscription.Subscriptions;
import jp.madoguchi.store.Samples;
import jp.madoguchi.store.ledger.sql.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Events come with the commit of what they tell of; what became of them is kept (docs/design/subscriptions.md 4). */
@ParameterizedClass
@EnumSource(Dialect.class)
class SubscriptionsTest {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final String SECRET = "Bearer himitsu";

    @Parameter
    Dialect dialect;

    @TempDir
    Path folder;

    private OpenLedger store;
    private Subscriptions subscriptions;
    private Instant now = Samples.NOW;
    private int files;

    @BeforeEach
    void open() {
        store = new OpenLedger(dialect, folder, () -> now);
        subscriptions = node("node-1");
    }

    private Subscriptions node(String name) {
        return new SqlSubscriptions(store.dataSource(), OpenLedger.KEY, name);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static SubscriptionOrder order(SubscriptionTopic topic, ResourceId patient) {
        return new SubscriptionOrder(topic, patient, "https://emr.example/hook", SECRET,
                SubscriptionContent.ID_ONLY, false, Duration.ofMinutes(1), Duration.ofSeconds(10), 20, null, "窓口の画面");
    }

    /** A subscription whose endpoint has answered the handshake. */
    private Subscription active(String id, SubscriptionTopic topic, ResourceId patient) {
        Subscription made = Subscription.begun(new ResourceId(id), Samples.FACILITY, "emr", order(topic, patient),
                new SubscriptionGrant("system/Coverage.r", null), "https://gateway.example/fhir", now);
        assertThat(subscriptions.create(made, 20)).isTrue();
        subscriptions.claim(now, LEASE, 20).forEach(claimed -> subscriptions.taken(claimed, claimed.delivered(), now));
        return here(id);
    }

    private Subscription here(String id) {
        return ((Subscriptions.Found.Here) subscriptions.find(Samples.FACILITY, "emr", new ResourceId(id)))
                .subscription();
    }

    /** A person's card is read; {@code n} is the person. */
    private AnswerRecord read(int n) {
        now = now.plusSeconds(60);
        files++;
        AcceptAnswer accept = new AcceptAnswer(store.ledger(), patients -> CompletableFuture.completedStage(null),
                new WaitingDesks(1), List.of());
        return ((Acceptance.Accepted) accept
                .accept(Samples.face("file-" + files, files), new AnswerOrigin.FaceResult(), Samples.answer(n, now))
                .toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join()).answer();
    }

    private List<SubscriptionEvent> events(String id) {
        return subscriptions.events(new ResourceId(id), 0, Long.MAX_VALUE, 100);
    }

    @Test
    void eachSubscriptionIsToldOfItsTopicAndItsPatientInOrderWithoutGaps() {
        active("all", SubscriptionTopic.CHECK_IN, null);
        AnswerRecord first = read(1);
        ResourceId patient = Objects.requireNonNull(first.patient());
        active("one", SubscriptionTopic.CHECK_IN, patient);
        active("coverages", SubscriptionTopic.COVERAGE_CHANGED, null);
        AnswerRecord second = read(2);
        AnswerRecord third = read(1);
        store.restart();
        subscriptions = node("node-1");

        assertThat(events("all")).extracting(SubscriptionEvent::focus).containsExactly(first.id(), second.id(),
                third.id());
        assertThat(events("all")).extracting(SubscriptionEvent::number).containsExactly(1L, 2L, 3L);
        assertThat(events("one")).extracting(SubscriptionEvent::focus).containsExactly(third.id());
        assertThat(events("coverages")).as("of a coverage that says what it said nobody is told")
                .extracting(SubscriptionEvent::focus).containsExactly(second.coverages().getFirst().coverage());
        assertThat(here("all").events()).isEqualTo(3);
    }

    @Test
    void twoNodesThatCommitAtOnceNumberTogetherWithoutGaps() {
        active("all", SubscriptionTopic.CHECK_IN, null);
        active("coverages", SubscriptionTopic.COVERAGE_CHANGED, null);
        List<CompletableFuture<Acceptance>> accepted = new ArrayList<>();
        SqlLedger other = store.node();
        try {
            for (int i = 1; i <= 40; i++) {
                AcceptAnswer accept = new AcceptAnswer(i % 2 == 0 ? store.ledger() : other,
                        patients -> CompletableFuture.completedStage(null), new WaitingDesks(1), List.of());
                accepted.add(accept.accept(Samples.face("both-" + i, i), new AnswerOrigin.FaceResult(),
                        Samples.answer(i, now)).toCompletableFuture());
            }
            accepted.forEach(one -> one.orTimeout(60, TimeUnit.SECONDS).join());
        } finally {
            other.close();
        }

        for (String id : List.of("all", "coverages")) {
            assertThat(events(id)).extracting(SubscriptionEvent::number)
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, 40).boxed().toList());
            assertThat(events(id)).extracting(SubscriptionEvent::focus).doesNotHaveDuplicates();
        }
    }

    @Test
    void aCommitThatFailsTellsNobody() {
        active("all", SubscriptionTopic.CHECK_IN, null);
        AnswerRecord answer = read(1);
        assertThatThrownBy(() -> store.run(transaction -> {
            transaction.add(new AnswerRecord(transaction.newId(), answer.facility(), answer.terminal(), null,
                    answer.standing(), answer.patient(), now, answer.answer(), List.of()));
            throw new IllegalStateException("after everything was written");
        })).hasRootCauseMessage("after everything was written");

        assertThat(events("all")).hasSize(1);
        assertThat(here("all").events()).isEqualTo(1);
    }

    @Test
    void nobodyIsToldBeforeTheHandshakeAndAfterTheEnd() {
        Subscription off = active("off", SubscriptionTopic.CHECK_IN, null);
        subscriptions.switchOff(off, ProblemCode.SUBSCRIPTION_GIVEN_UP, now);
        subscriptions.create(Subscription.begun(new ResourceId("asked"), Samples.FACILITY, "emr",
                order(SubscriptionTopic.CHECK_IN, null), new SubscriptionGrant("system/*.rs", null), "x", now), 20);
        read(1);

        assertThat(events("asked")).isEmpty();
        assertThat(events("off")).isEmpty();
        assertThat(here("off").problem()).isEqualTo(ProblemCode.SUBSCRIPTION_GIVEN_UP);
    }

    @Test
    void whatIsClaimedIsGivenToNobodyElseUntilItIsSettledOrTheLeaseIsOver() {
        active("all", SubscriptionTopic.CHECK_IN, null);
        read(1);
        Subscriptions other = node("node-2");

        Subscription claimed = subscriptions.claim(now, LEASE, 20).getFirst();
        assertThat(other.claim(now, LEASE, 20)).isEmpty();
        assertThat(other.claim(now.plus(LEASE), LEASE, 20)).as("after the lease").hasSize(1);
        subscriptions.taken(claimed, 1, now);
        assertThat(here("all").delivered()).as("what another node has claimed is its own").isZero();
    }

    @Test
    void aNodeThatWasKilledTakesItsOwnUpAgainAtOnce() {
        active("all", SubscriptionTopic.CHECK_IN, null);
        read(1);
        assertThat(subscriptions.claim(now, LEASE, 20)).hasSize(1);
        store.restart();
        subscriptions = node("node-1");
        assertThat(subscriptions.claim(now, LEASE, 20)).isEmpty();

        subscriptions.takeUpAgain();

        assertThat(subscriptions.claim(now, LEASE, 20)).extracting(Subscription::events).containsExactly(1L);
    }

    @Test
    void whatWasNotTakenIsDueAgainLaterAndNothingComesBeforeIt() {
        active("all", SubscriptionTopic.CHECK_IN, null);
        read(1);
        Subscription claimed = subscriptions.claim(now, LEASE, 20).getFirst();
        subscriptions.notTaken(claimed, ProblemCode.SUBSCRIPTION_NOT_TAKEN, now, now.plusSeconds(90));
        Subscription failed = here("all");
        assertThat(failed.state()).isEqualTo(SubscriptionState.ERROR);
        assertThat(failed.problem()).isEqualTo(ProblemCode.SUBSCRIPTION_NOT_TAKEN);
        assertThat(failed.attempts()).isEqualTo(1);
        assertThat(failed.version()).isEqualTo(claimed.version() + 1);
        Instant due = now.plusSeconds(90);
        read(2);

        assertThat(subscriptions.claim(due.minusMillis(1), LEASE, 20)).isEmpty();
        Subscription again = subscriptions.claim(due, LEASE, 20).getFirst();
        assertThat(again.delivered()).isZero();
        assertThat(again.events()).as("an endpoint that fails is told of everything later").isEqualTo(2);
        subscriptions.taken(again, 2, due);
        assertThat(here("all").state()).isEqualTo(SubscriptionState.ACTIVE);
        assertThat(here("all").problem()).isNull();
        assertThat(here("all").failingSince()).isNull();
    }

    @Test
    void aHeartbeatIsDueWhenNothingWasSaidForItsTime() {
        active("all", SubscriptionTopic.CHECK_IN, null);

        assertThat(subscriptions.claim(now.plusSeconds(59), LEASE, 20)).isEmpty();
        assertThat(subscriptions.claim(now.plusSeconds(60), LEASE, 20)).hasSize(1);
    }

    @Test
    void whatAClientChangesWhileItIsToldStays() {
        active("all", SubscriptionTopic.CHECK_IN, null);
        read(1);
        Subscription claimed = subscriptions.claim(now, LEASE, 20).getFirst();
        assertThat(subscriptions.replace(here("all").changed(order(SubscriptionTopic.COVERAGE_CHANGED, null),
                claimed.grant(), false, "x", now))).isTrue();

        subscriptions.taken(claimed, 1, now);

        Subscription changed = here("all");
        assertThat(changed.state()).isEqualTo(SubscriptionState.REQUESTED);
        assertThat(changed.shaken()).isFalse();
        assertThat(changed.delivered()).isZero();
        assertThat(subscriptions.replace(claimed.changed(claimed.order(), claimed.grant(), false, "x", now)))
                .as("a change of what is no longer so").isFalse();
    }

    @Test
    void aDeletedOneIsGoneWithItsSecretAndItsEventsAndOnlyItsClientKnowsThatItWas() {
        active("all", SubscriptionTopic.CHECK_IN, null);
        read(1);
        ResourceId id = new ResourceId("all");
        assertThat(subscriptions.delete(Samples.FACILITY, "another", id, null, now)).isFalse();
        assertThat(subscriptions.delete(Samples.FACILITY, "emr", id, null, now)).isTrue();

        assertThat(subscriptions.find(Samples.FACILITY, "emr", id)).isInstanceOf(Subscriptions.Found.Deleted.class);
        assertThat(subscriptions.find(Samples.FACILITY, "another", id))
                .isInstanceOf(Subscriptions.Found.Unknown.class);
        assertThat(subscriptions.find(new FacilityCode("1319999999"), "emr", id))
                .isInstanceOf(Subscriptions.Found.Unknown.class);
        assertThat(subscriptions.of(Samples.FACILITY, "emr")).isEmpty();
        assertThat(events("all")).isEmpty();
        assertThat(store.rows("select record from subscription", row -> row.getBytes(1) == null)).containsExactly(true);
        read(2);
        assertThat(events("all")).isEmpty();
        assertThat(subscriptions.forget(now.plusSeconds(1))).isEqualTo(1);
        assertThat(subscriptions.find(Samples.FACILITY, "emr", id)).isInstanceOf(Subscriptions.Found.Unknown.class);
    }

    @Test
    void aClientHasNoMoreThanItMay() {
        active("first", SubscriptionTopic.CHECK_IN, null);
        Subscription second = Subscription.begun(new ResourceId("second"), Samples.FACILITY, "emr",
                order(SubscriptionTopic.CHECK_IN, null), new SubscriptionGrant("system/*.rs", null), "x", now);

        assertThat(subscriptions.create(second, 1)).isFalse();
        subscriptions.delete(Samples.FACILITY, "emr", new ResourceId("first"), null, now);
        assertThat(subscriptions.create(second, 1)).as("deleted ones do not count").isTrue();
    }

    @Test
    void anEndpointThatTooManyEventsWaitForIsSwitchedOffWithTheReason() throws Exception {
        active("all", SubscriptionTopic.CHECK_IN, null);
        try (var connection = store.dataSource().getConnection(); var statement = connection.createStatement()) {
            statement.executeUpdate("update subscription_count set events = " + SubscriptionFanOut.MOST_WAITING);
        }
        read(1);
        read(2);

        assertThat(here("all").state()).isEqualTo(SubscriptionState.OFF);
        assertThat(here("all").problem()).isEqualTo(ProblemCode.SUBSCRIPTION_OVERFLOW);
        assertThat(here("all").events()).as("nothing is counted any more")
                .isEqualTo(SubscriptionFanOut.MOST_WAITING + 1);
    }

    private void stream(String id) {
        SubscriptionOrder order = new SubscriptionOrder(SubscriptionTopic.CHECK_IN, null, null, null,
                SubscriptionContent.ID_ONLY, false, null, Duration.ofSeconds(10), 20, null, "窓口の画面");
        assertThat(subscriptions.create(Subscription.begun(new ResourceId(id), Samples.FACILITY, "emr", order,
                new SubscriptionGrant("system/*.rs", null), "https://gateway.example/fhir", now), 20)).isTrue();
    }

    @Test
    void oneThatIsReadFromAStreamIsToldFromItsFirstMomentAndNeverClaimed() {
        stream("s");
        read(1);
        read(2);

        assertThat(subscriptions.claim(now.plusSeconds(3600), LEASE, 20)).isEmpty();
        assertThat(subscriptions.streams(Samples.FACILITY))
                .containsExactly(new Subscriptions.Mark(new ResourceId("s"), 1, 2));
        assertThat(subscriptions.oldest(new ResourceId("s"))).hasValue(1);
        assertThat(here("s").order().streamed()).isTrue();
    }

    @Test
    void whatAStreamWasGivenIsNotedAndNeverTakenBack() {
        stream("s");
        read(1);
        read(2);
        subscriptions.streamed(new ResourceId("s"), 2, now);
        subscriptions.streamed(new ResourceId("s"), 1, now);

        assertThat(here("s").delivered()).isEqualTo(2);
        assertThat(here("s").version()).as("it stands as it stood").isEqualTo(1);
    }

    @Test
    void aStreamThatWasCutOffIsInErrorWithTheReasonAndToldOnUntilOneIsReadAgain() {
        stream("s");
        read(1);
        subscriptions.cutOff(new ResourceId("s"), ProblemCode.STREAM_NOT_READ, now);
        assertThat(here("s").state()).isEqualTo(SubscriptionState.ERROR);
        assertThat(here("s").problem()).isEqualTo(ProblemCode.STREAM_NOT_READ);
        read(2);
        assertThat(events("s")).hasSize(2);

        subscriptions.streamed(new ResourceId("s"), 1, now);

        assertThat(here("s").state()).isEqualTo(SubscriptionState.ACTIVE);
        assertThat(here("s").problem()).isNull();
        assertThat(here("s").version()).isEqualTo(3);
    }

    @Test
    void atItsEndOneThatIsReadFromAStreamIsClaimedToBeSwitchedOff() {
        SubscriptionOrder order = new SubscriptionOrder(SubscriptionTopic.CHECK_IN, null, null, null,
                SubscriptionContent.ID_ONLY, false, null, Duration.ofSeconds(10), 20, now.plusSeconds(60), "窓口の画面");
        subscriptions.create(Subscription.begun(new ResourceId("s"), Samples.FACILITY, "emr", order,
                new SubscriptionGrant("system/*.rs", null), "https://gateway.example/fhir", now), 20);

        assertThat(subscriptions.claim(now.plusSeconds(59), LEASE, 20)).isEmpty();
        assertThat(subscriptions.claim(now.plusSeconds(60), LEASE, 20)).hasSize(1);
    }

    @Test
    void aStreamThatNobodyHasReadForItsTimeIsSwitchedOffWithTheReasonAndWhatWaitedForIt() {
        stream("s");
        stream("opened");
        active("posted", SubscriptionTopic.CHECK_IN, null);
        Instant made = now;
        read(1);
        subscriptions.opened(new ResourceId("opened"), 0, made.plusMillis(1));

        assertThat(endUnread(made.minusMillis(1))).as("a moment before").isEmpty();
        assertThat(here("s").state()).isEqualTo(SubscriptionState.ACTIVE);
        assertThat(events("s")).hasSize(1);
        assertThat(endUnread(made)).containsExactly(new ResourceId("s"));

        assertThat(here("s").state()).isEqualTo(SubscriptionState.OFF);
        assertThat(here("s").problem()).isEqualTo(ProblemCode.STREAM_UNREAD);
        assertThat(here("s").version()).isEqualTo(2);
        assertThat(events("s")).as("its backlog goes with it").isEmpty();
        assertThat(here("opened").state()).isEqualTo(SubscriptionState.ACTIVE);
        assertThat(here("posted").state()).as("nobody reads what is posted").isEqualTo(SubscriptionState.ACTIVE);
        read(2);
        assertThat(events("s")).as("nothing is noted for it any more").isEmpty();
        assertThat(events("opened")).hasSize(2);
        assertThat(endUnread(made)).as("once").isEmpty();
    }

    private List<ResourceId> endUnread(Instant since) {
        return subscriptions.endUnread(Samples.FACILITY, since, ProblemCode.STREAM_UNREAD, now);
    }

    @Test
    void aStreamThatIsOpenIsReadHoweverLittleHappens() {
        stream("s");
        Instant made = now;
        subscriptions.stillRead(List.of(new ResourceId("s")), made.plusSeconds(900));

        assertThat(endUnread(made.plusSeconds(899))).isEmpty();
        assertThat(endUnread(made.plusSeconds(900))).hasSize(1);
    }

    @Test
    void whatAReaderSaysThatItHasWasDeliveredAndIsNeverTakenBack() {
        stream("s");
        read(1);
        read(2);
        subscriptions.opened(new ResourceId("s"), 2, now);
        subscriptions.opened(new ResourceId("s"), 0, now);

        assertThat(here("s").delivered()).isEqualTo(2);
        assertThat(here("s").version()).as("it stands as it stood").isEqualTo(1);
    }

    @Test
    void oneWhoseRightIsLostIsOffWithWhatWaitedForItUnlessItsClientChangedItMeanwhile() {
        active("all", SubscriptionTopic.CHECK_IN, null);
        read(1);
        Subscription before = here("all");
        subscriptions.replace(before.changed(before.order(), before.grant(), false, "x", now));
        subscriptions.end(before, ProblemCode.SUBSCRIPTION_RIGHT_LOST, now);
        assertThat(here("all").state()).isEqualTo(SubscriptionState.REQUESTED);
        assertThat(events("all")).hasSize(1);
        assertThat(subscriptions.live(Samples.FACILITY)).hasSize(1);

        subscriptions.end(here("all"), ProblemCode.SUBSCRIPTION_RIGHT_LOST, now);

        assertThat(here("all").state()).isEqualTo(SubscriptionState.OFF);
        assertThat(here("all").problem()).isEqualTo(ProblemCode.SUBSCRIPTION_RIGHT_LOST);
        assertThat(events("all")).isEmpty();
        assertThat(subscriptions.live(Samples.FACILITY)).isEmpty();
    }

    @Test
    void ofTwoThatDeleteTheSameVersionOneDoesAndAnotherVersionIsNobodysToDelete() {
        for (int i = 0; i < 10; i++) {
            String id = "twice-" + i;
            stream(id);
            CompletableFuture<Boolean> one = CompletableFuture.supplyAsync(() -> delete("node-1", id, 1L));
            CompletableFuture<Boolean> other = CompletableFuture.supplyAsync(() -> delete("node-2", id, 1L));

            assertThat(List.of(one.orTimeout(30, TimeUnit.SECONDS).join(),
                    other.orTimeout(30, TimeUnit.SECONDS).join())).containsExactlyInAnyOrder(true, false);
        }
        stream("changed");
        subscriptions.cutOff(new ResourceId("changed"), ProblemCode.STREAM_NOT_READ, now);
        assertThat(delete("node-1", "changed", 1L)).as("it is not as it was read any more").isFalse();
        assertThat(here("changed").version()).isEqualTo(2);
        assertThat(delete("node-1", "changed", 2L)).isTrue();
    }

    private boolean delete(String node, String id, Long version) {
        return node(node).delete(Samples.FACILITY, "emr", new ResourceId(id), version, now);
    }

    @Test
    void howManyStandHowAndHowManyWereSwitchedOffIsCounted() {
        active("active", SubscriptionTopic.CHECK_IN, null);
        stream("s");
        Subscription wrong = active("wrong", SubscriptionTopic.CHECK_IN, null);
        subscriptions.switchOff(wrong, ProblemCode.SUBSCRIPTION_GIVEN_UP, now);
        Subscription over = active("over", SubscriptionTopic.CHECK_IN, null);
        subscriptions.switchOff(over, null, now);
        active("deleted", SubscriptionTopic.CHECK_IN, null);
        subscriptions.delete(Samples.FACILITY, "emr", new ResourceId("deleted"), null, now);

        Subscriptions.Standing standing = subscriptions.standing(Samples.FACILITY);

        assertThat(standing.inState()).isEqualTo(Map.of(SubscriptionState.ACTIVE, 2L, SubscriptionState.OFF, 2L));
        assertThat(standing.switchedOff()).isEqualTo(1);
    }

    @Test
    void eventsThatWereTakenAreForgottenAfterTheirTimeAndOthersAreKept() {
        active("all", SubscriptionTopic.CHECK_IN, null);
        read(1);
        subscriptions.taken(subscriptions.claim(now, LEASE, 20).getFirst(), 1, now);
        read(2);

        assertThat(subscriptions.forget(now.plusSeconds(1))).isEqualTo(1);
        assertThat(events("all")).extracting(SubscriptionEvent::number).containsExactly(2L);
    }

    @Test
    void theSecretIsNotWrittenPlainly() {
        active("all", SubscriptionTopic.CHECK_IN, null);

        assertThat(store.rows("select record from subscription",
                row -> new String(row.getBytes(1), java.nio.charset.StandardCharsets.ISO_8859_1)))
                .noneMatch(sealed -> sealed.contains("himitsu") || sealed.contains("emr.example"));
        assertThat(here("all").order().authorization()).isEqualTo(SECRET);
        assertThat(here("all").toString()).doesNotContain("himitsu", "emr.example");
    }
}
