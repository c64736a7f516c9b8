package jp.madoguchi.reception.medical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import jp.madoguchi.domain.channel.CareSituation;
import jp.madoguchi.domain.consent.Consent;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.consent.ConsentStatus;
import jp.madoguchi.domain.consent.View;
import jp.madoguchi.domain.consent.ViewerRole;
import jp.madoguchi.domain.consent.WrongPersonReport;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.medical.MedicalRecord;
import jp.madoguchi.domain.medical.PdfDocument;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.rule.RuleId;
import jp.madoguchi.domain.rule.RuleSwitch;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing is readable outside its window (R-CO-02, R-CH-34, R-CH-36, R-CO-09, R-CO-10). */
class MedicalWindowTest {

    private static final Instant T = Consented.T;
    private static final Instant LAST = T.plusSeconds(100);
    private static final Set<ConsentItem> ONE = EnumSet.of(ConsentItem.MEDICINES);
    private static final Set<ConsentItem> BOTH = EnumSet.of(ConsentItem.MEDICINES, ConsentItem.TREATMENTS);

    private final MedicalWindow window = window(10, 10_000);
    private int questions;

    private static MedicalWindow window(int entries, long bytes) {
        return new MedicalWindow(new WindowSettings(entries, bytes), Consented.viewers(), Consented.switches());
    }

    private void put(Consents subject, Set<ConsentItem> items, MedicalRecord content, Instant at) {
        InquiryId id = Consented.question(++questions);
        window.open(id, subject, items, at);
        window.answered(id, content, at);
    }

    private MedicalView look(ConsentItem item, ViewerRole role, Instant at) {
        return window.look(Consented.PATIENT, item, Consented.as(role), at);
    }

    private static View.Reason reason(MedicalView view) {
        return ((MedicalView.Refused) view).why().reason();
    }

    @Test
    void insideTheWindowItIsShownWithTheReminderToAskThePatient() {
        put(Consented.subject(LAST), ONE, Consented.medicines("薬"), T);
        assertThat(look(ConsentItem.MEDICINES, ViewerRole.DOCTOR, LAST)).isInstanceOfSatisfying(
                MedicalView.Shown.class, shown -> assertThat(shown.first())
                        .contains(DeskStep.CONFIRM_INFORMATION_IS_THE_PATIENTS));
    }

    /** R-CO-08: that it may be looked at is a reading of the texts, as that it may not is. */
    @Test
    void whatIsShownByAReadingOfTheTextsSaysSo() {
        MedicalWindow reading = new MedicalWindow(new WindowSettings(10, 10_000), Consented.viewers(),
                Consented.switches("PUBLIC_ASSISTANCE_MEDICAL_INFORMATION,2021-03-01,,off",
                        "PUBLIC_ASSISTANCE_MEDICAL_INFORMATION,2021-03-01,,on"));
        Consents assisted = Consents.of(Consented.PATIENT, new InsurerNumber("12131017"),
                List.of(new Consent(ConsentItem.MEDICINES, ConsentStatus.GIVEN, T, LAST)), CareSituation.OUTPATIENT,
                Consented.USUAL);
        reading.open(Consented.question(1), assisted, ONE, T);
        reading.answered(Consented.question(1), Consented.medicines("薬"), T);
        assertThat(reading.look(Consented.PATIENT, ConsentItem.MEDICINES, Consented.as(ViewerRole.DOCTOR), T))
                .isInstanceOfSatisfying(MedicalView.Shown.class, shown -> assertThat(shown.open())
                        .containsExactly(RuleSwitch.PUBLIC_ASSISTANCE_MEDICAL_INFORMATION));
    }

    @Test
    void afterTheLastMomentItIsRefusedAndGoneForEver() {
        put(Consented.subject(LAST), ONE, Consented.medicines("薬"), T);
        assertThat(reason(look(ConsentItem.MEDICINES, ViewerRole.DOCTOR, LAST.plusNanos(1))))
                .isEqualTo(View.Reason.CONSENT_EXPIRED);
        assertThat(window.size()).isZero();
        assertThat(window.bytes()).isZero();
        assertThat(reason(look(ConsentItem.MEDICINES, ViewerRole.DOCTOR, T))).isEqualTo(View.Reason.CONSENT_EXPIRED);
    }

