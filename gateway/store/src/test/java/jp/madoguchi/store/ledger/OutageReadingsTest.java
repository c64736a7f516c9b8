package jp.madoguchi.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import jp.madoguchi.domain.channel.CareSituation;
import jp.madoguchi.domain.channel.FailureMode;
import jp.madoguchi.domain.claim.ClaimCase;
import jp.madoguchi.domain.claim.ClaimFacts;
import jp.madoguchi.domain.claim.ResultClass;
import jp.madoguchi.domain.consent.Consent;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.consent.ConsentStatus;
import jp.madoguchi.domain.exchange.BulkFamily;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.exchange.DocumentForm;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.exchange.ReceptionNumber;
import jp.madoguchi.domain.desk.ClaimRun;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.channel.ExceptionalView;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.reception.inquiry.InquiryIds;
import jp.madoguchi.reception.ledger.AnswerRecord;
import jp.madoguchi.reception.ledger.AnswerStanding;
import jp.madoguchi.reception.ledger.CareBeginRecord;
import jp.madoguchi.reception.ledger.CareEndRecord;
import jp.madoguchi.reception.ledger.ClaimCaseRecord;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.InquiryState;
import jp.madoguchi.reception.ledger.LookUpRecord;
import jp.madoguchi.reception.ledger.OutageRecord;
import jp.madoguchi.reception.ledger.RecheckRecord;
import jp.madoguchi.reception.ledger.RecheckState;
import jp.madoguchi.reception.medical.ConsentedVisit;
import jp.madoguchi.reception.mode.ChangeModes;
import jp.madoguchi.reception.mode.ClaimUrgency;
import jp.madoguchi.reception.mode.HealthSettings;
import jp.madoguchi.reception.mode.ModeOrder;
import jp.madoguchi.reception.mode.RecheckAfterOutage;
import jp.madoguchi.reception.mode.RecheckCursor;
import jp.madoguchi.reception.mode.RecheckPage;
import jp.madoguchi.reception.mode.RecheckQuery;
import jp.madoguchi.reception.mode.RecheckReport;
import jp.madoguchi.reception.mode.RecheckSettings;
import jp.madoguchi.reception.mode.TerminalHealth;
import jp.madoguchi.store.Samples;
import jp.madoguchi.store.ledger.sql.Dialect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What people see of outages, re-checks, modes and consents; and that looking for re-checks costs nothing while there are none. */
@ParameterizedClass
@EnumSource(Dialect.class)
class OutageReadingsTest {

    private static final ResourceId PATIENT = new ResourceId("patient-1");
    private static final LocalDate VISIT = LocalDate.of(2026, 11, 20);

    @Parameter
    Dialect dialect;

    @TempDir
    Path folder;

    private OpenLedger store;
    private SqlOutageReadings readings;
    private SqlConsentReadings consents;
    private int number;

    @BeforeEach
    void open() {
        store = new OpenLedger(dialect, folder);
        readings = new SqlOutageReadings(store.dataSource(), OpenLedger.KEY);
        consents = new SqlConsentReadings(store.dataSource(), OpenLedger.KEY);
        store.run(transaction -> {
            transaction.save(Samples.linked(PATIENT, 1));
            return true;
        });
    }

    @AfterEach
    void close() {
        store.close();
    }

    private RecheckRecord recheck(int n) {
        CardQuestion card = new CardQuestion(Samples.member(n), Samples.BIRTH_DATE, false);
        RecheckRecord entered = RecheckRecord.entered(new ResourceId("r-%02d".formatted(n)), Samples.FACILITY,
                Samples.TERMINAL, PATIENT, card, null, VISIT.minusDays(n * 7 % 60),
                LocalDate.of(2026, 12, 10).plusMonths(n % 2));
        return entered;
    }

