package jp.madoguchi.reception.mode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.channel.ChannelCalendar;
import jp.madoguchi.domain.channel.DisasterArea;
import jp.madoguchi.domain.channel.ExceptionalPermit;
import jp.madoguchi.domain.channel.ExceptionalRequest.Consent;
import jp.madoguchi.domain.channel.ExceptionalViews;
import jp.madoguchi.domain.channel.FailureMode;
import jp.madoguchi.domain.channel.ReceptionRules;
import jp.madoguchi.domain.channel.Presented;
import jp.madoguchi.domain.channel.OnFile;
import jp.madoguchi.domain.channel.NextStep;
import jp.madoguchi.domain.channel.Institution;
import jp.madoguchi.domain.consent.Viewers;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rulebook.RuleBook;
import jp.madoguchi.reception.DeliveredRules;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.InMemoryLedger;
import jp.madoguchi.reception.ledger.LookUpRecord;
import jp.madoguchi.reception.ledger.PatientRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing is looked up in a mode before it is written down why, by whom, about whom, when and with which consent (R-SE-09). */
class LookUpsAreWrittenDownTest {

    private static final RequestKey KEY = new RequestKey("wish-1");

    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final ResourceId PATIENT = new ResourceId("p1");
    private static final DisasterArea AREA = new DisasterArea("架空市", LocalDate.of(2026, 11, 1),
            LocalDate.of(2026, 11, 30));

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final ChangeModes modes = new ChangeModes(ledger);
    private final RuleBook rules = DeliveredRules.book();
    private final LookUpInModes lookUps = new LookUpInModes(ledger,
            new LookUpRules(rules.table(ExceptionalViews.class), rules.table(ChannelCalendar.class),
                    rules.table(Viewers.class), rules.switches()),
            false);

    @BeforeEach
    void somebodyIsKnown() {
        Person person = new Person(PersonName.parse("試験　花子").orElseThrow(), KanaName.parse("ｼｹﾝ ﾊﾅｺ").orElseThrow(),
                null,
                null, Sex.FEMALE, null, LocalDate.of(1990, 1, 15), null);
        ledger.patients.put(PATIENT, new PatientRecord(PATIENT, FACILITY, PatientStanding.PROVISIONAL, null, null, null,
                person, Instant.EPOCH, List.of()));
    }

