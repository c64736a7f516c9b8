package jp.madoguchi.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import jp.madoguchi.domain.channel.DisasterArea;
import jp.madoguchi.domain.channel.FailureMode;
import jp.madoguchi.domain.channel.FourItems;
import jp.madoguchi.domain.claim.ClaimCase;
import jp.madoguchi.domain.claim.ClaimFacts;
import jp.madoguchi.domain.claim.ResultClass;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.exchange.DocumentForm;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.desk.ClaimRun;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.PostalAddress;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.qualification.QualificationValidity;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.channel.ExceptionalRequest;
import jp.madoguchi.domain.channel.ExceptionalView;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.reception.ledger.AuditFact;
import jp.madoguchi.reception.ledger.ClaimCaseRecord;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.reception.ledger.HomeRevocation;
import jp.madoguchi.reception.ledger.HomeRevocationState;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.LookUpRecord;
import jp.madoguchi.reception.ledger.ModeRecord;
import jp.madoguchi.reception.ledger.OutageRecord;
import jp.madoguchi.reception.ledger.RecheckRecord;
import jp.madoguchi.reception.ledger.RecheckState;
import jp.madoguchi.reception.mode.ChangeModes;
import jp.madoguchi.reception.mode.ClaimUrgency;
import jp.madoguchi.reception.mode.HealthSettings;
import jp.madoguchi.reception.mode.ModeOrder;
import jp.madoguchi.reception.mode.RecheckAfterOutage;
import jp.madoguchi.reception.mode.RecheckSettings;
import jp.madoguchi.reception.mode.TerminalHealth;
import jp.madoguchi.reception.inquiry.InquiryIds;
import jp.madoguchi.store.Samples;
import jp.madoguchi.store.ledger.sql.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Modes, outages, re-checks and revocations survive, sealed where they are personal (docs/design/national-system.md 6, 7). */
@ParameterizedClass
@EnumSource(Dialect.class)
class ModeRowsTest extends OnePatientsLedger {

    private static final LocalDate VISIT = LocalDate.of(2026, 11, 20);
    private static final DisasterArea AREA = new DisasterArea("架空市", VISIT, VISIT.plusDays(6));

