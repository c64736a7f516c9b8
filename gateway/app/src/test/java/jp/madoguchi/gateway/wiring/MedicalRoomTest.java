package jp.madoguchi.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import jp.madoguchi.domain.channel.CareSituation;
import jp.madoguchi.domain.consent.CareTime;
import jp.madoguchi.domain.consent.Consent;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.consent.ConsentStatus;
import jp.madoguchi.domain.consent.View;
import jp.madoguchi.domain.consent.ViewerRole;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.exchange.DocumentForm;
import jp.madoguchi.domain.exchange.Echo;
import jp.madoguchi.domain.exchange.ExchangeKind;
import jp.madoguchi.domain.exchange.MedicineContent;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.exchange.Reply;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.medical.PdfDocument;
import jp.madoguchi.gateway.operations.RuleFiles;
import jp.madoguchi.gateway.operations.Settings;
import jp.madoguchi.reception.inquiry.InquiryIds;
import jp.madoguchi.reception.inquiry.Received;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.reception.ledger.PatientRecord;
import jp.madoguchi.reception.ledger.SourceFile;
import jp.madoguchi.reception.ledger.SourceFolder;
import jp.madoguchi.reception.medical.CareEnd;
import jp.madoguchi.reception.medical.Consents;
import jp.madoguchi.reception.medical.MedicalOrder;
import jp.madoguchi.reception.medical.MedicalView;
import jp.madoguchi.reception.medical.MedicalWish;
import jp.madoguchi.reception.medical.Revocation;
import jp.madoguchi.reception.medical.Viewer;
import jp.madoguchi.store.ledger.LedgerSettings;
import jp.madoguchi.store.ledger.SqlLedger;
import jp.madoguchi.store.ledger.crypto.LedgerKey;
import jp.madoguchi.store.ledger.sql.LedgerDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes over one database: what one of them locks, the other drops within seconds, by itself (R-CH-34, R-CH-36). */
@SuppressWarnings("NullAway.Init") // opened before each test
class MedicalRoomTest {

    private static final FacilityCode FACILITY = new FacilityCode("9919999999");
    private static final ResourceId PATIENT = new ResourceId("patient-1");
    private static final MemberId MEMBER = new MemberId(new InsurerNumber("06130017"), null, new CardNumber("1234567"),
            null);
    private static final Instant CONSENTED = Instant.parse("2026-05-11T00:12:30Z");
    private static final LocalDate DAY = LocalDate.of(2026, 5, 11);
    private static final Consents CONSENTS = Consents.of(PATIENT, MEMBER.insurer(),
            List.of(new Consent(ConsentItem.MEDICINES, ConsentStatus.GIVEN, CONSENTED, null)),
            CareSituation.HOME_VISIT, CareTime.Continuing.LASTING);
    private static final Viewer DOCTOR = new Viewer("dr-1", ViewerRole.DOCTOR, DAY);
    /** Five seconds between two runs, and what a busy machine adds. */
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final List<Question> sent = new CopyOnWriteArrayList<>();
    private volatile Instant now = CONSENTED.plusSeconds(60);
    private LedgerDatabase database;
    private SqlLedger oneLedger;
    private SqlLedger otherLedger;
    private MedicalRoom one;
    private MedicalRoom other;
    private Rounds rounds;

    @BeforeEach
    void somethingIsHereAtOneOfTwoNodes(@TempDir Path folder) {
        database = LedgerDatabase.open(LedgerDatabase.embeddedUrl(folder), "sa", "");
        oneLedger = node();
        otherLedger = node();
        one = room(oneLedger);
        other = room(otherLedger);
        done(oneLedger.commit(transaction -> {
            transaction.save(new PatientRecord(PATIENT, FACILITY, PatientStanding.PROVISIONAL, null, null, null,
                    new Person(new PersonName("架空", "一郎"), null, null, null, Sex.MALE, null,
                            LocalDate.of(1958, 4, 12), null),
                    Instant.EPOCH, List.of(MEMBER)));
            return PATIENT;
        }));
        rounds = one.sweeping(() -> now, FACILITY);
        MedicalWish wish = new MedicalWish.Medicines(MEMBER, YearMonth.of(2026, 2), YearMonth.of(2026, 5),
                MedicineContent.MEDICINES, DocumentForm.PDF, false, CareSetting.HOME_VISIT);
        done(one.ask().ask(new MedicalOrder(FACILITY, TerminalId.DEFAULT, CONSENTS, wish, DOCTOR), Duration.ZERO));
        Question asked = sent.getFirst();
        done(one.takers().getFirst().take(
                new Received(new SourceFile(FACILITY, TerminalId.DEFAULT, SourceFolder.RES, "a.pdf", "a".repeat(64)),
                        asked.id(), new Reply.MedicalInformation(ExchangeKind.MEDICINES, Echo.NONE,
                                new PdfDocument(new byte[100]))),
                InquiryRecord.asked(asked, PATIENT, now)));
        assertThat(look()).isInstanceOf(MedicalView.Shown.class);
    }

    private SqlLedger node() {
        return SqlLedger.open(database.dataSource(), LedgerKey.of(new byte[32]), () -> now, LedgerSettings.DEFAULT);
    }

    private MedicalRoom room(SqlLedger ledger) {
        Settings settings = new Settings(name -> "");
        return new MedicalRoom(settings, () -> now, ledger, patients -> CompletableFuture.completedStage(null),
                question -> {
                    sent.add(question);
                    return CompletableFuture.completedStage(null);
                }, new InquiryIds(new Random(5)), RuleFiles.read(settings));
    }

    @AfterEach
    void close() {
        rounds.close();
        oneLedger.close();
        otherLedger.close();
        database.close();
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }

    private MedicalView look() {
        return done(one.ask().look(FACILITY, CONSENTS, ConsentItem.MEDICINES, DOCTOR));
    }

    private void isRefused(View.Reason reason) {
        assertThat(look()).isInstanceOfSatisfying(MedicalView.Refused.class,
                refused -> assertThat(refused.why().reason()).isEqualTo(reason));
    }

    @Test
    void aRevocationThatAnotherNodeNotedEmptiesThisOneWithoutALook() {
        done(other.lock().revoked(new Revocation(FACILITY, PATIENT, "clerk-1")));
        await().atMost(INTERVAL).until(() -> one.window().bytes(), bytes -> bytes == 0);
        isRefused(View.Reason.CONSENT_REVOKED);
    }

    @Test
    void aRevocationThatAnotherNodeNotedIsRefusedAtOnce() {
        done(other.lock().revoked(new Revocation(FACILITY, PATIENT, "clerk-1")));
        isRefused(View.Reason.CONSENT_REVOKED);
        assertThat(one.window().bytes()).isZero();
    }

    @Test
    void anEndOfTheCareThatAnotherNodeNotedEmptiesThisOneOnceItsLastDayIsOver() {
        done(other.care().ended(new CareEnd(FACILITY, PATIENT, CareSituation.HOME_VISIT, DAY, "clerk-1")));
        assertThat(look()).as("its last day").isInstanceOf(MedicalView.Shown.class);
        now = Instant.parse("2026-05-11T15:00:00Z");
        await().atMost(INTERVAL).until(() -> one.window().bytes(), bytes -> bytes == 0);
        isRefused(View.Reason.CARE_ENDED);
    }
}