    @Test
    void withoutAReturnedEndItEndsAfter24HoursUnlessTheRelationContinues() {
        put(Consented.subject(null), ONE, Consented.medicines("薬"), T);
        Instant dayLater = T.plus(Duration.ofHours(24));
        assertThat(look(ConsentItem.MEDICINES, ViewerRole.DOCTOR, dayLater)).isInstanceOf(MedicalView.Shown.class);
        assertThat(look(ConsentItem.MEDICINES, ViewerRole.DOCTOR, dayLater.plusNanos(1)))
                .isInstanceOf(MedicalView.Refused.class);
        put(Consented.continuing(), ONE, Consented.medicines("薬"), dayLater.plusSeconds(2));
        assertThat(look(ConsentItem.MEDICINES, ViewerRole.DOCTOR, T.plus(Duration.ofDays(400))))
                .isInstanceOf(MedicalView.Shown.class);
    }

    /** R-CH-34: until the end of the day of discharge, in Japan; what is still on its way ends with it. */
    @Test
    void theEndOfTheCareEndsWhatIsHereAndWhatIsOnItsWayAfterItsLastDay() {
        LocalDate discharged = Consented.DAY.plusDays(9);
        Instant nextDay = Instant.parse("2026-11-29T15:00:00Z");
        put(Consented.continuing(), BOTH, new PdfDocument(new byte[10]), T);
        InquiryId late = Consented.question(99);
        window.open(late, Consented.continuing(), EnumSet.of(ConsentItem.HEALTH_CHECKUPS), nextDay.minusSeconds(60));
        window.careEnded(Consented.PATIENT, List.of(Consented.end(Consented.PATIENT, null, discharged)),
                nextDay.minusSeconds(50));
        assertThat(window.size()).as("one document stays one").isEqualTo(1);
        assertThat(look(ConsentItem.MEDICINES, ViewerRole.DOCTOR, nextDay.minusNanos(1)))
                .isInstanceOf(MedicalView.Shown.class);
        assertThat(look(ConsentItem.MEDICINES, ViewerRole.DOCTOR, nextDay)).isEqualTo(new MedicalView.Refused(
                new View.Refused(View.Reason.CARE_ENDED, List.of(RuleId.of("R-CH-34")))));
        assertThat(window.size()).isZero();
        window.answered(late, Consented.medicines("薬"), nextDay.plusSeconds(1));
        assertThat(window.size()).isZero();
    }

    /** An end is of the care that it was noted for. */
    @ParameterizedTest
    @CsvSource({",true", "HOME_VISIT,true", "INPATIENT,false", "ONLINE,false"})
    void theEndOfOneCareEndsNothingThatWasConsentedToForAnother(CareSituation of, boolean ended) {
        put(Consented.continuing(), ONE, Consented.medicines("薬"), T);
        window.careEnded(Consented.PATIENT, List.of(Consented.end(Consented.PATIENT, of, Consented.DAY)), T);
        assertThat(
                look(ConsentItem.MEDICINES, ViewerRole.DOCTOR, T.plus(Duration.ofDays(1))) instanceof MedicalView.Shown)
                .isEqualTo(!ended);
    }

    @Test
    void theEndOfTheCareLeavesAnotherPatientAndAnOutpatientsDay() {
        put(Consented.subject(null), ONE, Consented.medicines("薬"), T);
        ResourceId other = new ResourceId("other");
        window.careEnded(other, List.of(Consented.end(other, null, Consented.DAY.minusDays(1))), T);
        window.careEnded(Consented.PATIENT, List.of(Consented.end(Consented.PATIENT, null, Consented.DAY)), T);
        assertThat(look(ConsentItem.MEDICINES, ViewerRole.DOCTOR, T.plus(Duration.ofHours(24))))
                .isInstanceOf(MedicalView.Shown.class);
    }

