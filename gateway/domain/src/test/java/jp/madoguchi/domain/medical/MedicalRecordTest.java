package jp.madoguchi.domain.medical;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.Sex;
import org.junit.jupiter.api.Test;

/** Medical information shows nothing of itself, wherever it is printed by mistake. */
class MedicalRecordTest {

    private static final MedicalSubject SUBJECT = new MedicalSubject(new PersonName("架空", "一郎"), null,
            LocalDate.of(1958, 4, 12), Sex.MALE);
    private static final Medicine MEDICINE = new Medicine("620000000", "架空錠", "架空成分", "1", "錠", "朝食後", "粉砕", "7",
            "1");
    private static final TreatmentItem TREATMENT = new TreatmentItem("160000000", "架空検査", "6", "1", "1", "回");
    private static final CareMonth MONTH = new CareMonth(YearMonth.of(2026, 10),
            new CareMonth.Organisation("9919999999", "架空病院"), "1", new CareMonth.Organisation(null, null), null, "2",
            List.of(new CareDay(LocalDate.of(2026, 10, 3), null, List.of(MEDICINE), List.of(TREATMENT))));
    private static final CheckUp CHECK_UP = new CheckUp(LocalDate.of(2026, 6, 1),
            List.of(new CheckUpItem("9A755000000000001", "収縮期血圧", "PQ", "128", "mmHg", null, null)));

    @Test
    void nothingOfItIsShown() {
        MedicineHistory medicines = new MedicineHistory(SUBJECT, List.of(MONTH), List.of(), List.of(MONTH, MONTH));
        CheckUpHistory checkUps = new CheckUpHistory(SUBJECT, List.of(CHECK_UP));

        assertThat(medicines).hasToString("MedicineHistory[1 0 2]");
        assertThat(checkUps).hasToString("CheckUpHistory[1]");
        assertThat(MONTH).hasToString("CareMonth[1]");
        assertThat(MONTH.days().getFirst()).hasToString("CareDay[1 1]");
        assertThat(CHECK_UP).hasToString("CheckUp[1]");
        for (Object part : List.of(SUBJECT, MEDICINE, TREATMENT, CHECK_UP.items().getFirst())) {
            assertThat(part.toString()).matches("[A-Za-z]+\\[masked]");
        }
    }

    @Test
    void aDocumentIsItsBytesAndNobodyElsesArray() {
        byte[] bytes = {'%', 'P', 'D', 'F'};
        PdfDocument document = new PdfDocument(bytes);
        bytes[0] = 'x';
        document.bytes()[1] = 'x';

        assertThat(document.bytes()).containsExactly('%', 'P', 'D', 'F');
        assertThat(document.length()).isEqualTo(4);
        assertThat(document).hasToString("PdfDocument[4 bytes]").isEqualTo(new PdfDocument(document.bytes()))
                .hasSameHashCodeAs(new PdfDocument(document.bytes())).isNotEqualTo(new PdfDocument(bytes))
                .isNotEqualTo("x");
    }
}
