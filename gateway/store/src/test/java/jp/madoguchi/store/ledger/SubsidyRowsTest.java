package jp.madoguchi.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.subsidy.SubsidyChoice;
import jp.madoguchi.domain.subsidy.SubsidyField;
import jp.madoguchi.domain.subsidy.SubsidyRecord;
import jp.madoguchi.reception.ledger.LedgerTransaction;
import jp.madoguchi.reception.ledger.SaidSubsidyChoice;
import jp.madoguchi.reception.ledger.SubsidyEntry;
import jp.madoguchi.reception.ledger.UndecidedHolder;
import jp.madoguchi.store.Samples;
import jp.madoguchi.store.ledger.sql.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Certificates of subsidies survive, in their order, sealed. */
@ParameterizedClass
@EnumSource(Dialect.class)
class SubsidyRowsTest extends OnePatientsLedger {

    private static final ResourceId TASK = new ResourceId("task-1");
    private static final String KANA = "シケン ハナコ";
    private static final String NAME = "特定医療費（指定難病）受給者証";

    /** A certificate with everything that one can have. */
    private static SubsidyRecord certificate(String recipient, String deleted) {
        Map<SubsidyField, String> fields = new EnumMap<>(SubsidyField.class);
        fields.put(SubsidyField.CERTIFICATE_TYPE, "54");
        fields.put(SubsidyField.PAYER, "54136015");
        fields.put(SubsidyField.NAME, NAME);
        fields.put(SubsidyField.RECIPIENT, recipient);
        fields.put(SubsidyField.SUB_KEY, "1");
        fields.put(SubsidyField.HISTORY_KEY, "2");
        fields.put(SubsidyField.SEGMENT, "一般");
        fields.put(SubsidyField.INCOME_SEGMENT, "B1");
        fields.put(SubsidyField.CONDITIONS, "01-1;02-0");
        fields.put(SubsidyField.MAX_COPAYMENT, "10000");
        fields.put(SubsidyField.VALID_FROM, "20260401");
        fields.put(SubsidyField.VALID_TO, "20270331");
        fields.put(SubsidyField.ALWAYS_REIMBURSED, "1");
        fields.put(SubsidyField.NOT_DISCLOSED, "1");
        fields.put(SubsidyField.DELETED, deleted);
        return SubsidyRecord.parse(fields, List.of("9919999999"), List.of("明細")).orElseThrow();
    }

    private static SubsidyEntry entry(String id, ResourceId patient, SubsidyRecord certificate) {
        return new SubsidyEntry(new ResourceId(id), Samples.FACILITY, Samples.TERMINAL, patient, Samples.NOW,
                certificate, null);
    }

    @Test
    void whatWasKeptIsThereAfterARestartInItsOrder() {
        SubsidyEntry first = entry("z", PATIENT, certificate("0000018", "0"));
        SubsidyEntry second = entry("a", PATIENT, certificate("0000026", "0"));
        SubsidyEntry nobodys = entry("m", null, certificate("0000034", "0"));
        store.run(transaction -> {
            transaction.subsidies().save(first);
            transaction.subsidies().save(second);
            transaction.subsidies().save(nobodys);
            return true;
        });
        store.restart();

        assertThat(kept()).containsExactly(first, second);
    }

    @Test
    void aPaperThatWasTakenBackStaysToBeSeenWithWhoAndWhy() {
        SubsidyEntry back = SubsidyEntry.seen(new ResourceId("p"), Samples.FACILITY, PATIENT, Samples.NOW,
                certificate("0000018", "0"), "clerk-1")
                .takenBack(new SubsidyEntry.Withdrawn("clerk-2", Samples.NOW.plusSeconds(60), "別の患者"));
        store.run(transaction -> {
            transaction.subsidies().save(back);
            return true;
        });
        store.restart();
        assertThat(store.run((LedgerTransaction transaction) -> transaction.subsidies().of(PATIENT)))
                .containsExactly(back);
    }

    @Test
    void aPaperAndAChoiceAreThereAfterARestartAndTheNewestWordOfAVisitCounts() {
        SubsidyEntry paper = SubsidyEntry.seen(new ResourceId("p"), Samples.FACILITY, PATIENT, Samples.NOW,
                certificate("0000018", "0"), "clerk-1");
        LocalDate visit = LocalDate.of(2026, 5, 12);
        SaidSubsidyChoice last = new SaidSubsidyChoice(Samples.FACILITY, PATIENT, visit, SubsidyChoice.DO_NOT_USE,
                "clerk-2", Samples.NOW);
        store.run(transaction -> {
            transaction.subsidies().save(paper);
            transaction.subsidies().save(new SaidSubsidyChoice(Samples.FACILITY, PATIENT, visit, SubsidyChoice.USE,
                    "clerk-1", Samples.NOW));
            transaction.subsidies().save(last);
            return true;
        });
        store.restart();

        assertThat(kept()).containsExactly(paper);
        Optional<SaidSubsidyChoice> said = store.run(transaction -> transaction.subsidies().choice(PATIENT, visit));
        Optional<SaidSubsidyChoice> later = store
                .run(transaction -> transaction.subsidies().choice(PATIENT, visit.plusDays(1)));
        assertThat(said).contains(last);
        assertThat(later).isEmpty();
    }