    @Test
    void theDeskNeverSeesItAndThePharmacistSeesMedicinesOnly() {
        put(Consented.subject(LAST), BOTH, Consented.medicines("薬"), T);
        assertThat(reason(look(ConsentItem.MEDICINES, ViewerRole.DESK_STAFF, T)))
                .isEqualTo(View.Reason.NOT_FOR_THIS_ROLE);
        assertThat(reason(look(ConsentItem.TREATMENTS, ViewerRole.PHARMACIST, T)))
                .isEqualTo(View.Reason.NOT_FOR_THIS_ROLE);
        MedicalView.Shown medicines = (MedicalView.Shown) look(ConsentItem.MEDICINES, ViewerRole.PHARMACIST, T);
        assertThat(Consented.treatments(medicines.content())).isZero();
        MedicalView.Shown treatments = (MedicalView.Shown) look(ConsentItem.TREATMENTS, ViewerRole.DOCTOR, T);
        assertThat(Consented.treatments(treatments.content())).isEqualTo(1);
    }

    @Test
    void aDocumentOfTwoItemsNeedsBothConsentsAndARoleForBoth() {
        put(Consented.subject(LAST), BOTH, new PdfDocument(new byte[10]), T);
        assertThat(reason(look(ConsentItem.MEDICINES, ViewerRole.PHARMACIST, T)))
                .isEqualTo(View.Reason.NOT_FOR_THIS_ROLE);
        assertThat(look(ConsentItem.MEDICINES, ViewerRole.DOCTOR, T)).isInstanceOf(MedicalView.Shown.class);
        assertThat(window.size()).isEqualTo(1);
    }

    @Test
    void aRevocationRefusesAtOnceAlsoWhatIsStillOnItsWay() {
        put(Consented.subject(LAST), ONE, Consented.medicines("薬"), T);
        InquiryId late = Consented.question(99);
        window.open(late, Consented.subject(LAST), ONE, T);
        window.revoke(Consented.PATIENT, T.plusSeconds(1));
        assertThat(reason(look(ConsentItem.MEDICINES, ViewerRole.DOCTOR, T.plusSeconds(1))))
                .isEqualTo(View.Reason.CONSENT_REVOKED);
        window.answered(late, Consented.medicines("薬"), T.plusSeconds(2));
        assertThat(reason(look(ConsentItem.MEDICINES, ViewerRole.DOCTOR, T.plusSeconds(2))))
                .isEqualTo(View.Reason.CONSENT_REVOKED);
        assertThat(window.size()).isZero();
    }

    @Test
    void notThisPatientLocksTheItemAndWhatIsOnItsWay() {
        put(Consented.subject(LAST), BOTH, Consented.medicines("薬"), T);
        InquiryId late = Consented.question(99);
        window.open(late, Consented.subject(LAST), ONE, T);
        window.report(Consented.PATIENT, new WrongPersonReport(ConsentItem.MEDICINES, "dr", T.plusSeconds(1)));
        assertThat(reason(look(ConsentItem.MEDICINES, ViewerRole.DOCTOR, T.plusSeconds(1))))
                .isEqualTo(View.Reason.REPORTED_AS_ANOTHER_PERSONS);
        window.answered(late, Consented.medicines("薬"), T.plusSeconds(2));
        assertThat(reason(look(ConsentItem.MEDICINES, ViewerRole.DOCTOR, T.plusSeconds(2))))
                .isEqualTo(View.Reason.REPORTED_AS_ANOTHER_PERSONS);
        assertThat(look(ConsentItem.TREATMENTS, ViewerRole.DOCTOR, T.plusSeconds(2)))
                .isInstanceOf(MedicalView.Shown.class);
    }

    @Test
    void anAnswerThatNobodyAskedForIsDropped() {
        window.answered(Consented.question(1), Consented.medicines("薬"), T);
        assertThat(window.size()).isZero();
        assertThat(look(ConsentItem.MEDICINES, ViewerRole.DOCTOR, T)).isEqualTo(new MedicalView.NotHere());
    }

