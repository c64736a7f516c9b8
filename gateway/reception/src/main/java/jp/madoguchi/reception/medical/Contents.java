package jp.madoguchi.reception.medical;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.medical.CareDay;
import jp.madoguchi.domain.medical.CareMonth;
import jp.madoguchi.domain.medical.CheckUpHistory;
import jp.madoguchi.domain.medical.CheckUpItem;
import jp.madoguchi.domain.medical.Medicine;
import jp.madoguchi.domain.medical.MedicalRecord;
import jp.madoguchi.domain.medical.MedicalSubject;
import jp.madoguchi.domain.medical.MedicineHistory;
import jp.madoguchi.domain.medical.PdfDocument;
import jp.madoguchi.domain.medical.TreatmentItem;
import org.jspecify.annotations.Nullable;

/** Parts and sizes of what an answer brought. */
final class Contents {

    private static final long OVERHEAD = 64;

    private Contents() {}

    /** What each consent covers. A history falls into medicines and treatments; what cannot be taken apart needs all of them. */
    static Map<Set<ConsentItem>, MedicalRecord> parts(MedicalRecord content, Set<ConsentItem> items) {
        Map<Set<ConsentItem>, MedicalRecord> parts = new LinkedHashMap<>();
        if (content instanceof MedicineHistory history && items.contains(ConsentItem.MEDICINES)) {
            parts.put(Set.of(ConsentItem.MEDICINES), only(history, true));
            if (items.contains(ConsentItem.TREATMENTS)) {
                parts.put(Set.of(ConsentItem.TREATMENTS), only(history, false));
            }
        } else {
            parts.put(Set.copyOf(items), content);
        }
        return parts;
    }

    private static MedicineHistory only(MedicineHistory history, boolean medicines) {
        return new MedicineHistory(history.subject(), months(history.claims(), medicines),
                months(history.prescriptions(), medicines), months(history.dispensings(), medicines));
    }

    private static List<CareMonth> months(List<CareMonth> months, boolean medicines) {
        return months.stream().map(month -> new CareMonth(month.month(), month.performer(), month.performerSort(),
                month.issuer(), month.issuerSort(), month.admission(), days(month.days(), medicines)))
                .filter(month -> !month.days().isEmpty()).toList();
    }

    private static List<CareDay> days(List<CareDay> days, boolean medicines) {
        return days.stream()
                .map(day -> new CareDay(day.done(), day.prescribed(), medicines ? day.medicines() : List.of(),
                        medicines ? List.of() : day.treatments()))
                .filter(day -> !day.medicines().isEmpty() || !day.treatments().isEmpty()).toList();
    }

    /** Whom it says it is about; a document is not read. */
    static MedicalSubject subject(MedicalRecord content) {
        return switch (content) {
            case MedicineHistory history -> history.subject();
            case CheckUpHistory history -> history.subject();
            case PdfDocument document -> MedicalSubject.UNNAMED;
        };
    }

    /** About how many bytes it takes in memory; never less than its texts. */
    static long bytes(MedicalRecord content) {
        return OVERHEAD + switch (content) {
            case PdfDocument document -> document.length();
            case CheckUpHistory history -> history.checkUps().stream()
                    .mapToLong(one -> OVERHEAD + one.items().stream().mapToLong(Contents::bytes).sum()).sum();
            case MedicineHistory history ->
                bytes(history.claims()) + bytes(history.prescriptions()) + bytes(history.dispensings());
        };
    }

    private static long bytes(List<CareMonth> months) {
        long sum = 0;
        for (CareMonth month : months) {
            sum += texts(month.performerSort(), month.issuerSort(), month.admission(), month.performer().code(),
                    month.performer().name(), month.issuer().code(), month.issuer().name());
            for (CareDay day : month.days()) {
                sum += OVERHEAD;
                for (Medicine one : day.medicines()) {
                    sum += texts(one.code(), one.name(), one.ingredient(), one.quantity(), one.unit(), one.usage(),
                            one.instruction(), one.times(), one.category());
                }
                for (TreatmentItem one : day.treatments()) {
                    sum += texts(one.code(), one.name(), one.category(), one.quantity(), one.times(), one.unit());
                }
            }
        }
        return sum;
    }

    private static long bytes(CheckUpItem one) {
        return texts(one.code(), one.name(), one.dataType(), one.value(), one.unit(), one.oid(), one.valueName());
    }

    private static long texts(@Nullable String... texts) {
        long sum = OVERHEAD;
        for (String text : texts) {
            sum += text == null ? 0 : OVERHEAD + 2L * text.length();
        }
        return sum;
    }
}