    @Test
    void reChecksComePageByPageInOrderOfUrgencyWithTheirCounts() {
        List<RecheckRecord> all = new ArrayList<>();
        for (int n = 0; n < 23; n++) {
            all.add(recheck(n));
        }
        Collections.shuffle(all, new Random(3));
        all.forEach(one -> store.run(tx -> {
            tx.rechecks().save(one);
            return true;
        }));
        store.run(tx -> {
            tx.rechecks().save(tx.rechecks().byId(new ResourceId("r-05")).orElseThrow().now(RecheckState.SETTLED));
            tx.rechecks()
                    .save(tx.rechecks().byId(new ResourceId("r-06")).orElseThrow().now(RecheckState.LEFT_TO_PERSON));
            return true;
        });
        List<ResourceId> wanted = all.stream().filter(one -> !one.id().value().equals("r-05"))
                .map(one -> ClaimUrgency.of(one, VISIT)).sorted().map(ClaimUrgency::id).toList();
        List<ResourceId> seen = new ArrayList<>();
        RecheckCursor after = null;
        do {
            RecheckPage page = readings.page(new RecheckQuery(Samples.FACILITY,
                    EnumSet.of(RecheckState.WAITING, RecheckState.LEFT_TO_PERSON), VISIT.minusDays(99), after, 4));
            assertThat(page.rechecks().size()).isLessThanOrEqualTo(4);
            page.rechecks().forEach(one -> seen.add(one.id()));
            after = page.next().map(next -> RecheckCursor.parse(next.toString()).orElseThrow()).orElse(null);
        } while (after != null);
        assertThat(seen).containsExactlyElementsOf(wanted);
        assertThat(readings.counts(Samples.FACILITY, VISIT.minusDays(99))).containsEntry(RecheckState.WAITING, 21L)
                .containsEntry(RecheckState.SETTLED, 1L).containsEntry(RecheckState.LEFT_TO_PERSON, 1L)
                .containsEntry(RecheckState.ASKED, 0L);
        assertThat(readings.counts(new FacilityCode("9918888888"), VISIT.minusDays(99)).values()).containsOnly(0L);
        assertThat(RecheckCursor.parse("2026-13-01_2026-11-20_x").toOptional()).isEmpty();
    }

    @Test
    void modesOutagesAndLookUpsAreSeen() {
        ChangeModes modes = new ChangeModes(store.ledger());
        modes.failure(new ModeOrder(Samples.FACILITY, "staff-1", "回線の障害"), FailureMode.Event.CALL)
                .toCompletableFuture().join();
        modes.failure(new ModeOrder(Samples.FACILITY, "staff-2", "折返し"), FailureMode.Event.CALL_BACK)
                .toCompletableFuture().join();
        assertThat(readings.changes(Samples.FACILITY, 9)).extracting("by").containsExactly("staff-2", "staff-1");
        assertThat(readings.changes(Samples.FACILITY, 1)).hasSize(1);

        OutageRecord over = new OutageRecord(Samples.FACILITY, Samples.TERMINAL, Samples.NOW.minusSeconds(90),
                Samples.NOW.minusSeconds(60));
        OutageRecord lasting = new OutageRecord(Samples.FACILITY, Samples.TERMINAL, Samples.NOW, null);
        LookUpRecord open = new LookUpRecord(new ResourceId("view"), Samples.FACILITY,
                new ExceptionalView(ExceptionalView.Kind.FAILURE, null, null, "回線の障害", "dr-1", PATIENT.value(),
                        LocalDateTime.of(2026, 11, 20, 9, 0)),
                null, null, null);
        store.run(tx -> {
            tx.rechecks().save(over);
            tx.rechecks().save(lasting);
            tx.modes().save(open);
            return true;
        });
        assertThat(readings.outages(Samples.FACILITY, Samples.NOW.minusSeconds(70))).containsExactly(over, lasting);
        assertThat(readings.outages(Samples.FACILITY, Samples.NOW)).containsExactly(lasting);
        assertThat(readings.lookUps(Samples.FACILITY, true, 9)).containsExactly(open);
        LookUpRecord reviewed = new LookUpRecord(open.id(), Samples.FACILITY, open.view(), "dr-2",
                LocalDateTime.of(2026, 11, 20, 10, 0), null);
        store.run(tx -> {
            tx.modes().save(reviewed);
            return true;
        });
        assertThat(readings.lookUps(Samples.FACILITY, true, 9)).isEmpty();
        assertThat(readings.lookUps(Samples.FACILITY, false, 9)).containsExactly(reviewed);
    }

    private static Answer answer(Instant processedAt, ConsentStatus medicines) {
        Qualification of = Samples.insurance(1);
        Qualification carrying = new Qualification(of.classification(), of.member(), of.insurerName(),
                of.personalFamily(), of.insuredName(), of.person(), of.acquired(), of.lost(), of.cardIssued(),
                of.cardValidity(), of.ratio(), of.preschool(), of.reasonOfLoss(), of.elderly(), of.limit(),
                of.diseases(), of.tickets(),
                List.of(new Consent(ConsentItem.MEDICINES, medicines,
                        medicines == ConsentStatus.GIVEN ? processedAt : null, null)),
                of.referenceNumber());
        Answer whole = Samples.answer(1, processedAt);
        return new Answer(whole.facility(), whole.asked(), whole.arbitraryFileIdentifier(), null, processedAt,
                whole.confirmationDate(), whole.outcome(), null, List.of(carrying), whole.prescription());
    }

    private void answered(@Nullable InquiryId asked, Answer answer) {
        store.run(tx -> {
            tx.add(new AnswerRecord(new ResourceId("a-" + number++), Samples.FACILITY, Samples.TERMINAL, asked,
                    AnswerStanding.LINKED, PATIENT, Samples.NOW, answer, List.of()));
            return true;
        });
    }

