package jp.madoguchi.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jp.madoguchi.domain.channel.CareSituation;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.reception.ledger.CareBeginRecord;
import jp.madoguchi.reception.ledger.CareEndRecord;
import jp.madoguchi.reception.ledger.CareEndRecord.Standing;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.store.Samples;
import jp.madoguchi.store.TestDatabase;
import jp.madoguchi.store.ledger.sql.Dialect;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Every end of a patient's care that was noted survives, in order, with what became of it; the words of a reason are sealed. */
@ParameterizedClass
@EnumSource(Dialect.class)
class CareEndRowsTest {

    private static final ResourceId PATIENT = new ResourceId("patient-1");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Instant LATER = Samples.NOW.plusSeconds(60);

    @Parameter
    Dialect dialect;

    @TempDir
    Path folder;

    private static CareEndRecord end(String id, LocalDate on) {
        return end(id, null, on);
    }

    private static CareEndRecord end(String id, @Nullable CareSituation of, LocalDate on) {
        return CareEndRecord.noted(new ResourceId(id), Samples.FACILITY, PATIENT, of, on, "clerk-1", Samples.NOW);
    }

    private static long save(OpenLedger store, CareEndRecord end) {
        return store.run(tx -> {
            tx.careEnds().save(end);
            return tx.revision();
        });
    }

    @Test
    void theHistoryComesBackInOrderAndOnlyWhatStandsCounts() {
        try (OpenLedger store = new OpenLedger(dialect, folder)) {
            store.run(tx -> {
                tx.save(Samples.linked(PATIENT, 1));
                return true;
            });
            CareEndRecord replaced = end("z", DAY)
                    .with(new Standing.Replaced("clerk-2", LATER, new ResourceId("y")));
            CareEndRecord withdrawn = end("y", DAY.minusDays(1))
                    .with(new Standing.Withdrawn("clerk-3", LATER, "架空の理由"));
            CareEndRecord counts = end("x", CareSituation.ONLINE, DAY.plusDays(5));
            save(store, end("z", DAY));
            save(store, end("y", DAY.minusDays(1)));
            save(store, counts);
            save(store, replaced);
            long last = save(store, withdrawn);
            store.restart();
            assertThat(store.run((LedgerTransaction tx) -> tx.careEnds().history(PATIENT)))
                    .containsExactly(replaced, withdrawn, counts);
            assertThat(store.run((LedgerTransaction tx) -> tx.careEnds().of(PATIENT)))
                    .containsExactly(counts);
            assertThat(store.run((LedgerTransaction tx) -> tx.careEnds().history(new ResourceId("other"))))
                    .isEmpty();
            assertThat(store.rows("select revision from patient", row -> row.getLong(1))).as("its view is renewed")
                    .containsExactly(last);
            assertThat(store.rows("select reason from care_end where reason is not null", row -> row.getBytes(1)))
                    .singleElement().satisfies(sealed -> assertThat(new String(sealed, StandardCharsets.UTF_8))
                            .doesNotContain("架空"));
        }
    }

    @Test
    void theEndsOfManyPatientsAreReadTogether() {
        try (OpenLedger store = new OpenLedger(dialect, folder)) {
            store.run(tx -> {
                tx.save(Samples.linked(PATIENT, 1));
                tx.careEnds().save(end("b", CareSituation.INPATIENT, DAY.plusDays(3)));
                tx.careEnds().save(end("a", DAY));
                tx.careEnds().save(end("c", DAY.plusDays(1)).with(new Standing.Withdrawn("clerk-1", LATER, "x")));
                return true;
            });
            Set<ResourceId> many = new HashSet<>(Set.of(PATIENT));
            for (int i = 0; i < 450; i++) {
                many.add(new ResourceId("other-" + i));
            }
            assertThat(store.run((LedgerTransaction tx) -> tx.careEnds().of(many)))
                    .isEqualTo(Map.of(PATIENT,
                            List.of(end("a", DAY), end("b", CareSituation.INPATIENT, DAY.plusDays(3)))));
            assertThat(store.run((LedgerTransaction tx) -> tx.careEnds().of(Set.<ResourceId>of()))).isEmpty();
        }
    }

