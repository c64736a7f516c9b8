package jp.madoguchi.reception.mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.channel.ChannelCalendar;
import jp.madoguchi.domain.channel.DisasterArea;
import jp.madoguchi.domain.channel.ExceptionalPermit;
import jp.madoguchi.domain.channel.ExceptionalPermit.Reason;
import jp.madoguchi.domain.channel.ExceptionalPermit.Trace;
import jp.madoguchi.domain.channel.ExceptionalRequest.Consent;
import jp.madoguchi.domain.channel.ExceptionalViews;
import jp.madoguchi.domain.channel.FailureMode.Event;
import jp.madoguchi.domain.channel.ViewableInformation;
import jp.madoguchi.domain.consent.Viewers;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.rule.RuleSwitches;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.InMemoryLedger;
import jp.madoguchi.reception.ledger.LookUpRecord;
import jp.madoguchi.reception.ledger.PatientRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * In a mode something is looked up with a reason, written down before it is shown, and reviewed by somebody else (R-CH-50 to R-CH-52,
 * R-SE-09).
 */
class LookUpInModesTest {

    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final FacilityCode OTHER = new FacilityCode("9918888888");
    private static final ResourceId PATIENT = new ResourceId("patient");
    private static final RequestKey KEY = new RequestKey("wish-1");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final RuleSwitches SWITCHES = RuleSwitches.parse(rules(RuleSwitches.FILE));

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final ChangeModes modes = new ChangeModes(ledger);
    private final LookUpInModes lookUps = new LookUpInModes(ledger,
            new LookUpRules(ExceptionalViews.parse(rules(ExceptionalViews.FILE)),
                    ChannelCalendar.parse(rules(ChannelCalendar.FILE)), Viewers.parse(rules(Viewers.FILE)), SWITCHES),
            false);

