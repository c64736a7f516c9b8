package jp.madoguchi.sim.national;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 薬剤情報, 診療情報 and 特定健診情報 of one person: what other institutions have claimed, prescribed and examined. */
public record Medical(List<Month> claims, List<Month> prescriptions, List<Month> dispensings, List<CheckUp> checkUps) {

    /** Nothing known. */
    public static final Medical NONE = new Medical(List.of(), List.of(), List.of(), List.of());

    /**
     * One month at one institution.
     *
     * @param code       of the institution, 10 digits
     * @param prescriberCode institution whose prescription a pharmacy dispensed
     * @param inOut      入外 code, as claimed
     */
    public record Month(YearMonth month, String code, String name, @Nullable String prescriberCode,
            @Nullable String prescriberName, String inOut, List<Day> days) {}

    /** One day: when it was dispensed, and when it was prescribed. */
    public record Day(LocalDate day, @Nullable LocalDate prescribed, List<Drug> drugs, List<Treatment> treatments) {}

    /** One medicine. */
    public record Drug(String code, String name, @Nullable String ingredient, String quantity, String unit,
            @Nullable String usage, @Nullable String instruction, String times, String usageClass) {}

    /** One treatment. */
    public record Treatment(String code, String name, String kind, String quantity, String times,
            @Nullable String unit) {}

    /** One check-up. */
    public record CheckUp(LocalDate day, List<Item> items) {}

    /**
     * One result or answer.
     *
     * @param code  17 characters
     * @param type  data type, such as {@code PQ} or {@code CD}
     * @param oid   of the code list of a coded value
     * @param label what a coded value means
     */
    public record Item(String code, String name, String type, String value, @Nullable String unit,
            @Nullable String oid, @Nullable String label) {}
}
