package jp.madoguchi.domain.certificate;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rule.RuleTable;
import jp.madoguchi.domain.rule.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * What a patient with a specific disease pays at most in a month (特定疾病療養, R-CT-03), {@code disease-caps.csv}: 10,000 yen, 20,000 for
 * dialysis under 70 with an upper income (ア, イ), 0 for part of the others by the public expense 51 (uncertain).
 */
public final class DiseaseCaps {

    /** The file's name. */
    public static final String FILE = "disease-caps.csv";

    private static final List<String> COLUMNS = List.of("disease", "band", "from", "to", "yen", "uncertain", "rules");

    private static final String NO_SUCH_CAP = "-";

    /** What the cap depends on besides the disease. */
    enum Band {
        /** Under 70, ア or イ (上位所得). */
        UPPER,
        /** Everybody else. */
        OTHER,
        /** Has the public expense 51 as well. */
        PROGRAMME_51
    }

    private record Key(SpecificDisease disease, Band band) {}

    private final Map<Key, Timeline<CostCap>> caps;

    private DiseaseCaps(Map<Key, Timeline<CostCap>> caps) {
        this.caps = caps;
    }

    /** Reads the file's content; every disease must be there with every band, on every day without end. */
    public static DiseaseCaps parse(String text) {
        Map<Key, Timeline<CostCap>> caps = RuleTable.parse(FILE, text, COLUMNS).timelinesWithoutEnd(
                row -> new Key(row.one("disease", SpecificDisease.class), row.one("band", Band.class)),
                DiseaseCaps::cap);
        for (SpecificDisease disease : SpecificDisease.values()) {
            for (Band band : Band.values()) {
                if (!caps.containsKey(new Key(disease, band))) {
                    throw new ProblemException(Problem.at(ProblemCode.RULE_FILE_INVALID,
                            FILE + " says nothing of " + disease + " " + band + ": add a row"));
                }
            }
        }
        return new DiseaseCaps(caps);
    }

    private static CostCap cap(RuleTable.Row row) {
        if (row.required("yen").equals(NO_SUCH_CAP)) {
            if (row.one("band", Band.class) != Band.PROGRAMME_51) {
                throw row.wrong("has no amount in yen: - is for PROGRAMME_51 only");
            }
            return new CostCap.NoCap(CapReason.NO_SUCH_CAP);
        }
        int yen = row.number("yen");
        return switch (row.text("uncertain")) {
            case "" -> new CostCap.Known(yen);
            case "yes" -> new CostCap.Uncertain(yen, CapReason.MARKED_UNCERTAIN);
            default -> throw row.wrong("has neither yes nor nothing in uncertain");
        };
    }

    /**
     * The cap of a certificate on a day. What the insurer wrote on it goes before the table.
     *
     * @param category     income category, if known
     * @param programme51  whether the patient also has the public expense 51 for it
     */
    public CostCap of(SpecificDiseaseCertificate certificate, @Nullable LimitCategory category, boolean programme51,
            LocalDate visit) {
        if (!certificate.validity().covers(visit)) {
            return new CostCap.NoCap(CapReason.CERTIFICATE_NOT_IN_FORCE);
        }
        if (programme51) {
            CostCap byProgramme = at(certificate.disease(), Band.PROGRAMME_51, visit);
            if (!(byProgramme instanceof CostCap.NoCap)) {
                return byProgramme;
            }
        }
        if (certificate.selfPayYen() != null) {
            return new CostCap.Known(certificate.selfPayYen());
        }
        CostCap upper = at(certificate.disease(), Band.UPPER, visit);
        CostCap other = at(certificate.disease(), Band.OTHER, visit);
        if (category == null) {
            return upper.equals(other) ? upper : new CostCap.Unknown(CapReason.CATEGORY_UNKNOWN);
        }
        return category == LimitCategory.A01 || category == LimitCategory.A02 ? upper : other;
    }

    private CostCap at(SpecificDisease disease, Band band, LocalDate visit) {
        return Objects.requireNonNull(caps.get(new Key(disease, band))).at(visit)
                .orElse(new CostCap.Unknown(CapReason.BEFORE_TABLE));
    }
}
