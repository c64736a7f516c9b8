package jp.madoguchi.reception.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.domain.exchange.ReceptionNumber;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.reception.ledger.BulkJob;
import jp.madoguchi.reception.ledger.BulkPace;
import jp.madoguchi.reception.ledger.BulkState;
import jp.madoguchi.reception.ledger.BulkStop;
import jp.madoguchi.reception.ledger.BulkSubject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** The state machine of a bulk job, as a table: each event in each state leads to one state, or is refused ({@code -}). */
class BulkJobTest {

    private static final Instant AT = Instant.parse("2026-11-20T09:00:00Z");
    private static final ReceptionNumber NUMBER = new ReceptionNumber("R-1");
    private static final InquiryId FIRST = new InquiryId("20261120180000AAAAAAAAAA");
    private static final InquiryId SECOND = new InquiryId("20261120180100BBBBBBBBBB");
    private static final BulkPace PACE = BulkPace.DEFAULT;

    private static BulkJob planned(BulkSubject subject) {
        return BulkJob.planned(new ResourceId("job"), new ResourceId("batch"), Crowd.FACILITY, Crowd.TERMINAL, subject,
                3, 3, AT);
    }

    private static BulkJob in(String state) {
        BulkJob planned = planned(new BulkSubject.Persons(LocalDate.of(2026, 11, 21)));
        BulkJob one = planned(new BulkSubject.OneReference()).sent(FIRST, AT, PACE);
        BulkJob sent = planned.sent(FIRST, AT, PACE);
        BulkJob accepted = sent.accepted(NUMBER, AT, PACE);
        BulkJob asked = accepted.asked(SECOND, AT, PACE);
        return switch (state) {
            case "PLANNED" -> planned;
            case "SENT" -> sent;
            case "ACCEPTED" -> accepted;
            case "ASKED" -> asked;
            case "PROCESSING" -> asked.stillProcessing(AT, PACE);
            case "PROCESSING_STOPPED" -> asked.stillProcessing(AT, PACE).stopped(BulkStop.FAILED, AT);
            case "PLANNED_AGAIN" -> sent.failed(AT, PACE);
            case "ONE_AGAIN" -> one.failed(AT, PACE);
            case "PLANNED_STOPPED" -> planned.stopped(BulkStop.TERMINAL_OUT, AT);
            case "SENT_STOPPED" -> sent.stopped(BulkStop.NO_REPLY, AT);
            case "ACCEPTED_STOPPED" -> accepted.stopped(BulkStop.TERMINAL_OUT, AT);
            case "ASKED_STOPPED" -> asked.stopped(BulkStop.FAILED, AT);
            case "FINISHED" -> asked.finished(AT);
            case "ONE_SENT" -> one;
            case "ONE_STOPPED" -> one.stopped(BulkStop.NO_REPLY, AT);
            default -> throw new IllegalArgumentException(state);
        };
    }

    private static BulkJob after(BulkJob job, String event) {
        return switch (event) {
            case "sent" -> job.sent(FIRST, AT, PACE);
            case "accepted" -> job.accepted(NUMBER, AT, PACE);
            case "asked" -> job.asked(SECOND, AT, PACE);
            case "stillProcessing" -> job.stillProcessing(AT.plus(Duration.ofHours(24)).minusNanos(1), PACE);
            case "dayIsOver" -> job.stillProcessing(AT.plus(Duration.ofHours(24)), PACE);
            case "stopped" -> job.stopped(BulkStop.NO_REPLY, AT);
            case "resumed" -> job.resumed(AT);
            case "finished" -> job.finished(AT);
            case "held" -> job.held(AT);
            case "unsent" -> job.unsent(AT);
            case "failed" -> job.failed(AT, PACE);
            case "unanswered" -> job.unanswered(AT, PACE);
            default -> throw new IllegalArgumentException(event);
        };
    }