    @Test
    void anEntryIsReplacedInItsPlace() {
        SubsidyEntry first = entry("z", PATIENT, certificate("0000018", "0"));
        SubsidyEntry second = entry("a", PATIENT, certificate("0000026", "0"));
        store.run(transaction -> {
            transaction.subsidies().save(first);
            transaction.subsidies().save(second);
            return true;
        });
        SubsidyEntry takenBack = entry("z", PATIENT, certificate("0000018", "1"));
        store.run(transaction -> {
            transaction.subsidies().save(takenBack);
            return true;
        });

        assertThat(kept()).containsExactly(takenBack, second);
    }

    @Test
    void aNewEntryIsNewsOfItsPatient() {
        long before = revisionOfPatient();
        store.run(transaction -> {
            transaction.patient(PATIENT);
            transaction.subsidies().save(entry("z", PATIENT, certificate("0000018", "0")));
            return true;
        });

        assertThat(revisionOfPatient()).isGreaterThan(before);
    }

    @Test
    void whatWaitsForADecisionIsFoundByItsTaskAfterARestartAndGoesWhenItIsDecided() {
        SubsidyEntry first = undecided("z", "0000018");
        SubsidyEntry second = undecided("a", "0000026");
        store.run(transaction -> {
            transaction.subsidies().save(first);
            transaction.subsidies().save(second);
            transaction.subsidies().save(entry("m", null, certificate("0000034", "0")));
            return true;
        });
        store.restart();
        assertThat(waiting()).containsExactly(first, second);
        SqlTaskReadings readings = new SqlTaskReadings(store.dataSource(), OpenLedger.KEY);
        assertThat(readings.certificates(Samples.FACILITY, TASK)).containsExactly(first, second);
        assertThat(readings.certificates(new FacilityCode("9918888888"), TASK)).isEmpty();

        store.run(transaction -> {
            transaction.subsidies().save(first.decided(first.id(), PATIENT));
            transaction.subsidies().remove(second.id());
            return true;
        });

        assertThat(waiting()).isEmpty();
        assertThat(kept()).containsExactly(entry("z", PATIENT, certificate("0000018", "0")));
        assertThat(store.rows("select id from subsidy order by id", row -> row.getString(1))).containsExactly("m", "z");
    }

    @Test
    void whatHasAPatientIsNeverTakenOut() {
        SubsidyEntry hers = entry("z", PATIENT, certificate("0000018", "0"));
        store.run(transaction -> {
            transaction.subsidies().save(hers);
            transaction.subsidies().remove(hers.id());
            return true;
        });

        assertThat(kept()).containsExactly(hers);
    }

    private static SubsidyEntry undecided(String id, String recipient) {
        return new SubsidyEntry(new ResourceId(id), Samples.FACILITY, Samples.TERMINAL, null, Samples.NOW,
                certificate(recipient, "0"),
                new UndecidedHolder(TASK, null, KanaName.parse(KANA).orElseThrow(), LocalDate.of(1990, 1, 15)));
    }

    private List<SubsidyEntry> waiting() {
        return store.run(transaction -> transaction.subsidies().undecided(TASK));
    }

    private List<SubsidyEntry> kept() {
        return store.run(transaction -> transaction.subsidies().of(PATIENT));
    }

    private long revisionOfPatient() {
        return store.rows("select revision from patient where id = 'patient-1'", row -> row.getLong(1)).getFirst();
    }

    @Test
    void nothingOfACertificateCanBeReadAtRest() {
        store.run(transaction -> {
            transaction.subsidies().save(entry("z", PATIENT, certificate("0000018", "0")));
            transaction.subsidies().save(undecided("a", "0000026"));
            return true;
        });

        List<byte[]> records = store.rows("select record from subsidy", row -> row.getBytes(1));
        assertThat(records).hasSize(2).allSatisfy(record -> assertThat(new String(record, StandardCharsets.UTF_8))
                .doesNotContain(NAME, "0000018", "0000026", "54136015", KANA, "1990"));
    }
}
