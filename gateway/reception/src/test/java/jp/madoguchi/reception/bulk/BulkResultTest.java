package jp.madoguchi.reception.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import jp.madoguchi.domain.exchange.BulkCounts;
import jp.madoguchi.domain.exchange.BulkPerson;
import jp.madoguchi.domain.exchange.BulkUnit;
import jp.madoguchi.domain.exchange.Echo;
import jp.madoguchi.domain.exchange.LimitChange;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.exchange.ReceptionNumber;
import jp.madoguchi.domain.exchange.Reply;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.qualification.ReasonOfLoss;
import jp.madoguchi.reception.inquiry.Received;
import jp.madoguchi.reception.inquiry.Taken;
import jp.madoguchi.reception.ledger.BulkOutcome;
import jp.madoguchi.reception.ledger.BulkPace;
import jp.madoguchi.reception.ledger.BulkReason;
import jp.madoguchi.reception.ledger.BulkRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a bulk result may say of a person, and what in it is never taken. */
class BulkResultTest extends BulkFlow {

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"DEATH, LOST_BY_DEATH", "PUBLIC_ASSISTANCE, LOST_TO_PUBLIC_ASSISTANCE",
            "OTHER_INSURANCE, LOST_TO_OTHER_INSURANCE", "OTHER, NOT_VALID", "-, NOT_VALID"})
    void anInvalidQualificationSaysWhyItEnded(ReasonOfLoss loss, BulkReason reason) {
        people(1);
        plan(1);
        Question.FetchResult fetch = untilFetched();
        Qualification q = Crowd.insurance(1, Crowd.member(1), "架空組合");
        Qualification lost = new Qualification(q.classification(), q.member(), q.insurerName(), null, null, q.person(),
                q.acquired(), Crowd.DAY.minusDays(3), null, q.cardValidity(), null, false, loss, null, null, List.of(),
                List.of(), List.of(), null);
        take(fetch, many(fetch, List.of(new BulkUnit(Crowd.answer(rows().getFirst().key(), Crowd.card(1),
                Crowd.said(QualificationValidity.INVALID), List.of(lost), ledger.now), LimitChange.UNCHANGED))));
        assertThat(rows()).extracting(BulkRow::outcome).containsExactly(BulkOutcome.INVALID);
        assertThat(rows()).extracting(BulkRow::reason).containsExactly(reason);
    }

    @Test
    void anotherInstitutionsCodeRefusesTheWholeResultAndAPersonIsToldOnce() {
        people(1, 2);
        plan(1, 2);
        Question.FetchResult fetch = untilFetched();
        BulkUnit fine = MemoryNational.unit(new BulkPerson(rows().get(0).key(), Crowd.card(1)), ledger.now);
        Answer other = MemoryNational.unit(new BulkPerson(rows().get(1).key(), Crowd.card(2)), ledger.now).answer();
        Answer foreign = new Answer(new FacilityCode("1310000001"), other.asked(), null, other.arbitraryIdentifier(),
                other.processedAt(), other.confirmationDate(), other.outcome(), other.asking(), other.qualifications(),
                null);
        Reply reply = many(fetch, List.of(fine, new BulkUnit(foreign, LimitChange.UNCHANGED)));
        Received received = new Received(file("foreign"), fetch.id(), reply);
        for (int i = 0; i < 2; i++) {
            assertThat(now(replies("node-1").take(received))).isInstanceOfSatisfying(Taken.Refused.class,
                    refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.FACILITY_FOREIGN));
        }
        assertThat(ledger.answers).isEmpty();
        assertThat(tasks()).hasSize(1);
        assertThat(deliver(fetch)).isEqualTo(new Taken.Done());
    }

    @Test
    void anotherReceptionNumberIsRefusedAndAPersonIsToldOnce() {
        people(1);
        plan(1);
        Question.FetchResult fetch = untilFetched();
        Reply reply = new Reply.ConfirmedMany(fetch.kind(), Echo.NONE, new ReceptionNumber("OLD-7"), BulkCounts.NONE,
                List.of());
        Received received = new Received(file("old"), fetch.id(), reply);
        for (int i = 0; i < 2; i++) {
            assertThat(now(replies("node-1").take(received))).isInstanceOfSatisfying(Taken.Refused.class,
                    refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.ANSWER_TO_OTHER_QUESTION));
        }
        Reply processing = new Reply.StillProcessing(fetch.kind(), Echo.NONE, new ReceptionNumber("OLD-7"));
        assertThat(now(replies("node-1").take(new Received(file("old2"), fetch.id(), processing))))
                .isInstanceOf(Taken.Refused.class);
        assertThat(tasks()).hasSize(2);
        assertThat(rows()).extracting(BulkRow::outcome).containsExactly(BulkOutcome.WAITING);
    }

    @Test
    void unitsThatNobodyAskedForOrThatComeTwiceAreRefusedAndCounted() {
        people(1, 2, 3);
        BulkPlan plan = plan(1, 2);
        Question.FetchResult fetch = untilFetched();
        BulkUnit one = MemoryNational.unit(new BulkPerson(rows().get(0).key(), Crowd.card(1)), ledger.now);
        BulkUnit nobody = MemoryNational.unit(new BulkPerson("00007-other", Crowd.card(3)), ledger.now);
        BulkUnit otherCard = MemoryNational.unit(new BulkPerson(rows().get(1).key(), Crowd.card(3)), ledger.now);
        Reply reply = new Reply.ConfirmedMany(fetch.kind(), Echo.NONE, fetch.reception(), new BulkCounts(5, 5, 0),
                List.of(one, one, nobody, otherCard));
        assertThat(take(fetch, reply)).isEqualTo(inPart());
        assertThat(progress(plan).refused()).isEqualTo(2);
        assertThat(ledger.answers).hasSize(1);
        assertThat(rows()).extracting(BulkRow::reason).containsExactly(null, BulkReason.OTHER_CARD);
        assertThat(ledger.tasks).extracting(task -> task.cause().reason()).containsExactly("COUNT_DIFFERS",
                "OTHER_PERSON");
    }

    private Taken inPart() {
        return new Taken.InPart(Problem.at(ProblemCode.ANSWER_TO_OTHER_QUESTION, "f" + files));
    }

    /** The key and the echo are right, and what was found is about somebody else. */
    private BulkUnit somebodyElses(int row, String key) {
        return new BulkUnit(Crowd.answer(key, rows().get(row).card(), Crowd.said(QualificationValidity.VALID),
                List.of(Crowd.insurance(3, Crowd.member(3), "架空組合")), ledger.now), LimitChange.UNCHANGED);
    }

    @Test
    void anotherPersonsDataUnderTheRightEchoIsNotTakenAndEndsInTheWorklist() {
        people(1, 2, 3);
        plan(1, 2);
        Question.FetchResult fetch = untilFetched();
        assertThat(take(fetch, many(fetch, List.of(somebodyElses(0, rows().get(0).key()), somebodyElses(1, null)))))
                .isEqualTo(inPart());
        assertThat(rows()).extracting(BulkRow::outcome).containsOnly(BulkOutcome.ERROR);
        assertThat(rows()).extracting(BulkRow::reason).containsOnly(BulkReason.ANOTHER_PERSON);
        assertThat(ledger.answers).isEmpty();
        assertThat(ledger.coverages).isEmpty();
        assertThat(ledger.tasks).singleElement()
                .satisfies(task -> assertThat(task.cause().reason()).isEqualTo("OTHER_PERSON"));
    }

    @Test
    void anotherPersonsDataGivesWayToTheRightOneOfTheSameResult() {
        people(1, 2, 3);
        plan(1, 2);
        Question.FetchResult fetch = untilFetched();
        List<BulkUnit> units = List.of(somebodyElses(0, rows().get(0).key()),
                MemoryNational.unit(new BulkPerson(rows().get(0).key(), Crowd.card(1)), ledger.now),
                MemoryNational.unit(new BulkPerson(rows().get(1).key(), Crowd.card(2)), ledger.now));
        assertThat(take(fetch, many(fetch, units))).isEqualTo(new Taken.Done());
        assertThat(rows()).extracting(BulkRow::outcome).containsOnly(BulkOutcome.VALID);
        assertThat(job().refused()).isEqualTo(1);
    }

    @Test
    void ofTwoDifferentUnitsAboutOnePersonNeitherHolds() {
        people(1, 2);
        BulkPlan plan = plan(1, 2);
        Question.FetchResult fetch = untilFetched();
        BulkUnit valid = MemoryNational.unit(new BulkPerson(rows().get(0).key(), Crowd.card(1)), ledger.now);
        BulkUnit invalid = new BulkUnit(Crowd.answer(rows().get(0).key(), Crowd.card(1),
                Crowd.said(QualificationValidity.INVALID), List.of(), ledger.now), LimitChange.UNCHANGED);
        BulkUnit other = MemoryNational.unit(new BulkPerson(rows().get(1).key(), Crowd.card(2)), ledger.now);
        assertThat(take(fetch, many(fetch, List.of(valid, other, invalid)))).isEqualTo(new Taken.Done());
        assertThat(rows()).extracting(BulkRow::outcome).containsExactly(BulkOutcome.NO_ANSWER, BulkOutcome.VALID);
        assertThat(rows().get(0).reason()).isEqualTo(BulkReason.TWICE_IN_RESULT);
        assertThat(progress(plan).refused()).isEqualTo(2);
        assertThat(ledger.answers).hasSize(1);
    }

    @Test
    void aUnitThatLostItsKeyIsKnownByItsCardAndOneWithAnotherCardGivesWayToTheRightOne() {
        people(1, 2, 3);
        plan(1, 2);
        Question.FetchResult fetch = untilFetched();
        BulkUnit keyless = new BulkUnit(Crowd.answer(null, Crowd.card(1), Crowd.said(QualificationValidity.VALID),
                List.of(Crowd.insurance(1, Crowd.member(1), "架空組合")), ledger.now), LimitChange.UNCHANGED);
        BulkUnit otherCard = MemoryNational.unit(new BulkPerson(rows().get(1).key(), Crowd.card(3)), ledger.now);
        BulkUnit right = MemoryNational.unit(new BulkPerson(rows().get(1).key(), Crowd.card(2)), ledger.now);
        take(fetch, many(fetch, List.of(otherCard, keyless, right)));
        assertThat(rows()).extracting(BulkRow::outcome).containsOnly(BulkOutcome.VALID);
        assertThat(job().refused()).isEqualTo(1);
    }

    @Test
    void theSameHoldsWhereAResultIsTakenInParts() {
        settings = new BulkSettings(500, 2, null, BulkPace.DEFAULT, 1, Duration.ofMinutes(2));
        ofTwoDifferentUnitsAboutOnePersonNeitherHolds();
    }
}