    @ParameterizedTest
    @CsvFileSource(resources = "states.csv", useHeadersInDisplayName = true)
    void eachEventLeadsToOneStateOrIsRefused(ArgumentsAccessor row) {
        List<String> events = List.of("sent", "accepted", "asked", "stillProcessing", "dayIsOver", "stopped", "resumed",
                "finished", "held", "unsent", "failed", "unanswered");
        for (int i = 0; i < events.size(); i++) {
            BulkJob before = in(row.getString(0));
            String event = events.get(i);
            String next = row.getString(i + 1);
            if (next.equals("-")) {
                assertThatThrownBy(() -> after(before, event)).as(event)
                        .isInstanceOfSatisfying(ProblemException.class,
                                refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.TASK_STATE));
            } else {
                assertThat(after(before, event).state().phase().name()).as(event).isEqualTo(next);
            }
        }
    }

    /** One about persons of 2026-11-21 or about no day, as it was planned or resumed. */
    @ParameterizedTest(name = "{0} since {1}, about a day: {2}, ends at {3}")
    @CsvSource({"PLANNED, 2026-11-20T09:00:00Z, true, 2026-11-21T15:00:00Z",
            "PLANNED, 2026-11-20T09:00:00Z, false, 2026-11-21T09:00:00Z",
            "RESUMED, 2026-11-20T10:00:00Z, true, 2026-11-21T15:00:00Z",
            "RESUMED, 2026-11-21T15:00:00Z, true, 2026-11-22T15:00:00Z",
            "RESUMED, 2026-11-20T10:00:00Z, false, 2026-11-21T10:00:00Z",
            "ACCEPTED, 2026-11-20T09:00:00Z, true, 2026-11-21T09:00:00Z",
            "ACCEPTED, 2026-11-21T09:00:00Z, true, 2026-11-21T15:00:00Z",
            "ACCEPTED, 2026-11-21T16:00:00Z, true, 2026-11-22T16:00:00Z",
            "ACCEPTED, 2026-11-21T09:00:00Z, false, 2026-11-22T09:00:00Z"})
    void whatCannotBeAskedEndsWithItsDayOrAfterTheLongestTime(String state, Instant since, boolean day, Instant end) {
        BulkJob planned = planned(day
                ? new BulkSubject.Persons(LocalDate.of(2026, 11, 21))
                : new BulkSubject.References());
        BulkJob job = switch (state) {
            case "PLANNED" -> planned;
            case "RESUMED" -> planned.stopped(BulkStop.TERMINAL_OUT, AT).resumed(since);
            default -> planned.sent(FIRST, AT, PACE).accepted(NUMBER, since, PACE);
        };
        assertThat(job.endsAt(PACE)).isEqualTo(end);
        assertThat(job.held(since.plusSeconds(60)).endsAt(PACE)).as("however long it is held").isEqualTo(end);
        BulkJob tried = job.state().phase() == BulkState.Phase.PLANNED
                ? job.sent(SECOND, since.plusSeconds(60), PACE)
                : job.asked(SECOND, since.plusSeconds(60), PACE);
        assertThat(tried.unsent(since.plusSeconds(120)).endsAt(PACE)).as("however often it is tried").isEqualTo(end);
    }

    @Test
    void theWaitGrowsFromOneMinuteToHalfAnHour() {
        BulkJob job = in("SENT").accepted(NUMBER, AT, PACE);
        List<Long> minutes = new ArrayList<>();
        Instant now = AT;
        for (int i = 0; i < 7; i++) {
            Instant due = job.state().dueAt();
            minutes.add(Duration.between(now, due).toMinutes());
            now = due;
            job = job.asked(SECOND, now, PACE);
            job = job.stillProcessing(now, PACE);
        }
        assertThat(minutes).containsExactly(1L, 2L, 5L, 10L, 30L, 30L, 30L);
        assertThat(job.state()).isInstanceOfSatisfying(BulkState.Accepted.class, accepted -> {
            assertThat(accepted.asks()).isEqualTo(7);
            assertThat(accepted.since()).isEqualTo(AT);
        });
    }

    @Test
    void aReplyIsWaitedForHalfAnHour() {
        assertThat(in("SENT").state().dueAt()).isEqualTo(AT.plus(Duration.ofMinutes(30)));
        assertThat(in("ASKED").state().dueAt()).isEqualTo(AT.plus(Duration.ofMinutes(30)));
        assertThat(in("SENT_STOPPED").state().dueAt()).isNull();
    }

    @Test
    void aJobThatFailsFiveTimesAtATerminalThatStandsWellIsLeftToAPersonOneThatOnlyTriesItIsNot() {
        BulkJob trying = in("PLANNED");
        BulkJob failing = in("PLANNED");
        for (int i = 0; i < 4; i++) {
            trying = trying.sent(FIRST, AT, PACE, true).failed(AT, PACE);
            failing = failing.sent(FIRST, AT, PACE).failed(AT, PACE);
            assertThat(failing.state().phase()).isEqualTo(BulkState.Phase.PLANNED);
        }
        assertThat(trying.sent(FIRST, AT, PACE, true).failed(AT, PACE).state().phase())
                .isEqualTo(BulkState.Phase.PLANNED);
        assertThat(failing.sent(FIRST, AT, PACE).failed(AT, PACE).state()).isInstanceOfSatisfying(
                BulkState.Stopped.class, stopped -> assertThat(stopped.reason()).isEqualTo(BulkStop.FAILED));
        BulkJob asked = in("ACCEPTED");
        for (int i = 0; i < 4; i++) {
            asked = asked.asked(SECOND, AT, PACE).failed(AT, PACE);
            assertThat(asked.state().phase()).isEqualTo(BulkState.Phase.ACCEPTED);
        }
        assertThat(asked.asked(SECOND, AT, PACE).failed(AT, PACE).state().phase()).isEqualTo(BulkState.Phase.STOPPED);
    }

    @Test
    void whatFailsOrIsNotAnsweredEndsWithItsTime() {
        Instant end = in("SENT").endsAt(PACE);
        assertThat(in("SENT").failed(end.minusNanos(1), PACE).state().phase()).isEqualTo(BulkState.Phase.PLANNED);
        assertThat(in("SENT").failed(end, PACE).state().phase()).isEqualTo(BulkState.Phase.STOPPED);
        Instant askedEnds = in("ASKED").endsAt(PACE);
        assertThat(in("ASKED").unanswered(askedEnds.minusNanos(1), PACE).state().phase())
                .isEqualTo(BulkState.Phase.ACCEPTED);
        assertThat(in("ASKED").unanswered(askedEnds, PACE).state()).isInstanceOfSatisfying(BulkState.Stopped.class,
                stopped -> assertThat(stopped.reason()).isEqualTo(BulkStop.NO_REPLY));
    }

    @Test
    void aStoppedJobKeepsItsQuestionForALateReplyAndItsFirstReason() {
        assertThat(in("SENT_STOPPED").state().question()).isEqualTo(FIRST);
        assertThat(in("ASKED_STOPPED").state().question()).isEqualTo(SECOND);
        assertThat(in("ASKED_STOPPED").state().reception()).isEqualTo(NUMBER);
        assertThat(in("ASKED_STOPPED").stopped(BulkStop.NO_REPLY, AT)).isEqualTo(in("ASKED_STOPPED"));
    }

    @Test
    void aJobWithNobodyToAskAboutIsFinishedAtOnceButACollectionIsNot() {
        assertThat(BulkJob.planned(new ResourceId("j"), new ResourceId("b"), Crowd.FACILITY, Crowd.TERMINAL,
                new BulkSubject.References(), 2, 0, AT).state()).isEqualTo(new BulkState.Finished(AT));
        assertThat(BulkJob.planned(new ResourceId("j"), new ResourceId("b"), Crowd.FACILITY, Crowd.TERMINAL,
                new BulkSubject.Tickets(java.time.YearMonth.of(2026, 11)), 0, 0, AT).state().phase())
                .isEqualTo(BulkState.Phase.PLANNED);
    }

    @Test
    void aLeaseKeepsOthersAwayUntilItEnds() {
        BulkJob claimed = in("ASKED").claimed("a", AT, Duration.ofMinutes(2));
        assertThat(claimed.isClaimedByOther("a", AT)).isFalse();
        assertThat(claimed.isClaimedByOther("b", AT.plusSeconds(119))).isTrue();
        assertThat(claimed.isClaimedByOther("b", AT.plusSeconds(120))).isFalse();
        assertThat(claimed.finished(AT).claim()).isNull();
    }
}