    @Test
    void itHoldsNoMoreAnswersAndBytesThanItMay() {
        MedicalWindow small = window(2, 400);
        for (int n = 0; n < 5; n++) {
            InquiryId id = Consented.question(n);
            small.open(id, Consented.subject(new ResourceId("p" + n), LAST), ONE, T);
            small.answered(id, new PdfDocument(new byte[100]), T);
            assertThat(small.bytes()).isLessThanOrEqualTo(400);
        }
        assertThat(small.size()).isEqualTo(2);
        assertThat(small.look(new ResourceId("p0"), ConsentItem.MEDICINES, Consented.as(ViewerRole.DOCTOR), T))
                .isEqualTo(new MedicalView.NotHere());
        small.open(Consented.question(10), Consented.subject(LAST), ONE, T);
        small.answered(Consented.question(10), new PdfDocument(new byte[401]), T);
        assertThat(small.size()).as("what is too large makes no room").isEqualTo(2);
        small.open(Consented.question(11), Consented.subject(LAST), ONE, T);
        small.open(Consented.question(12), Consented.subject(LAST), ONE, T);
        assertThatThrownBy(() -> small.open(Consented.question(13), Consented.subject(LAST), ONE, T))
                .isInstanceOf(ProblemException.class);
        small.sweep(T.plus(Duration.ofHours(25)));
        assertThat(small.waiting()).isZero();
        assertThat(small.size()).isZero();
    }

    @Test
    void afterItsEndNoReferenceKeepsIt() {
        WeakReference<MedicalRecord> kept = putOne();
        window.sweep(LAST.plusNanos(1));
        Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20)).until(() -> {
            System.gc();
            return kept.get() == null;
        });
        assertThat(reason(look(ConsentItem.MEDICINES, ViewerRole.DOCTOR, LAST.plusNanos(2))))
                .isEqualTo(View.Reason.CONSENT_EXPIRED);
    }

    private WeakReference<MedicalRecord> putOne() {
        MedicalRecord content = new PdfDocument(new byte[1000]);
        put(Consented.subject(LAST), ONE, content, T);
        assertThat(((MedicalView.Shown) look(ConsentItem.MEDICINES, ViewerRole.DOCTOR, T)).content())
                .isSameAs(content);
        return new WeakReference<>(content);
    }

    /** Something that happens. */
    enum What {
        OPEN,
        ANSWER,
        LOOK,
        REVOKE,
        REPORT,
        SWEEP
    }

    /** An event, some seconds after (or before) the one before. */
    record Event(What what, int after, int role) {}

    @Provide
    Arbitrary<List<Event>> stories() {
        return Combinators.combine(Arbitraries.of(What.values()), Arbitraries.integers().between(-20, 60),
                Arbitraries.integers().between(0, ViewerRole.values().length - 1)).as(Event::new).list().ofMinSize(3)
                .ofMaxSize(40);
    }

    @Property
    void nothingIsReadableOutsideTheWindowWhateverTheOrderOfEvents(@ForAll("stories") List<Event> story) {
        MedicalWindow any = window(3, 2_000);
        Instant now = T;
        Instant newest = T;
        boolean locked = false;
        int asked = 0;
        int answered = 0;
        for (Event event : story) {
            now = now.plusSeconds(event.after());
            newest = now.isAfter(newest) ? now : newest;
            switch (event.what()) {
                case OPEN -> {
                    if (asked - answered < 3 && !locked) {
                        any.open(Consented.question(asked++), Consented.subject(LAST), ONE, now);
                    }
                }
                case ANSWER -> {
                    if (answered < asked) {
                        any.answered(Consented.question(answered++), Consented.medicines("薬"), now);
                    }
                }
                case LOOK -> {
                    ViewerRole role = ViewerRole.values()[event.role()];
                    MedicalView view = any.look(Consented.PATIENT, ConsentItem.MEDICINES, Consented.as(role), now);
                    if (view instanceof MedicalView.Shown) {
                        assertThat(locked).isFalse();
                        assertThat(newest).isBetween(T, LAST);
                        assertThat(role).isIn(ViewerRole.DOCTOR, ViewerRole.DENTIST, ViewerRole.PHARMACIST);
                        assertThat(answered).isPositive();
                    }
                }
                case REVOKE -> {
                    any.revoke(Consented.PATIENT, now);
                    locked = true;
                }
                case REPORT -> {
                    any.report(Consented.PATIENT, new WrongPersonReport(ConsentItem.MEDICINES, "dr", now));
                    locked = true;
                }
                case SWEEP -> any.sweep(now);
            }
            if (locked || newest.isAfter(LAST)) {
                any.sweep(now);
                assertThat(any.size()).isZero();
            }
        }
    }
}
