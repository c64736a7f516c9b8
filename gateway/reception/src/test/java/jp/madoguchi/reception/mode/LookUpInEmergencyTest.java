package jp.madoguchi.reception.mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import jp.madoguchi.domain.channel.ChannelCalendar;
import jp.madoguchi.domain.channel.ExceptionalPermit;
import jp.madoguchi.domain.channel.ExceptionalRequest.Consent;
import jp.madoguchi.domain.channel.ExceptionalRequest.Identification;
import jp.madoguchi.domain.channel.ExceptionalView;
import jp.madoguchi.domain.channel.ExceptionalViews;
import jp.madoguchi.domain.consent.ViewerRole;
import jp.madoguchi.domain.consent.Viewers;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.rulebook.RuleBook;
import jp.madoguchi.reception.DeliveredRules;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.InMemoryLedger;
import jp.madoguchi.reception.ledger.PatientRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In an emergency a hospital looks, by its role, without a consent only on a doctor's own decision, and never unrecorded (R-CH-53). */
class LookUpInEmergencyTest {

    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final ResourceId PATIENT = new ResourceId("p1");
    private static final RuleBook RULES = DeliveredRules.book();

    private final InMemoryLedger ledger = new InMemoryLedger();

    @BeforeEach
    void somebodyIsKnown() {
        ledger.now = Instant.parse("2026-11-20T00:30:15Z");
        Person person = new Person(PersonName.parse("試験　花子").orElseThrow(), null, null, null, Sex.FEMALE, null,
                LocalDate.of(1990, 1, 15), null);
        ledger.patients.put(PATIENT, new PatientRecord(PATIENT, FACILITY, PatientStanding.PROVISIONAL, null, null, null,
                person, Instant.EPOCH, List.of()));
    }

    private LookUpInModes lookUps(boolean hospital) {
        return new LookUpInModes(ledger, new LookUpRules(RULES.table(ExceptionalViews.class),
                RULES.table(ChannelCalendar.class), RULES.table(Viewers.class), RULES.switches()), hospital);
    }

    private static LookUpOrder order(String by, String key) {
        return new LookUpOrder(FACILITY, PATIENT, by, "意識がない", new RequestKey(key));
    }