    @Test
    void thatCareBeganIsKeptInOrderAndRenewsTheView() {
        try (OpenLedger store = new OpenLedger(dialect, folder)) {
            CareBeginRecord home = begin("z", CareSituation.HOME_VISIT);
            CareBeginRecord bedside = begin("a", CareSituation.INPATIENT);
            store.run(tx -> {
                tx.save(Samples.linked(PATIENT, 1));
                tx.careEnds().save(home);
                return true;
            });
            long last = store.run(tx -> {
                tx.careEnds().save(bedside);
                return tx.revision();
            });
            store.restart();
            assertThat(store.run((LedgerTransaction tx) -> tx.careEnds().begins(PATIENT)))
                    .containsExactly(home, bedside);
            assertThat(store.run((LedgerTransaction tx) -> tx.careEnds().begins(new ResourceId("other")))).isEmpty();
            assertThat(store.rows("select revision from patient", row -> row.getLong(1))).containsExactly(last);
        }
    }

    private static CareBeginRecord begin(String id, CareSituation situation) {
        return new CareBeginRecord(new ResourceId(id), Samples.FACILITY, PATIENT, situation, DAY, "clerk-1",
                Samples.NOW);
    }

    /** The one row that a patient had before is the first of the history, with who noted it as the audit trail has it. */
    @Test
    void whatWasNotedBeforeThereWasAHistoryCountsOn() throws Exception {
        try (TestDatabase database = TestDatabase.create(dialect, folder)) {
            Flyway.configure().dataSource(database.dataSource())
                    .locations("classpath:db/migration/common",
                            "classpath:db/migration/" + dialect.name().toLowerCase(Locale.ROOT))
                    .target("21").load().migrate();
            try (Connection connection = database.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                for (String patient : List.of("patient-1", "patient-2")) {
                    try (PreparedStatement insert = connection.prepareStatement("""
                            insert into patient (id, facility, standing, revision, updated_at, record)
                            values (?, '9919999999', 'LINKED', 1, current_timestamp, ?)""")) {
                        insert.setString(1, patient);
                        insert.setBytes(2, new byte[1]);
                        insert.executeUpdate();
                    }
                    statement.execute("""
                            insert into care_end (patient, facility, ended_on, noted_at, revision)
                            values ('%s', '9919999999', date '2026-11-20', timestamp with time zone
                            '2026-11-21 00:00:00+00', 700)""".formatted(patient));
                }
                for (String who : List.of("clerk-9", "clerk-7")) {
                    statement.execute("""
                            insert into audit (facility, at_time, client, action, resource_type, patient, outcome,
                            request, parameters) values ('9919999999', current_timestamp, '%s', 'WRITE', 'Consent',
                            'patient-1', 'GIVEN', '1', 'CARE_ENDED')""".formatted(who));
                }
            }
            try (SqlLedger ledger = SqlLedger.open(database.dataSource(), OpenLedger.KEY, () -> Samples.NOW,
                    LedgerSettings.DEFAULT)) {
                List<CareEndRecord> known = ledger.commit(tx -> List.of(tx.careEnds().history(PATIENT).getFirst(),
                        tx.careEnds().history(new ResourceId("patient-2")).getFirst())).toCompletableFuture().join()
                        .value();
                assertThat(known).extracting(CareEndRecord::on).containsOnly(DAY);
                assertThat(known).extracting(CareEndRecord::by).containsExactly("clerk-7", "unknown");
                assertThat(known).allMatch(CareEndRecord::counts);
                assertThat(known).as("of all care").allMatch(one -> one.of() == null);
                assertThat(ledger.figures().revision()).as("the revisions go on").isEqualTo(700);
            }
        }
    }
}