    private static String rules(String file) {
        try (var stream = Objects.requireNonNull(RuleSwitches.class.getResourceAsStream(file))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void patient() {
        ledger.now = Instant.parse("2026-11-20T00:30:15Z");
        Person person = new Person(new PersonName("山田", "太郎"), null, null, null, Sex.MALE, null,
                LocalDate.of(1981, 4, 2), null);
        ledger.patients.put(PATIENT, new PatientRecord(PATIENT, FACILITY, PatientStanding.PROVISIONAL, null, null,
                null, person, Instant.EPOCH, List.of()));
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private static ModeOrder change() {
        return new ModeOrder(FACILITY, "admin-1", "回線の障害");
    }

    private static LookUpOrder order(String by, String reason) {
        return new LookUpOrder(FACILITY, PATIENT, by, reason, KEY);
    }

    private void failure(Event... events) {
        for (Event event : events) {
            assertThat(get(modes.failure(change(), event))).isInstanceOf(ModeChange.Done.class);
        }
    }

    private void openFailure() {
        failure(Event.CALL, Event.CALL_BACK, Event.OPENING);
    }

    private void openDisaster() {
        get(modes.openDisaster(change(), new DisasterArea("架空市", DAY, DAY.plusDays(6))));
    }

    private Reason denied(LookUp lookUp) {
        assertThat(ledger.outages.lookUps).isEmpty();
        assertThat(ledger.tasks).as("nothing to review").extracting(DeskTask::step)
                .doesNotContain(DeskStep.REVIEW_EXCEPTIONAL_VIEW);
        assertThat(ledger.facts).last().extracting(AuditFact::detail).asString().endsWith("_DENIED");
        return ((LookUp.Refused) lookUp).denied().reason();
    }

    private LookUpRecord permitted(LookUp lookUp, Trace besides) {
        LookUp.Permitted permitted = (LookUp.Permitted) lookUp;
        assertThat(permitted.permit().record()).contains(Trace.REASON, Trace.USER, Trace.PATIENT, Trace.TIME, besides);
        assertThat(ledger.outages.lookUps).containsEntry(permitted.record().id(), permitted.record());
        assertThat(permitted.record().view().patient()).isEqualTo(PATIENT.value());
        assertThat(permitted.record().view().user()).isEqualTo("dr-1");
        assertThat(ledger.tasks).singleElement()
                .satisfies(task -> assertThat(task.step()).isEqualTo(DeskStep.REVIEW_EXCEPTIONAL_VIEW));
        assertThat(ledger.facts).last().isEqualTo(new AuditFact(FACILITY, "dr-1", "ExceptionalView", PATIENT,
                permitted.record().view().kind() + "_GRANTED"));
        return permitted.record();
    }

    @Test
    void failureModeGivesTheQualificationAndNothingElseOnceItIsOpen() {
        openFailure();
        LookUp found = get(lookUps.inFailure(order("dr-1", "端末の故障")));
        permitted(found, Trace.USAGE_REPORT);
        ExceptionalPermit.Granted granted = ((LookUp.Permitted) found).permit();
        assertThat(granted.show()).contains(ViewableInformation.QUALIFICATION)
                .doesNotContain(ViewableInformation.MEDICINES, ViewableInformation.HEALTH_CHECKUPS);
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "4"})
    void failureModeGivesNothingBeforeItIsOpenAndAfterItIsClosed(int steps) {
        Event[] way = {Event.CALL, Event.CALL_BACK, Event.OPENING, Event.CLOSING};
        failure(java.util.Arrays.copyOf(way, steps));
        assertThat(denied(get(lookUps.inFailure(order("dr-1", "端末の故障"))))).isEqualTo(Reason.NOT_OPENED);
    }

    @Test
    void failureModeOfOneInstitutionOpensNothingForAnother() {
        openFailure();
        assertThatThrownBy(() -> get(lookUps.inFailure(new LookUpOrder(OTHER, PATIENT, "dr-1", "端末の故障", KEY))))
                .hasMessageContaining("MDG-API-02");
    }

    @ParameterizedTest
    @CsvSource({"GIVEN,false,ORAL_CONSENT", "GIVEN,true,ORAL_CONSENT", "UNOBTAINABLE,true,GROUND_WITHOUT_CONSENT"})
    void inADisasterAConsentOrLifeAtStakeIsNeeded(Consent consent, boolean lifeAtStake, Trace besides) {
        openDisaster();
        permitted(get(lookUps.inDisaster(order("dr-1", "豪雨"), consent, lifeAtStake)), besides);
    }

    @ParameterizedTest
    @CsvSource({"REFUSED,false,CONSENT_REFUSED", "REFUSED,true,CONSENT_REFUSED", "UNOBTAINABLE,false,CONSENT_MISSING"})
    void inADisasterANoIsNeverOverriddenAndSilenceIsNoYes(Consent consent, boolean lifeAtStake, Reason reason) {
        openDisaster();
        assertThat(denied(get(lookUps.inDisaster(order("dr-1", "豪雨"), consent, lifeAtStake)))).isEqualTo(reason);
    }

    @Test
    void disasterModeEndsByItsLastDayAndByClosing() {
        assertThat(denied(get(lookUps.inDisaster(order("dr-1", "豪雨"), Consent.GIVEN, false))))
                .isEqualTo(Reason.NOT_OPENED);
        openDisaster();
        ledger.now = ledger.now.plus(Duration.ofDays(7));
        assertThat(denied(get(lookUps.inDisaster(order("dr-1", "豪雨"), Consent.GIVEN, false))))
                .isEqualTo(Reason.NOT_OPENED);
        ledger.now = ledger.now.minus(Duration.ofDays(1));
        get(modes.closeDisaster(change()));
        assertThat(denied(get(lookUps.inDisaster(order("dr-1", "豪雨"), Consent.GIVEN, false))))
                .isEqualTo(Reason.NOT_OPENED);
    }

    @Test
    void anOpenFailureModeIsNoDisasterModeAndTheOtherWayRound() {
        openFailure();
        assertThat(denied(get(lookUps.inDisaster(order("dr-1", "豪雨"), Consent.GIVEN, true))))
                .isEqualTo(Reason.NOT_OPENED);
        failure(Event.CLOSING, Event.REPORT);
        openDisaster();
        assertThat(denied(get(lookUps.inFailure(order("dr-1", "端末の故障"))))).isEqualTo(Reason.NOT_OPENED);
    }

    @ParameterizedTest
    @CsvSource({"'',端末の故障", "' ',端末の故障", "dr-1,''", "dr-1,' '"})
    void withoutAPersonOrAReasonNothingIsLookedUp(String by, String reason) {
        openFailure();
        assertThatThrownBy(() -> get(lookUps.inFailure(order(by, reason)))).hasMessageContaining("MDG-VAL-01");
        assertThat(ledger.outages.lookUps).isEmpty();
    }

    @Test
    void aMyNumberInTheReasonIsHidden() {
        openFailure();
        LookUpRecord record = permitted(get(lookUps.inFailure(order("dr-1", "番号 123456789018 の方"))),
                Trace.USAGE_REPORT);
        assertThat(record.view().reason()).doesNotContain("123456789018");
        assertThat(order("dr-1", "秘密の理由").toString()).doesNotContain("秘密");
    }

    @Test
    void aWishThatIsSentAgainIsWrittenDownOnceAndItsIdentifierStandsForNoOther() {
        openFailure();
        LookUpRecord record = permitted(get(lookUps.inFailure(order("dr-1", "端末の故障"))), Trace.USAGE_REPORT);
        ledger.now = ledger.now.plusSeconds(5);
        assertThat(((LookUp.Permitted) get(lookUps.inFailure(order("dr-1", "端末の故障")))).record())
                .isEqualTo(record);
        assertThat(ledger.outages.lookUps).hasSize(1);
        assertThat(ledger.tasks).hasSize(1);
        assertThatThrownBy(() -> get(lookUps.inFailure(order("dr-2", "端末の故障")))).hasMessageContaining("MDG-API-05");
        assertThat(RequestKey.parse("").toOptional()).isEmpty();
        assertThat(RequestKey.parse("a b").toOptional()).isEmpty();
    }

    @Test
    void anUnknownPatientIsNotLookedUp() {
        openFailure();
        assertThatThrownBy(() -> get(
                lookUps.inFailure(new LookUpOrder(FACILITY, new ResourceId("nobody"), "dr-1", "端末の故障", KEY))))
                .hasMessageContaining("MDG-API-02");
    }

    @Test
    void aSecondPersonReviewsItInTimeOnce() {
        openFailure();
        LookUpRecord record = permitted(get(lookUps.inFailure(order("dr-1", "端末の故障"))), Trace.USAGE_REPORT);
        ledger.now = ledger.now.plus(Duration.ofHours(24));
        LookUpRecord reviewed = get(lookUps.review(FACILITY, record.id(), " staff-2 "));
        assertThat(reviewed.reviewer()).isEqualTo("staff-2");
        assertThat(ledger.outages.lookUps).containsEntry(record.id(), reviewed);
        assertThat(ledger.facts).last().extracting(AuditFact::detail).isEqualTo("REVIEWED");
        assertThatThrownBy(() -> get(lookUps.review(FACILITY, record.id(), "staff-3")))
                .hasMessageContaining("MDG-MOD-03");
        assertThat(ledger.outages.lookUps).containsEntry(record.id(), reviewed);
    }

    @ParameterizedTest
    @CsvSource({"dr-1,0", "' dr-1 ',60", "'',60", "staff-2,86401"})
    void aReviewByTheSamePersonByNobodyOrTooLateDoesNotCount(String reviewer, int seconds) {
        openFailure();
        LookUpRecord record = permitted(get(lookUps.inFailure(order("dr-1", "端末の故障"))), Trace.USAGE_REPORT);
        ledger.now = ledger.now.plusSeconds(seconds);
        assertThatThrownBy(() -> get(lookUps.review(FACILITY, record.id(), reviewer)))
                .hasMessageContaining("MDG-MOD-03");
        assertThat(ledger.outages.lookUps).containsEntry(record.id(), record);
    }

    @Test
    void aReviewOfWhatIsNotThereOrAnotherInstitutionsIsRefused() {
        openFailure();
        LookUpRecord record = permitted(get(lookUps.inFailure(order("dr-1", "端末の故障"))), Trace.USAGE_REPORT);
        assertThatThrownBy(() -> get(lookUps.review(OTHER, record.id(), "staff-2"))).hasMessageContaining("MDG-API-02");
        assertThatThrownBy(() -> get(lookUps.review(FACILITY, new ResourceId("none"), "staff-2")))
                .hasMessageContaining("MDG-API-02");
    }
}