    private LookUp look(boolean hospital, Identification identification, Consent consent, boolean life,
            ViewerRole role) {
        return get(lookUps(hospital).inEmergency(order("staff-1", "wish-1"),
                new EmergencyWish(identification, consent, life, role)));
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    @ParameterizedTest(name = "{0}: consent {1}, life at stake {2} shows {3}")
    @CsvSource({"DOCTOR,GIVEN,false,MEDICINES TREATMENTS HEALTH_CHECKUPS OPERATIONS EMERGENCY_SUMMARY",
            "DOCTOR,UNOBTAINABLE,true,MEDICINES TREATMENTS HEALTH_CHECKUPS OPERATIONS EMERGENCY_SUMMARY",
            "DENTIST,GIVEN,true,MEDICINES TREATMENTS HEALTH_CHECKUPS OPERATIONS EMERGENCY_SUMMARY",
            "PHARMACIST,GIVEN,true,MEDICINES"})
    void whatMayBeLookedAtIsWrittenDownAndShownAsFarAsTheRoleMaySeeIt(ViewerRole role, Consent consent, boolean life,
            String show) {
        LookUp.Permitted permitted = (LookUp.Permitted) look(true, Identification.MY_NUMBER_CARD, consent, life, role);

        assertThat(permitted.permit().show().stream().map(Enum::name).collect(Collectors.toSet()))
                .isEqualTo(Set.of(show.split(" ")));
        ExceptionalView view = permitted.record().view();
        assertThat(view.kind()).isEqualTo(ExceptionalView.Kind.EMERGENCY);
        assertThat(view.doctor()).isEqualTo(consent == Consent.UNOBTAINABLE ? "staff-1" : null);
        assertThat(view.traces()).isEqualTo(permitted.permit().record());
        assertThat(ledger.outages.lookUps.values()).containsExactly(permitted.record());
        assertThat(ledger.tasks).extracting("step").containsExactly(DeskStep.REVIEW_EXCEPTIONAL_VIEW);
        assertThat(ledger.facts).containsExactly(
                new AuditFact(FACILITY, "staff-1", "ExceptionalView", PATIENT, "EMERGENCY_GRANTED"));
    }

    @ParameterizedTest(name = "hospital {0}, {1}, consent {2}, life at stake {3}, {4}: {5}")
    @CsvSource({"false,MY_NUMBER_CARD,GIVEN,true,DOCTOR,NOT_A_HOSPITAL",
            "true,FOUR_ITEMS,GIVEN,true,DOCTOR,IDENTIFICATION_UNKNOWN",
            "true,MY_NUMBER_CARD,REFUSED,true,DOCTOR,CONSENT_REFUSED",
            "true,MY_NUMBER_CARD,UNOBTAINABLE,false,DOCTOR,CONSENT_MISSING",
            "true,MY_NUMBER_CARD,UNOBTAINABLE,true,DENTIST,DOCTOR_MUST_DECIDE",
            "true,MY_NUMBER_CARD,UNOBTAINABLE,true,PHARMACIST,DOCTOR_MUST_DECIDE",
            "true,MY_NUMBER_CARD,UNOBTAINABLE,true,DESK_STAFF,DOCTOR_MUST_DECIDE",
            "true,MY_NUMBER_CARD,GIVEN,true,DESK_STAFF,NOT_FOR_THIS_ROLE",
            "true,MY_NUMBER_CARD,GIVEN,true,CLAIM_STAFF,NOT_FOR_THIS_ROLE",
            "true,MY_NUMBER_CARD,GIVEN,true,NURSE,NOT_FOR_THIS_ROLE"})
    void whatMayNotBeLookedAtShowsNothingButTheWishIsAudited(boolean hospital, Identification identification,
            Consent consent, boolean life, ViewerRole role, ExceptionalPermit.Reason reason) {
        LookUp.Refused refused = (LookUp.Refused) look(hospital, identification, consent, life, role);

        assertThat(refused.denied().reason()).isEqualTo(reason);
        assertThat(ledger.outages.lookUps).isEmpty();
        assertThat(ledger.tasks).isEmpty();
        assertThat(ledger.facts).extracting(AuditFact::detail).containsExactly("EMERGENCY_DENIED");
    }

    @Test
    void beforeItsFirstDayThereIsNoEmergencyView() {
        ledger.now = Instant.parse("2024-12-08T14:59:59Z");
        assertThat(((LookUp.Refused) look(true, Identification.MY_NUMBER_CARD, Consent.GIVEN, true, ViewerRole.DOCTOR))
                .denied().reason()).isEqualTo(ExceptionalPermit.Reason.NOT_YET);
        ledger.now = ledger.now.plusSeconds(1);
        assertThat(look(true, Identification.MY_NUMBER_CARD, Consent.GIVEN, true, ViewerRole.DOCTOR))
                .isInstanceOf(LookUp.Permitted.class);
    }

    @Test
    void theSameWishSentAgainIsOneLookAndAnotherConsentIsAnotherWish() {
        LookUp first = look(true, Identification.MY_NUMBER_CARD, Consent.GIVEN, true, ViewerRole.DOCTOR);
        assertThat(look(true, Identification.MY_NUMBER_CARD, Consent.GIVEN, true, ViewerRole.DOCTOR)).isEqualTo(first);
        assertThat(ledger.outages.lookUps).hasSize(1);
        assertThat(ledger.tasks).hasSize(1);
        assertThatThrownBy(
                () -> look(true, Identification.MY_NUMBER_CARD, Consent.UNOBTAINABLE, true, ViewerRole.DOCTOR))
                .hasMessageContaining("MDG-API-05");
    }

    @Test
    void aSecondPersonReviewsIt() {
        LookUp.Permitted permitted = (LookUp.Permitted) look(true, Identification.MY_NUMBER_CARD, Consent.UNOBTAINABLE,
                true, ViewerRole.DOCTOR);
        ResourceId id = permitted.record().id();
        assertThatThrownBy(() -> get(lookUps(true).review(FACILITY, id, "staff-1"))).hasMessageContaining("MDG-MOD-03");
        assertThat(get(lookUps(true).review(FACILITY, id, "staff-2")).reviewer()).isEqualTo("staff-2");
    }
}
