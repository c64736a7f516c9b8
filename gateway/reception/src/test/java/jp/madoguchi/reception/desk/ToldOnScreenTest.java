package jp.madoguchi.reception.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.domain.channel.ChannelCalendar;
import jp.madoguchi.domain.channel.ExceptionalViews;
import jp.madoguchi.domain.channel.NextStep;
import jp.madoguchi.domain.consent.Viewers;
import jp.madoguchi.domain.desk.DeskStep;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.reception.ledger.DeskTask;
import jp.madoguchi.reception.ledger.LookUpRecord;
import jp.madoguchi.reception.mode.LookUp;
import jp.madoguchi.reception.mode.LookUpInModes;
import jp.madoguchi.reception.mode.LookUpOrder;
import jp.madoguchi.reception.mode.LookUpRules;
import jp.madoguchi.reception.mode.RequestKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What desks tell of the terminal's screen in failure mode: what of it counts for the month (R-CH-32), and whose look it was (R-SE-09). */
class ToldOnScreenTest extends DeskInFailureMode {

    private final LookUpInModes lookUps = new LookUpInModes(desk.ledger,
            new LookUpRules(desk.rules.table(ExceptionalViews.class), desk.rules.table(ChannelCalendar.class),
                    desk.rules.table(Viewers.class), desk.rules.switches()),
            false);

    private LookUpRecord written(String key) {
        LookUpOrder wish = new LookUpOrder(DeskFlow.FACILITY, patient, "clerk-1", "読めないカード", new RequestKey(key));
        return ((LookUp.Permitted) get(lookUps.inFailure(wish))).record();
    }

    private List<LookUpRecord> looks() {
        return List.copyOf(desk.ledger.outages.lookUps.values());
    }

    private List<DeskTask> reviews() {
        return desk.ledger.tasks.stream().filter(task -> task.step() == DeskStep.REVIEW_EXCEPTIONAL_VIEW).toList();
    }

    /** Whether the patient card alone is tolerated a week later, by what was proven in the month. */
    private boolean monthIsProven() {
        desk.on(VISIT.plusDays(7));
        return decideByPatientCard().step() instanceof NextStep.Proceed;
    }

    @ParameterizedTest(name = "told {0}: the month is proven {1}")
    @CsvSource({"VALID,true", "VALID INVALID,false", "INVALID VALID,true", "VALID NONE,false",
            "VALID INVALID VALID,true", "INVALID VALID INVALID,false"})
    void ofAVisitWhatWasToldLastCounts(String said, boolean proven) {
        for (String one : said.split(" ")) {
            told(one);
        }
        assertThat(monthIsProven()).isEqualTo(proven);
    }

    @Test
    void somebodyElsesCorrectionCountsAsWell() {
        told("VALID", "clerk-1");
        told("INVALID", "clerk-2");
        assertThat(looks()).extracting(look -> look.view().user()).containsExactly("clerk-1", "clerk-2");
        assertThat(monthIsProven()).isFalse();
    }

    @Test
    void whatWasToldOfAnotherVisitStays() {
        told("VALID");
        desk.on(VISIT.plusDays(1));
        told("INVALID");
        assertThat(monthIsProven()).isTrue();
    }

    /** R-CH-50: what the national system itself said of the visit goes before what a person read. */
    @ParameterizedTest(name = "told {0}, the re-check of {1} says {2}: proven {3}")
    @CsvSource({"VALID,2026-11-20,INVALID,false", "INVALID,2026-11-20,VALID,true", "VALID,2026-11-21,INVALID,true",
            "NONE,2026-11-20,VALID,true", "NONE,2026-11-21,VALID,false"})
    void theReCheckOfTheVisitGoesBeforeWhatWasTold(String said, LocalDate about, QualificationValidity answered,
            boolean proven) {
        told(said);
        desk.on(VISIT.plusDays(2));
        reChecked(about, answered);
        assertThat(monthIsProven()).isEqualTo(proven);
    }

    /** R-SE-09: what a second person has reviewed says nothing of a later look. */
    @Test
    void aLookThatWasReviewedTakesOverNoLaterOne() {
        LookUpRecord first = written("wish-1");
        later(Duration.ofMinutes(5));
        LookUpRecord reviewed = get(lookUps.review(DeskFlow.FACILITY, first.id(), "staff-2"));
        told("VALID");
        assertThat(looks()).hasSize(2).contains(reviewed);
        assertThat(looks().getLast().reviewer()).isNull();
        assertThat(looks().getLast().told()).isNotNull();
        assertThat(reviews()).hasSize(2);
    }

    @Test
    void aLookThatIsToldFirstAndWrittenDownAfterwardsIsOneLookWithOneReview() {
        told("VALID");
        later(Duration.ofMinutes(30));
        LookUpRecord written = written("wish-1");
        assertThat(looks()).containsExactly(written);
        assertThat(written.view().reason()).isEqualTo("読めないカード");
        assertThat(written.view().at()).as("when it was looked at").isEqualTo(VISIT.atTime(9, 31));
        assertThat(reviews()).hasSize(1);
        later(Duration.ofMinutes(1));
        assertThat(written("wish-1")).as("sent again").isEqualTo(written);
        assertThat(written("wish-2")).as("another look").isNotEqualTo(written);
        assertThat(looks()).hasSize(2);
        assertThat(reviews()).hasSize(2);
    }

    @ParameterizedTest(name = "{0} on another day: another look")
    @CsvSource({"told first", "reviewed"})
    void whatWasToldOnAnotherDayOrIsReviewedIsAnotherLook(String how) {
        told("VALID");
        if (how.equals("reviewed")) {
            get(lookUps.review(DeskFlow.FACILITY, looks().getFirst().id(), "staff-2"));
        } else {
            desk.on(VISIT.plusDays(1));
        }
        LookUpRecord before = looks().getFirst();
        written("wish-1");
        assertThat(looks()).hasSize(2).contains(before);
    }

    @Test
    void theSameRequestAfterMidnightTellsNothingTwice() {
        told("VALID", "clerk-1", "same");
        List<LookUpRecord> before = looks();
        later(Duration.ofHours(20));
        told("VALID", "clerk-1", "same");
        assertThat(looks()).isEqualTo(before);
        assertThat(reviews()).hasSize(1);
    }

    @Test
    void theSameRequestAfterMidnightStandsAlsoInTheLookThatWasWrittenDown() {
        written("wish-1");
        told("VALID", "clerk-1", "same");
        List<LookUpRecord> before = looks();
        later(Duration.ofHours(20));
        told("VALID", "clerk-1", "same");
        assertThat(looks()).hasSize(1).isEqualTo(before);
    }
}