    private Optional<ConsentStatus> medicines(CareSetting setting) {
        return consents.newest(Samples.FACILITY, PATIENT, setting, VISIT).map(ConsentedVisit::consents)
                .map(all -> all.getFirst().status());
    }

    private InquiryId asked(Question question) {
        store.run(tx -> {
            tx.save(InquiryRecord.asked(question, PATIENT, Samples.NOW));
            return true;
        });
        return question.id();
    }

    @Test
    void theNewestResultAtTheReaderSaysWhatIsConsentedTo() {
        assertThat(medicines(CareSetting.OUTPATIENT)).isEmpty();
        answered(null, answer(Samples.NOW, ConsentStatus.GIVEN));
        assertThat(medicines(CareSetting.OUTPATIENT)).contains(ConsentStatus.GIVEN);
        answered(asked(new Question.Confirm(new Inquiry(new InquiryId("20261120093015AAAAAAAA91"), Samples.FACILITY,
                Samples.TERMINAL, VISIT, new CardQuestion(Samples.member(1), Samples.BIRTH_DATE, false)))),
                answer(Samples.NOW.plusSeconds(60), ConsentStatus.NOT_GIVEN));
        assertThat(medicines(CareSetting.OUTPATIENT)).as("card data that was typed says nothing of it")
                .contains(ConsentStatus.GIVEN);
        answered(null, answer(Samples.NOW.minusSeconds(60), ConsentStatus.NOT_GIVEN));
        assertThat(medicines(CareSetting.OUTPATIENT)).as("an older one that came late").contains(ConsentStatus.GIVEN);
        answered(null, answer(Samples.NOW.plusSeconds(120), ConsentStatus.NOT_GIVEN));
        assertThat(medicines(CareSetting.OUTPATIENT)).contains(ConsentStatus.NOT_GIVEN);
        assertThat(consents.newest(new FacilityCode("9918888888"), PATIENT, CareSetting.OUTPATIENT, VISIT))
                .isEmpty();
    }

    @Test
    void consentsOfHomeVisitsStandApartFromThoseAtTheReader() {
        InquiryId home = asked(new Question.FetchResult(new InquiryId("20261120093015AAAAAAAA92"), Samples.FACILITY,
                Samples.TERMINAL, BulkFamily.CONSENTED_AT_HOME, new ReceptionNumber("1")));
        answered(home, answer(Samples.NOW, ConsentStatus.GIVEN));
        answered(null, answer(Samples.NOW.plusSeconds(60), ConsentStatus.NOT_GIVEN));
        assertThat(medicines(CareSetting.HOME_VISIT)).contains(ConsentStatus.GIVEN);
        assertThat(medicines(CareSetting.OUTPATIENT)).contains(ConsentStatus.NOT_GIVEN);
        assertThat(medicines(CareSetting.ONLINE)).isEmpty();
        assertThat(situation()).as("no more than a house call's").contains(CareSituation.HOUSE_CALL);
        store.run(tx -> {
            tx.careEnds().save(new CareBeginRecord(new ResourceId("begin-1"), Samples.FACILITY, PATIENT,
                    CareSituation.INPATIENT, LocalDate.of(2026, 11, 1), "clerk-1", Samples.NOW));
            return true;
        });
        assertThat(situation()).contains(CareSituation.INPATIENT);
        store.run(tx -> {
            tx.careEnds().save(CareEndRecord.noted(new ResourceId("end-1"), Samples.FACILITY, PATIENT,
                    CareSituation.INPATIENT, LocalDate.of(2026, 11, 10), "clerk-1", Samples.NOW));
            return true;
        });
        assertThat(situation()).as("it ended before the consent").contains(CareSituation.HOUSE_CALL);
    }

    /** R-CH-34: who consented at the bedside, too, is seen at home again after the discharge; its last day is still of the bedside. */
    @Test
    void aDischargeLeavesWhatWasConsentedToForHomeVisits() {
        InquiryId away = asked(new Question.FetchResult(new InquiryId("20261120093015AAAAAAAA93"), Samples.FACILITY,
                Samples.TERMINAL, BulkFamily.CONSENTED_AT_HOME, new ReceptionNumber("2")));
        LocalDate told = Samples.NOW.atOffset(ZoneOffset.ofHours(9)).toLocalDate();
        LocalDate bedside = told.plusDays(5);
        begins(CareSituation.HOME_VISIT, told);
        answered(away, answer(Samples.NOW, ConsentStatus.GIVEN));
        begins(CareSituation.INPATIENT, bedside);
        answered(away, answer(Samples.NOW.plus(Duration.ofDays(5)), ConsentStatus.GIVEN));
        assertThat(situation(bedside)).contains(CareSituation.INPATIENT);
        ends(CareSituation.INPATIENT, bedside.plusDays(9));
        assertThat(situation(bedside.plusDays(9))).contains(CareSituation.INPATIENT);
        assertThat(situation(bedside.plusDays(10))).contains(CareSituation.HOME_VISIT);
        ends(CareSituation.HOME_VISIT, bedside.plusDays(12));
        assertThat(situation(bedside.plusDays(13))).as("where none lasts it is the newest")
                .contains(CareSituation.INPATIENT);
    }