    private static LookUpOrder order(String by, String reason) {
        return new LookUpOrder(FACILITY, PATIENT, by, reason, KEY);
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private static ProblemCode refusal(CompletionStage<?> stage) {
        try {
            get(stage);
        } catch (CompletionException e) {
            return ((ProblemException) e.getCause()).problem().code();
        }
        throw new AssertionError("it was not refused");
    }

    private void openFailureMode() {
        for (FailureMode.Event event : List.of(FailureMode.Event.CALL, FailureMode.Event.CALL_BACK,
                FailureMode.Event.OPENING)) {
            get(modes.failure(ModeOrder.parse(FACILITY, "staff-1", "回線の障害").orElseThrow(), event));
        }
        ledger.facts.clear();
    }

    private void openDisasterMode() {
        get(modes.openDisaster(ModeOrder.parse(FACILITY, "staff-1", "大雨").orElseThrow(), AREA));
        ledger.facts.clear();
    }

    @Test
    void inFailureModeNoConsentIsNeededAndASecondPersonReviewsIt() {
        openFailureMode();
        var permitted = (LookUp.Permitted) get(lookUps.inFailure(order("staff-1", " 回線の障害 ")));
        assertThat(permitted.record().view().consent()).isNull();
        assertThat(permitted.record().view().reason()).isEqualTo("回線の障害");
        assertThat(permitted.permit().record()).contains(ExceptionalPermit.Trace.USAGE_REPORT);
        assertThat(ledger.outages.lookUps.values()).containsExactly(permitted.record());
        assertThat(ledger.tasks).extracting("step").containsExactly(DeskStep.REVIEW_EXCEPTIONAL_VIEW);
        assertThat(ledger.facts).extracting(AuditFact::detail).containsExactly("FAILURE_GRANTED");

        ResourceId id = permitted.record().id();
        assertThat(refusal(lookUps.review(FACILITY, id, "staff-1"))).isEqualTo(ProblemCode.REVIEW_NOT_COUNTED);
        LookUpRecord reviewed = get(lookUps.review(FACILITY, id, " staff-2 "));
        assertThat(reviewed.reviewer()).isEqualTo("staff-2");
        assertThat(refusal(lookUps.review(FACILITY, id, "staff-3"))).isEqualTo(ProblemCode.REVIEW_NOT_COUNTED);
        assertThat(refusal(lookUps.review(new FacilityCode("9918888888"), id, "staff-2")))
                .isEqualTo(ProblemCode.RESOURCE_UNKNOWN);
    }

    @ParameterizedTest(name = "consent {0}, life at stake {1}: {2}")
    @CsvSource({"GIVEN,false,", "UNOBTAINABLE,true,", "UNOBTAINABLE,false,CONSENT_MISSING",
            "REFUSED,true,CONSENT_REFUSED"})
    void inDisasterModeTheConsentThatWasThereIsWrittenDownAndARefusalIsNot(Consent consent, boolean life,
            ExceptionalPermit.Reason denied) {
        openDisasterMode();
        LookUp lookUp = get(lookUps.inDisaster(order("staff-1", "意識がない"), consent, life));
        switch (lookUp) {
            case LookUp.Permitted permitted -> {
                assertThat(denied).isNull();
                assertThat(permitted.record().view().consent()).isEqualTo(consent);
                assertThat(permitted.record().view().traces()).isEqualTo(permitted.permit().record());
                assertThat(ledger.facts).extracting(AuditFact::detail).containsExactly("DISASTER_GRANTED");
            }
            case LookUp.Refused refused -> {
                assertThat(refused.denied().reason()).isEqualTo(denied);
                assertThat(ledger.outages.lookUps).isEmpty();
                assertThat(ledger.tasks).isEmpty();
                assertThat(ledger.facts).extracting(AuditFact::detail).containsExactly("DISASTER_DENIED");
            }
        }
    }

    @Test
    void whoDoesNotSayWhyIsRefusedBeforeAnythingIsDecided() {
        assertThat(refusal(lookUps.inFailure(order("staff-1", " ")))).isEqualTo(ProblemCode.VALUE_MISSING);
        assertThat(refusal(lookUps.inFailure(order("", "x")))).isEqualTo(ProblemCode.VALUE_MISSING);
        assertThat(refusal(lookUps.inFailure(new LookUpOrder(FACILITY, new ResourceId("nobody"), "staff-1", "x", KEY))))
                .isEqualTo(ProblemCode.RESOURCE_UNKNOWN);
        assertThat(ledger.facts).isEmpty();
    }

    @Test
    void inAModeThatIsNotOpenNothingIsShownButTheWishIsAudited() {
        var refused = (LookUp.Refused) get(lookUps.inFailure(order("staff-1", "x")));
        assertThat(refused.denied().reason()).isEqualTo(ExceptionalPermit.Reason.NOT_OPENED);
        assertThat(ledger.facts).extracting(AuditFact::detail).containsExactly("FAILURE_DENIED");
    }

    /** R-CH-52: one table decides, whether the next step is asked for or the look itself. */
    @ParameterizedTest(name = "consent {0}, life at stake {1}, open {2}")
    @CsvSource({"GIVEN,false,true", "GIVEN,false,false", "REFUSED,true,true", "UNOBTAINABLE,true,true",
            "UNOBTAINABLE,false,true", "UNOBTAINABLE,true,false"})
    void theLookIsGivenExactlyWhereTheNextStepPermitsIt(Consent consent, boolean life, boolean open) {
        if (open) {
            modes.openDisaster(new ModeOrder(FACILITY, "admin-1", "豪雨"), AREA).toCompletableFuture().join();
        }
        OnFile file = OnFile.nobody().in(ledger.read(tx -> ChangeModes.standing(tx, FACILITY)).onFile());
        NextStep step = new ReceptionRules(rules.reception(), Institution.withEverything())
                .decide(new Presented.InDisaster(consent, life), file, LocalDate.of(2026, 11, 20));
        LookUp look = lookUps.inDisaster(new LookUpOrder(FACILITY, PATIENT, "dr-1", "豪雨", KEY), consent, life)
                .toCompletableFuture().join();
        ExceptionalPermit given = switch (look) {
            case LookUp.Permitted permitted -> permitted.permit();
            case LookUp.Refused refused -> refused.denied();
        };
        assertThat(step).isEqualTo(new NextStep.Exceptional(given));
    }
}
