package jp.madoguchi.domain.subsidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.madoguchi.domain.certificate.CapReason;
import jp.madoguchi.domain.certificate.CostCap;
import jp.madoguchi.domain.certificate.DateRange;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.RecipientNumber;
import jp.madoguchi.domain.problem.Parsed;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** R-PM-07, R-PM-08 and the fields of rules 7.4. */
class SubsidyRecordTest {

    private static final LocalDate VISIT = LocalDate.of(2026, 5, 12);

    @ParameterizedTest(name = "{0} {1}: {2} ({3})")
    @CsvFileSource(resources = "subsidy-fields.csv", numLinesToSkip = 1)
    void aFieldIsTakenWithinItsLimits(SubsidyField field, String value, String outcome, String why) {
        Map<SubsidyField, String> fields = fields();
        fields.put(field, value == null
                ? ""
                : value.startsWith("x*")
                        ? "x".repeat(Integer.parseInt(value.substring(2)))
                        : value);
        switch (SubsidyRecord.parse(fields, List.of(), List.of())) {
            case Parsed.Value<SubsidyRecord> v -> assertThat("VALID").as(why).isEqualTo(outcome);
            case Parsed.Refused<SubsidyRecord> r -> {
                assertThat(r.problem().code().name()).as(why).isEqualTo(outcome);
                assertThat(r.problem().where()).isEqualTo(field.wireName());
            }
        }
    }

    private static Map<SubsidyField, String> fields() {
        Map<SubsidyField, String> fields = new EnumMap<>(SubsidyField.class);
        fields.put(SubsidyField.PAYER, "88138243");
        fields.put(SubsidyField.RECIPIENT, "1234566");
        fields.put(SubsidyField.VALID_FROM, "2026-04-01");
        return fields;
    }

    @Test
    void everyFieldIsKept() {
        Map<SubsidyField, String> fields = fields();
        fields.put(SubsidyField.CERTIFICATE_TYPE, "T1");
        fields.put(SubsidyField.NAME, " 子ども医療証 ");
        fields.put(SubsidyField.SUB_KEY, "S");
        fields.put(SubsidyField.SEGMENT, "区分1");
        fields.put(SubsidyField.INCOME_SEGMENT, "所得1");
        fields.put(SubsidyField.CONDITIONS, "01-A; 02 - B-C");
        fields.put(SubsidyField.ALWAYS_REIMBURSED, "1");
        fields.put(SubsidyField.MAX_COPAYMENT, "500");
        fields.put(SubsidyField.VALID_TO, "20270331");
        fields.put(SubsidyField.NOT_DISCLOSED, "1");
        fields.put(SubsidyField.HISTORY_KEY, "H");
        fields.put(SubsidyField.DELETED, "1");
        assertThat(SubsidyRecord.parse(fields, List.of("1310000001"), List.of("明細")).orElseThrow())
                .isEqualTo(new SubsidyRecord("T1", new InsurerNumber("88138243"), "子ども医療証",
                        new RecipientNumber("1234566"), "S", "H", "区分1", "所得1",
                        List.of(new SubsidyRecord.Condition("01", "A"), new SubsidyRecord.Condition("02", "B-C")),
                        List.of("1310000001"), List.of("明細"), "500",
                        new DateRange(LocalDate.of(2026, 4, 1), LocalDate.of(2027, 3, 31)), true, true, true));
    }