    private void begins(CareSituation situation, LocalDate on) {
        store.run(tx -> {
            tx.careEnds().save(new CareBeginRecord(new ResourceId("begin-" + on), Samples.FACILITY, PATIENT, situation,
                    on, "clerk-1", Samples.NOW));
            return true;
        });
    }

    private void ends(CareSituation situation, LocalDate on) {
        store.run(tx -> {
            tx.careEnds().save(CareEndRecord.noted(new ResourceId("end-" + on), Samples.FACILITY, PATIENT, situation,
                    on, "clerk-1", Samples.NOW));
            return true;
        });
    }

    private Optional<CareSituation> situation(LocalDate day) {
        return consents.newest(Samples.FACILITY, PATIENT, CareSetting.HOME_VISIT, day).map(ConsentedVisit::situation);
    }

    private Optional<CareSituation> situation() {
        return consents.newest(Samples.FACILITY, PATIENT, CareSetting.HOME_VISIT, VISIT).map(ConsentedVisit::situation);
    }

    /** Questions that are never re-checked, cases that were looked at, and what was settled: more of them costs no more. */
    @Test
    void aRunWithNothingToDoWritesNothingAndOpensNoRecord() {
        OutageRecord over = new OutageRecord(Samples.FACILITY, Samples.TERMINAL,
                Samples.NOW.minus(Duration.ofHours(30)), Samples.NOW.minus(Duration.ofHours(29)));
        store.run(tx -> {
            tx.rechecks().save(over);
            for (int n = 0; n < 1500; n++) {
                InquiryId id = new InquiryId("20261120093015AAAAAA%04d".formatted(n));
                tx.save(InquiryRecord.asked(new Question.AskCheckUps(id, Samples.FACILITY, Samples.TERMINAL,
                        Samples.member(1), DocumentForm.DATA, CareSetting.OUTPATIENT), PATIENT,
                        Samples.NOW.minus(Duration.ofHours(30)).plusSeconds(n)));
            }
            for (int n = 0; n < 300; n++) {
                InquiryId id = new InquiryId("20261120093015BBBBBB%04d".formatted(n));
                tx.save(new InquiryRecord(new Inquiry(id, Samples.FACILITY, Samples.TERMINAL, VISIT,
                        new CardQuestion(Samples.member(1), Samples.BIRTH_DATE, false)), null,
                        Samples.NOW.minus(Duration.ofHours(20)).plusSeconds(n), InquiryState.NOT_SENT, null));
                ResourceId patient = new ResourceId("case-patient-" + n);
                tx.save(Samples.linked(patient, 1000 + n));
                tx.claimCases().save(new ClaimCaseRecord(Samples.FACILITY, Samples.TERMINAL, patient,
                        Samples.BIRTH_DATE, null, 1, ClaimCase.open(new ResourceId("case-" + n), ResultClass.EQUIPMENT,
                                ClaimFacts.of(LocalDate.of(2026, 11, 21)).withLost(Samples.member(1000 + n)))),
                        ClaimRun.USUAL);
            }
            return true;
        });
        long before = store.ledger().figures().commits();
        RecheckAfterOutage rechecks = new RecheckAfterOutage(store.ledger(), question -> {
            throw new AssertionError("nothing is asked");
        }, new InquiryIds(new Random(1)), InstantSource.fixed(Samples.NOW), RecheckSettings.DEFAULT);
        TerminalHealth health = new TerminalHealth(HealthSettings.DEFAULT);
        long from = System.nanoTime();
        CompletableFuture<?> ran = CompletableFuture.completedFuture(null);
        for (int i = 0; i < 100; i++) {
            ran = ran.thenCompose(done -> rechecks.run(Samples.FACILITY, Samples.TERMINAL, health));
        }
        assertThat(ran.orTimeout(60, TimeUnit.SECONDS).join())
                .isEqualTo(new RecheckReport(health.at(Samples.NOW), 0, 0, 0));
        System.out.println(dialect + ": an idle run takes " + (System.nanoTime() - from) / 100_000 + " us");
        assertThat(store.ledger().figures().commits()).as("commits").isEqualTo(before);
        assertThat(readings.counts(Samples.FACILITY, VISIT.minusDays(99)).values()).containsOnly(0L);
    }
}
