package jp.madoguchi.oqs.codec;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.domain.medical.CareDay;
import jp.madoguchi.domain.medical.CareMonth;
import jp.madoguchi.domain.medical.Medicine;
import jp.madoguchi.domain.medical.TreatmentItem;

/**
 * Reads one month of claims, prescriptions or dispensing (oqs-interface 5.2). The three have the same elements under slightly other
 * names: those of prescriptions begin with {@code Sh}, those of dispensing with {@code Cz}.
 */
enum MonthReader {
    CLAIM(""),
    PRESCRIPTION("Sh"),
    DISPENSING("Cz");

    private final String prefix;

    MonthReader(String prefix) {
        this.prefix = prefix;
    }

    private String name(Fields in) {
        String name = in.name();
        return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    }

    CareMonth month(Fields in) {
        YearMonth month = null;
        String performerCode = null;
        String performerName = null;
        String performerSort = null;
        String issuerCode = null;
        String issuerName = null;
        String issuerSort = null;
        String admission = null;
        List<CareDay> days = new ArrayList<>();
        while (in.child()) {
            switch (name(in)) {
                case "MeTrMonth", "DiMonth", "PrMonth" -> month = in.plainIfReadable(Dates.MONTH, month);
                case "MeTrDiHCd" -> performerCode = in.text(performerCode);
                case "MeTrDiHNm" -> performerName = in.text(performerName);
                case "DiOrg", "PrOrg" -> performerSort = in.text(performerSort);
                case "PrlsHCd", "PrHCd" -> issuerCode = in.text(issuerCode);
                case "PrlsHNm", "PrHNm" -> issuerName = in.text(issuerName);
                case "PrIsOrg" -> issuerSort = in.text(issuerSort);
                case "InOut", "PrCl" -> admission = in.text(admission);
                case "DiDateInfs", "PrDateInfs" -> days(in, days);
                default -> unknown(in);
            }
        }
        return new CareMonth(month, new CareMonth.Organisation(performerCode, performerName), performerSort,
                new CareMonth.Organisation(issuerCode, issuerName), issuerSort, admission, days);
    }

    private void days(Fields in, List<CareDay> days) {
        while (in.child()) {
            switch (name(in)) {
                case "DiDateInf", "PrDateInf" -> days.add(day(in));
                default -> unknown(in);
            }
        }
    }

    private CareDay day(Fields in) {
        LocalDate done = null;
        LocalDate prescribed = null;
        List<Medicine> medicines = new ArrayList<>();
        List<TreatmentItem> treatments = new ArrayList<>();
        while (in.child()) {
            switch (name(in)) {
                case "DiDate" -> done = in.plainIfReadable(Dates.DAY, done);
                case "PrDate" -> prescribed = in.plainIfReadable(Dates.DAY, prescribed);
                case "DrugInfs" -> medicines(in, medicines);
                case "MeTrInfs" -> treatments(in, treatments);
                default -> unknown(in);
            }
        }
        return new CareDay(done, prescribed, medicines, treatments);
    }

    private void medicines(Fields in, List<Medicine> medicines) {
        while (in.child()) {
            if (name(in).equals("DrugInf")) {
                medicines.add(medicine(in));
            } else {
                unknown(in);
            }
        }
    }

    private Medicine medicine(Fields in) {
        String code = null;
        String name = null;
        String ingredient = null;
        String quantity = null;
        String unit = null;
        String usage = null;
        String instruction = null;
        String times = null;
        String category = null;
        while (in.child()) {
            switch (name(in)) {
                case "DrugC" -> code = in.text(code);
                case "DrugN" -> name = in.text(name);
                case "IngreN" -> ingredient = in.text(ingredient);
                case "Qua1" -> quantity = in.text(quantity);
                case "Unit" -> unit = in.text(unit);
                case "UsageN" -> usage = in.text(usage);
                case "SpInst" -> instruction = in.text(instruction);
                case "Times" -> times = in.text(times);
                case "MeTrIdCl", "UsageCl" -> category = in.text(category);
                default -> unknown(in);
            }
        }
        return new Medicine(code, name, ingredient, quantity, unit, usage, instruction, times, category);
    }

    private void treatments(Fields in, List<TreatmentItem> treatments) {
        while (in.child()) {
            if (name(in).equals("MeTrInf")) {
                treatments.add(treatment(in));
            } else {
                unknown(in);
            }
        }
    }

    private TreatmentItem treatment(Fields in) {
        String code = null;
        String name = null;
        String category = null;
        String quantity = null;
        String times = null;
        String unit = null;
        while (in.child()) {
            switch (name(in)) {
                case "SinInfCd" -> code = in.text(code);
                case "SinInfN" -> name = in.text(name);
                case "MeTrIdCl" -> category = in.text(category);
                case "Qua1" -> quantity = in.text(quantity);
                case "Times" -> times = in.text(times);
                case "Unit" -> unit = in.text(unit);
                default -> unknown(in);
            }
        }
        return new TreatmentItem(code, name, category, quantity, times, unit);
    }

    private static void unknown(Fields in) {
        in.countUnknown();
        in.skip();
    }
}