    @Test
    void whatIsMissingIsAbsent() {
        SubsidyRecord entry = SubsidyRecord.parse(Map.of(SubsidyField.RECIPIENT, "A-00012345"), List.of(), List.of())
                .orElseThrow();
        assertThat(entry).isEqualTo(new SubsidyRecord(null, null, null, new RecipientNumber("A-00012345"), "", "",
                null, null, List.of(), List.of(), List.of(), null, new DateRange(null, null), false, false, false));
        assertThat(entry.key()).isEqualTo(new SubsidyKey("", "A-00012345", "", ""));
        assertThat(entry.asPublicExpense()).isEmpty();
        assertThatThrownBy(() -> new SubsidyRecord.Condition("", "A")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SubsidyRecord.Condition("1", " ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theCapIsTheOnlyThingThatIsComputed() {
        assertThat(with(SubsidyField.MAX_COPAYMENT, "500").cap()).isEqualTo(new CostCap.Known(500));
        assertThat(with(SubsidyField.MAX_COPAYMENT, "月2回まで500円").cap())
                .isEqualTo(new CostCap.Unknown(CapReason.NO_FIGURE));
        assertThat(with(SubsidyField.MAX_COPAYMENT, "1234567890").cap())
                .isEqualTo(new CostCap.Unknown(CapReason.NO_FIGURE));
        assertThat(with(SubsidyField.MAX_COPAYMENT, "").cap()).isEqualTo(new CostCap.NoCap(CapReason.NO_SUCH_CAP));
    }

    @Test
    void institutionsCountOnlyIfAllCanBeRead() {
        FacilityCode here = new FacilityCode("1310000001");
        assertThat(SubsidyRecord.parse(fields(), List.of("1310000001"), List.of()).orElseThrow().asPublicExpense()
                .orElseThrow().institutions()).containsExactly(here);
        assertThat(SubsidyRecord.parse(fields(), List.of("1310000001", "市立病院"), List.of()).orElseThrow()
                .asPublicExpense().orElseThrow().institutions()).isEmpty();
        assertThat(SubsidyRecord.parse(fields(), List.of(), List.of()).orElseThrow().asPublicExpense().orElseThrow())
                .isEqualTo(new PublicExpense(new InsurerNumber("88138243"), new RecipientNumber("1234566"),
                        new DateRange(LocalDate.of(2026, 4, 1), null), Set.of(), ExpenseSource.HUB));
    }

    @Test
    void anEntryOfAKnownKeyReplacesTheFormerAndADeletionMarksItsOwnEntryOnly() {
        SubsidyRecord first = with(SubsidyField.HISTORY_KEY, "1");
        SubsidyRecord second = with(SubsidyField.HISTORY_KEY, "2");
        Map<SubsidyField, String> taken = fields();
        taken.put(SubsidyField.HISTORY_KEY, "1");
        taken.put(SubsidyField.DELETED, "1");
        SubsidyRecord deleted = SubsidyRecord.parse(taken, List.of(), List.of()).orElseThrow();
        SubsidyBook book = SubsidyBook.of(List.of(first, second));
        assertThat(book.on(VISIT)).containsExactly(first, second);
        assertThat(book.with(deleted).history()).containsExactly(deleted, second);
        assertThat(book.with(deleted).on(VISIT)).containsExactly(second);
        assertThat(book.with(deleted).with(first).on(VISIT)).containsExactly(first, second);
        assertThat(book.history()).as("a book does not change").containsExactly(first, second);
        assertThat(SubsidyBook.of(List.of(second, first))).isEqualTo(book).hasSameHashCodeAs(book)
                .isNotEqualTo(SubsidyBook.empty());
    }

    @Test
    void anotherPayerRecipientOrSubKeyIsAnotherCertificate() {
        SubsidyBook book = SubsidyBook.of(List.of(with(SubsidyField.PAYER, ""), with(SubsidyField.PAYER, "88131248"),
                with(SubsidyField.RECIPIENT, "7"), with(SubsidyField.SUB_KEY, "S"), with(SubsidyField.SUB_KEY, "")));
        assertThat(book.history()).hasSize(5);
    }

    @Property
    void puttingTheSameInAgainChangesNothing(@ForAll("entries") List<SubsidyRecord> entries) {
        SubsidyBook book = SubsidyBook.of(entries);
        SubsidyBook again = book;
        for (SubsidyRecord entry : book.history()) {
            again = again.with(entry);
        }
        assertThat(again).isEqualTo(book);
        assertThat(book.history()).extracting(SubsidyRecord::key).doesNotHaveDuplicates();
        assertThat(book.history()).hasSize((int) entries.stream().map(SubsidyRecord::key).distinct().count());
    }

    @Provide
    Arbitrary<List<SubsidyRecord>> entries() {
        return Arbitraries.of("1", "2", "3").flatMap(history -> Arbitraries.of("0", "1").map(deleted -> {
            Map<SubsidyField, String> fields = fields();
            fields.put(SubsidyField.HISTORY_KEY, history);
            fields.put(SubsidyField.DELETED, deleted);
            return SubsidyRecord.parse(fields, List.of(), List.of()).orElseThrow();
        })).list().ofMaxSize(6);
    }

    @Test
    void nobodysNumberOrNameIsShownInLogs() {
        SubsidyRecord entry = with(SubsidyField.NAME, "子ども医療証");
        assertThat(entry).hasToString("SubsidyRecord[88138243]");
        assertThat(entry.key()).hasToString("SubsidyKey[88138243]");
        assertThat(SubsidyBook.of(List.of(entry))).hasToString("SubsidyBook[1]");
    }

    private static SubsidyRecord with(SubsidyField field, String value) {
        Map<SubsidyField, String> fields = fields();
        fields.put(field, value);
        return SubsidyRecord.parse(fields, List.of(), List.of()).orElseThrow();
    }
}