    @Test
    void everyChangeOfAModeIsARowAndAFactAndTheNewestCountsAfterARestart() {
        ChangeModes modes = new ChangeModes(store.ledger());
        modes.failure(new ModeOrder(Samples.FACILITY, "staff-1", "回線の障害"), FailureMode.Event.CALL)
                .toCompletableFuture().join();
        modes.openDisaster(new ModeOrder(Samples.FACILITY, "staff-2", "大雨"), AREA).toCompletableFuture().join();
        store.restart();
        ModeRecord failure = store.run(
                tx -> tx.modes().newest(Samples.FACILITY, ExceptionalView.Kind.FAILURE).orElseThrow());
        assertThat(failure).isEqualTo(new ModeRecord(Samples.FACILITY, ExceptionalView.Kind.FAILURE,
                FailureMode.CALLED, null, "staff-1", "回線の障害", Samples.NOW, 1));
        assertThat(
                store.run((LedgerTransaction tx) -> tx.modes().newest(Samples.FACILITY, ExceptionalView.Kind.DISASTER)
                        .orElseThrow().area()))
                .isEqualTo(AREA);
        new ChangeModes(store.ledger()).failure(new ModeOrder(Samples.FACILITY, "staff-3", "折返し"),
                FailureMode.Event.CALL_BACK).toCompletableFuture().join();
        assertThat(store.rows("select step from mode_change where kind = 'FAILURE' order by version",
                row -> row.getString(1))).containsExactly("CALLED", "CALLED_BACK");
        assertThat(store.rows("select client, action, resource_type, parameters from audit order by number",
                row -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3) + " " + row.getString(4)))
                .containsExactly("staff-1 WRITE Mode FAILURE_CALLED", "staff-2 WRITE Mode DISASTER_OPEN",
                        "staff-3 WRITE Mode FAILURE_CALLED_BACK");
        assertThat(store.rows("select record from mode_change",
                row -> new String(row.getBytes(1), StandardCharsets.UTF_8)))
                .noneMatch(sealed -> sealed.contains("回線") || sealed.contains("大雨"));
    }

    @Test
    void aChangeAndItsFactFallTogether() {
        assertThatThrownBy(() -> store.run(tx -> {
            tx.modes().add(new ModeRecord(Samples.FACILITY, ExceptionalView.Kind.FAILURE, FailureMode.CALLED, null,
                    "a", "b", tx.at(), 1));
            tx.note(new AuditFact(Samples.FACILITY, "a", "Mode", null, "X"));
            throw new IllegalStateException("fails");
        })).hasCauseInstanceOf(IllegalStateException.class);
        assertThat(store.rows("select 1 from audit", row -> 1)).isEmpty();
        assertThat(store.rows("select 1 from mode_change", row -> 1)).isEmpty();
    }

    @Test
    void twoCannotMakeTheSameChange() {
        ModeRecord first = new ModeRecord(Samples.FACILITY, ExceptionalView.Kind.FAILURE, FailureMode.CALLED, null, "a",
                "b", Samples.NOW, 1);
        store.run(tx -> {
            tx.modes().add(first);
            return true;
        });
        assertThatThrownBy(() -> store.run(tx -> {
            tx.modes().add(first);
            return true;
        })).isInstanceOf(RuntimeException.class);
    }

    @Test
    void whatWasLookedUpAndItsReviewAreKept() {
        ExceptionalView view = new ExceptionalView(ExceptionalView.Kind.DISASTER,
                ExceptionalRequest.Consent.GIVEN, null, "大雨", "dr-1", PATIENT.value(),
                LocalDateTime.of(2026, 11, 20, 9, 0));
        LookUpRecord record = new LookUpRecord(new ResourceId("view"), Samples.FACILITY, view, null, null, null, null);
        LookUpRecord reviewed = new LookUpRecord(record.id(), Samples.FACILITY, view, "staff-2",
                LocalDateTime.of(2026, 11, 20, 17, 0), null, null);
        store.run(tx -> {
            tx.modes().save(record);
            return true;
        });
        assertThat(store.run((LedgerTransaction tx) -> tx.modes().lookUp(record.id()))).contains(record);
        store.run(tx -> {
            tx.modes().save(reviewed);
            return true;
        });
        store.restart();
        assertThat(store.run((LedgerTransaction tx) -> tx.modes().lookUp(record.id()))).contains(reviewed);
        assertThat(store.run((LedgerTransaction tx) -> tx.modes().lookUp(new ResourceId("none")))).isEmpty();
    }

    /** R-CH-32: what a screen of failure mode said of a patient's visits is found by the patient. */
    @Test
    void whatAScreenSaidIsKeptWithItsLookAndFoundByPatientAndKind() {
        LookUpRecord later = failure("view-a", PATIENT, 10)
                .telling(new LookUpRecord.Told(LocalDate.of(2026, 11, 19), QualificationValidity.VALID, Samples.NOW,
                        new ResourceId("request")))
                .writtenDown(new LookUpRecord.Written(new ResourceId("wish"), LocalDateTime.of(2026, 11, 20, 10, 5)),
                        "読めないカード");
        LookUpRecord earlier = failure("view-b", PATIENT, 9)
                .telling(new LookUpRecord.Told(LocalDate.of(2026, 11, 20), null, null, null));
        LookUpRecord disaster = LookUpRecord.of(new ResourceId("view-c"), Samples.FACILITY,
                new ExceptionalView(ExceptionalView.Kind.DISASTER, ExceptionalRequest.Consent.GIVEN, null, "大雨",
                        "dr-1", PATIENT.value(), LocalDateTime.of(2026, 11, 20, 9, 0)));
        store.run(tx -> {
            tx.modes().save(later);
            tx.modes().save(earlier);
            tx.modes().save(disaster);
            tx.save(Samples.linked(new ResourceId("somebody"), 7));
            tx.modes().save(failure("view-d", new ResourceId("somebody"), 9));
            return true;
        });
        store.restart();
        assertThat(store.run((LedgerTransaction tx) -> tx.modes().lookUpsOf(PATIENT, ExceptionalView.Kind.FAILURE)))
                .containsExactly(earlier, later);
        assertThat(store.run((LedgerTransaction tx) -> tx.modes().lookUpsOf(PATIENT, ExceptionalView.Kind.DISASTER)))
                .containsExactly(disaster);
    }

    private static LookUpRecord failure(String id, ResourceId patient, int hour) {
        return LookUpRecord.of(new ResourceId(id), Samples.FACILITY,
                new ExceptionalView(ExceptionalView.Kind.FAILURE, null, null, "回線の障害", "clerk-1", patient.value(),
                        LocalDateTime.of(2026, 11, 20, hour, 0)));
    }

    @Test
    void aRevocationIsKeptAndNeverMovesBack() {
        Instant at = Samples.NOW;
        store.run(tx -> {
            tx.revocations().save(Samples.FACILITY, PATIENT, at);
            tx.revocations().save(Samples.FACILITY, PATIENT, at.minusSeconds(5));
            return true;
        });
        assertThat(store.run((LedgerTransaction tx) -> tx.revocations().of(PATIENT))).contains(at);
        store.run(tx -> {
            tx.revocations().save(Samples.FACILITY, PATIENT, at.plusSeconds(5));
            return true;
        });
        store.restart();
        assertThat(store.run((LedgerTransaction tx) -> tx.revocations().of(PATIENT))).contains(at.plusSeconds(5));
        assertThat(store.run((LedgerTransaction tx) -> tx.revocations().of(new ResourceId("other")))).isEmpty();
        assertThat(store.run((LedgerTransaction tx) -> tx.revocations().of(Set.of(PATIENT, new ResourceId("other")))))
                .isEqualTo(Map.of(PATIENT, at.plusSeconds(5)));
    }

    @Test
    void whatBecameOfASentRevocationComesBackAndTheUnansweredAreFound() {
        InquiryId first = new InquiryId("20261120093015AAAAAAAA01");
        InquiryId second = new InquiryId("20261120093016AAAAAAAA02");
        Instant later = Samples.NOW.plusSeconds(60);
        HomeRevocation one = HomeRevocation.asked(first, Samples.FACILITY, PATIENT, "clerk-1", Samples.NOW);
        HomeRevocation two = HomeRevocation.asked(second, Samples.FACILITY, PATIENT, "clerk-1", later);
        store.run(tx -> {
            tx.revocations().save(one);
            tx.revocations().save(two);
            return true;
        });
        assertThat(store.run((LedgerTransaction tx) -> tx.revocations().unanswered(Samples.FACILITY, later, 10)))
                .containsExactly(one, two);
        assertThat(store.run((LedgerTransaction tx) -> tx.revocations().unanswered(Samples.FACILITY, Samples.NOW, 10)))
                .containsExactly(one);
        HomeRevocation refused = one
                .became(HomeRevocationState.REFUSED, new Notice("E1", "できません"), later)
                .with(new ResourceId("task-1"));
        store.run(tx -> {
            tx.revocations().save(refused);
            return true;
        });
        store.restart();
        assertThat(store.run((LedgerTransaction tx) -> tx.revocations().sentBy(first))).contains(refused);
        assertThat(store.run((LedgerTransaction tx) -> tx.revocations().newestSent(PATIENT))).contains(two);
        assertThat(store.run((LedgerTransaction tx) -> tx.revocations().unanswered(Samples.FACILITY, later, 10)))
                .containsExactly(two);
    }

    private static CardQuestion card(int n) {
        return new CardQuestion(Samples.member(n), Samples.BIRTH_DATE, false);
    }

    private static RecheckRecord recheck(String id, int card, LocalDate visit, LocalDate claimRun) {
        return RecheckRecord.entered(new ResourceId(id), Samples.FACILITY, Samples.TERMINAL, PATIENT, card(card),
                new FourItems(new PersonName("窓口", "太郎"), Samples.BIRTH_DATE, Sex.MALE,
                        new PostalAddress("東京都千代田区見本1-1", "100-0013")),
                visit, claimRun);
    }

    private void save(RecheckRecord record) {
        store.run(tx -> {
            tx.rechecks().save(record);
            return true;
        });
    }

    @Test
    void aReCheckComesBackAsItWasAndIsFoundByEveryQuestionAndByItsSubject() {
        RecheckRecord waiting = recheck("r-1", 1, VISIT, VISIT.plusDays(20));
        InquiryId first = new InquiryId("20261120093015AAAAAAAA01");
        InquiryId second = new InquiryId("20261120093015AAAAAAAA02");
        RecheckRecord asked = waiting.asked(second, Samples.NOW);
        save(waiting);
        store.run(tx -> {
            tx.rechecks().link(first, waiting.id());
            tx.rechecks().link(first, waiting.id());
            return true;
        });
        save(asked);
        store.restart();
        assertThat(store.run((LedgerTransaction tx) -> tx.rechecks().byQuestion(first))).contains(asked);
        assertThat(store.run((LedgerTransaction tx) -> tx.rechecks().byQuestion(second))).contains(asked);
        assertThat(store.run((LedgerTransaction tx) -> tx.rechecks().like(Samples.FACILITY, card(1), VISIT)))
                .contains(asked);
        assertThat(store.run((LedgerTransaction tx) -> tx.rechecks().like(Samples.FACILITY, card(2), VISIT))).isEmpty();
        assertThat(
                store.run((LedgerTransaction tx) -> tx.rechecks().like(Samples.FACILITY, card(1), VISIT.plusDays(1))))
                .isEmpty();
        assertThat(store.run((LedgerTransaction tx) -> tx.rechecks().openOf(PATIENT))).containsExactly(asked);
        assertThat(store.run((LedgerTransaction tx) -> tx.rechecks().asked(Samples.FACILITY, Samples.TERMINAL)))
                .containsExactly(asked);
        assertThat(store.run((LedgerTransaction tx) -> tx.rechecks().waiting(Samples.FACILITY, Samples.TERMINAL, 9)))
                .isEmpty();
        assertThat(store.run((LedgerTransaction tx) -> tx.rechecks().askedAfter(Samples.FACILITY, Samples.TERMINAL,
                Samples.NOW.minusSeconds(1)))).isEqualTo(1);
        assertThat(store.run(
                (LedgerTransaction tx) -> tx.rechecks().askedAfter(Samples.FACILITY, Samples.TERMINAL, Samples.NOW)))
                .isZero();
        save(asked.now(RecheckState.SETTLED));
        assertThat(store.run((LedgerTransaction tx) -> tx.rechecks().openOf(PATIENT))).isEmpty();
        assertThatThrownBy(() -> save(asked.now(RecheckState.WAITING))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void theDatabaseOrdersAsClaimUrgencyDoes() {
        List<RecheckRecord> some = new ArrayList<>();
        for (int n = 0; n < 24; n++) {
            some.add(recheck("r-%02d".formatted(n), n, VISIT.minusDays(n * 7 % 60),
                    LocalDate.of(2026, 12, 10).plusMonths(n % 2)));
        }
        Collections.shuffle(some, new Random(4));
        some.forEach(this::save);
        List<ResourceId> byJava = some.stream().map(one -> ClaimUrgency.of(one, VISIT)).sorted().map(ClaimUrgency::id)
                .toList();
        assertThat(store.run((LedgerTransaction tx) -> tx.rechecks().waiting(Samples.FACILITY, Samples.TERMINAL, 100)))
                .extracting(RecheckRecord::id).containsExactlyElementsOf(byJava);
        assertThat(store.run((LedgerTransaction tx) -> tx.rechecks().waiting(Samples.FACILITY, Samples.TERMINAL, 5)))
                .extracting(RecheckRecord::id).containsExactlyElementsOf(byJava.subList(0, 5));
        assertThat(store
                .run((LedgerTransaction tx) -> tx.rechecks().waiting(Samples.FACILITY, new TerminalId("other"), 5)))
                .isEmpty();
    }

    private void inquiry(int n, InquiryState state, Instant askedAt) {
        InquiryId id = new InquiryId("20261120093015AAAAAAAA%02d".formatted(n));
        store.run(tx -> {
            tx.save(new InquiryRecord(new Inquiry(id, Samples.FACILITY, Samples.TERMINAL, VISIT, card(n)), null,
                    askedAt, state, null));
            return true;
        });
    }

    @Test
    void unansweredQuestionsComePageByPageUntilTheyLeadToAReCheck() {
        for (int n = 1; n <= 5; n++) {
            inquiry(n, InquiryState.ASKED, Samples.NOW.plusSeconds(n / 2));
        }
        inquiry(6, InquiryState.NOT_SENT, Samples.NOW);
        store.run(tx -> {
            tx.save(InquiryRecord.asked(new Question.AskCheckUps(new InquiryId("20261120093015AAAAAAAA07"),
                    Samples.FACILITY, Samples.TERMINAL, Samples.member(7), DocumentForm.DATA, CareSetting.OUTPATIENT),
                    PATIENT, Samples.NOW));
            return true;
        });
        Instant from = Samples.NOW;
        Instant until = Samples.NOW.plusSeconds(2);
        List<InquiryRecord> first = store.run(
                tx -> tx.rechecks().unanswered(Samples.FACILITY, Samples.TERMINAL, InquiryState.ASKED, from,
                        until, Optional.empty(), 2));
        assertThat(first).extracting(one -> one.id().value().substring(22)).containsExactly("01", "02");
        List<InquiryRecord> second = store.run(
                tx -> tx.rechecks().unanswered(Samples.FACILITY, Samples.TERMINAL, InquiryState.ASKED, from,
                        until, Optional.of(first.getLast()), 2));
        assertThat(second).extracting(one -> one.id().value().substring(22)).containsExactly("03");
        save(recheck("r-1", 1, VISIT, VISIT));
        store.run(tx -> {
            tx.rechecks().link(first.getFirst().id(), new ResourceId("r-1"));
            return true;
        });
        assertThat(
                store.run((LedgerTransaction tx) -> tx.rechecks().unanswered(Samples.FACILITY, Samples.TERMINAL,
                        InquiryState.ASKED, from, until,
                        Optional.empty(), 9)))
                .hasSize(2);
        assertThat(store.run((LedgerTransaction tx) -> tx.rechecks().unanswered(Samples.FACILITY, Samples.TERMINAL,
                InquiryState.NOT_SENT, from, until, Optional.empty(), 9)))
                .extracting(one -> one.id().value().substring(22)).containsExactly("06");
    }

    @Test
    void casesAreFoundByTheDaysOfTheirVisits() {
        ResourceId id = new ResourceId("case-1");
        ClaimCaseRecord one = new ClaimCaseRecord(Samples.FACILITY, Samples.TERMINAL, PATIENT, Samples.BIRTH_DATE,
                null, 1, ClaimCase.open(id, ResultClass.EQUIPMENT, ClaimFacts.of(VISIT).withLost(Samples.member(1))));
        store.run(tx -> {
            tx.claimCases().save(one, ClaimRun.USUAL);
            return true;
        });
        assertThat(store.run((LedgerTransaction tx) -> tx.rechecks().casesOf(Samples.FACILITY, VISIT, VISIT)))
                .containsExactly(one);
        assertThat(store.run((LedgerTransaction tx) -> tx.rechecks().casesOf(Samples.FACILITY, VISIT.plusDays(1),
                VISIT.plusDays(2)))).isEmpty();
        assertThat(store.run((LedgerTransaction tx) -> tx.rechecks().casesOf(Samples.FACILITY, VISIT.minusDays(2),
                VISIT.minusDays(1))))
                .isEmpty();
        save(recheck("r-1", 1, VISIT, VISIT.plusDays(20)));
        assertThat(store.run((LedgerTransaction tx) -> tx.rechecks().casesOf(Samples.FACILITY, VISIT, VISIT)))
                .as("it leads to a re-check").isEmpty();
    }

    @Test
    void outagesBeginAndEnd() {
        OutageRecord outage = new OutageRecord(Samples.FACILITY, Samples.TERMINAL, Samples.NOW, null);
        store.run(tx -> {
            tx.rechecks().save(outage);
            return true;
        });
        store.restart();
        assertThat(store.run((LedgerTransaction tx) -> tx.rechecks().outages(Samples.FACILITY, Samples.TERMINAL,
                Samples.NOW.plusSeconds(99))))
                .containsExactly(outage);
        OutageRecord over = outage.over(Samples.NOW.plusSeconds(10));
        store.run(tx -> {
            tx.rechecks().save(over);
            return true;
        });
        assertThat(store.run((LedgerTransaction tx) -> tx.rechecks().outages(Samples.FACILITY, Samples.TERMINAL,
                Samples.NOW.plusSeconds(10))))
                .containsExactly(over);
        assertThat(store.run((LedgerTransaction tx) -> tx.rechecks().outages(Samples.FACILITY, Samples.TERMINAL,
                Samples.NOW.plusSeconds(11))))
                .isEmpty();
    }

    @Test
    void aRunAfterARestartAsksNothingTwice() {
        inquiry(1, InquiryState.ASKED, Samples.NOW.minusSeconds(600));
        List<InquiryId> sent = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            new RecheckAfterOutage(store.ledger(), question -> {
                sent.add(question.id());
                return CompletableFuture.completedStage(null);
            }, new InquiryIds(new Random(round)), InstantSource.fixed(Samples.NOW), RecheckSettings.DEFAULT)
                    .run(Samples.FACILITY, Samples.TERMINAL, new TerminalHealth(HealthSettings.DEFAULT))
                    .toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
            store.restart();
        }
        assertThat(sent).hasSize(1);
        assertThat(store.run((LedgerTransaction tx) -> tx.rechecks().byQuestion(sent.getFirst())).orElseThrow().state())
                .isEqualTo(RecheckState.ASKED);
    }
}
