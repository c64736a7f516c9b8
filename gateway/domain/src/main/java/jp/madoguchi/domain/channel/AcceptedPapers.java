package jp.madoguchi.domain.channel;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.domain.rule.RuleSwitches;
import jp.madoguchi.domain.rule.RuleTable;
import jp.madoguchi.domain.rule.Timeline;

/**
 * The acceptance matrix (rules 1.3): which paper proves a qualification on which day (R-CH-10, R-CH-11, R-CH-12, R-CH-13, R-CH-20, R-CH-21, R-CH-22). The file
 * covers every paper from the start of the national system without end; a gap or an overlap stops the start. A verdict that no primary
 * text confirms (R-CH-22) names what the other reading would say; which of them holds is {@link RuleSwitch#UNCERTAIN_PAPERS}.
 */
public final class AcceptedPapers {

    /** The file's name. */
    public static final String FILE = "papers.csv";

    /** The day from which the file must know every paper: the start of the national system. */
    public static final LocalDate BEGIN = RuleTable.BEGIN;

    private static final String UNCERTAIN = "uncertain";
    private static final List<String> COLUMNS = List.of("paper", "schemes", "expired", "with_my_number_card", "from",
            "to", "verdict", "rules", UNCERTAIN);
    private static final String ANY = "any";

    private final Map<Paper, Timeline<Acceptance>> verdicts;
    private final Predicate<LocalDate> readOtherwise;

    private AcceptedPapers(Map<Paper, Timeline<Acceptance>> verdicts, Predicate<LocalDate> readOtherwise) {
        this.verdicts = verdicts;
        this.readOtherwise = readOtherwise;
    }

    /**
     * Reads the file's content, with every verdict as it is listed; every paper must have exactly one verdict for every day. A file without the
     * column {@code uncertain} says of none that it is.
     */
    public static AcceptedPapers parse(String text) {
        RuleTable table = RuleTable.parse(FILE, text, COLUMNS, Set.of(UNCERTAIN));
        Map<Paper, Timeline<Acceptance>> verdicts = new HashMap<>();
        for (Paper paper : Paper.all()) {
            verdicts.put(paper, timeline(paper, table.rows().stream().filter(row -> isAbout(row, paper))
                    .sorted(Comparator.comparing((RuleTable.Row row) -> row.date("from"))).toList()));
        }
        return new AcceptedPapers(Map.copyOf(verdicts), day -> false);
    }

    /** The same, with uncertain verdicts as a hospital reads them ({@link RuleSwitch#UNCERTAIN_PAPERS}). */
    public AcceptedPapers readBy(RuleSwitches switches) {
        return new AcceptedPapers(verdicts,
                day -> switches.value(RuleSwitch.UNCERTAIN_PAPERS, day).equals("other-reading"));
    }

    private static boolean isAbout(RuleTable.Row row, Paper paper) {
        boolean kind = row.one("paper", PaperKind.class) == paper.kind();
        boolean scheme = schemes(row).contains(paper.scheme());
        boolean expired = fits(row, "expired", paper.expired());
        boolean with = fits(row, "with_my_number_card", paper.withMyNumberCard());
        return kind && scheme && expired && with;
    }

    private static List<InsuranceScheme> schemes(RuleTable.Row row) {
        if (row.required("schemes").equals(ANY)) {
            return List.of(InsuranceScheme.values());
        }
        List<InsuranceScheme> schemes = new ArrayList<>();
        for (String word : row.words("schemes")) {
            schemes.add(scheme(row, word));
        }
        return schemes;
    }

    private static InsuranceScheme scheme(RuleTable.Row row, String word) {
        for (InsuranceScheme known : InsuranceScheme.values()) {
            if (known.name().equals(word)) {
                return known;
            }
        }
        throw row.wrong("names an unknown scheme " + word + ": known are any and "
                + List.of(InsuranceScheme.values()));
    }

    private static boolean fits(RuleTable.Row row, String column, boolean value) {
        return switch (row.required(column)) {
            case ANY -> true;
            case "yes" -> value;
            case "no" -> !value;
            default -> throw row.wrong("says neither yes nor no nor any in " + column);
        };
    }

    private static Timeline<Acceptance> timeline(Paper paper, List<RuleTable.Row> rows) {
        if (rows.isEmpty()) {
            throw new ProblemException(
                    Problem.at(ProblemCode.RULE_FILE_INVALID, FILE + " says nothing of " + paper + ": add a row"));
        }
        if (!rows.getFirst().date("from").equals(BEGIN)) {
            throw rows.getFirst().wrong("is the first about " + paper + " and must begin on " + BEGIN);
        }
        if (rows.getLast().dateOrNull("to") != null) {
            throw rows.getLast().wrong("is the last about " + paper + " and must have no end: empty its to");
        }
        List<Timeline.Span<Acceptance>> spans = new ArrayList<>();
        Timeline<Acceptance> timeline = null;
        for (RuleTable.Row row : rows) {
            try {
                spans.add(new Timeline.Span<>(row.date("from"), row.dateOrNull("to"), acceptance(row)));
                timeline = new Timeline<>(spans);
            } catch (IllegalArgumentException e) {
                throw row.wrong("is about " + paper + ", but " + e.getMessage() + ": correct from and to");
            }
        }
        return Objects.requireNonNull(timeline);
    }

    private static Acceptance acceptance(RuleTable.Row row) {
        if (!row.one("paper", PaperKind.class).saysInsurer() && !row.required("schemes").equals(ANY)) {
            throw row.wrong("tells schemes apart, but what is shown does not say the insurer: write any");
        }
        PaperVerdict verdict = row.one("verdict", PaperVerdict.class);
        boolean patientCard = row.one("paper", PaperKind.class) == PaperKind.PATIENT_CARD;
        if (verdict == PaperVerdict.UNKNOWN || patientCard != (verdict == PaperVerdict.MONTHLY_RULE)) {
            throw row.wrong(
                    "has the verdict " + verdict + ": MONTHLY_RULE is for the patient card and for nothing else, "
                            + "and UNKNOWN is never written");
        }
        PaperVerdict otherwise = row.text(UNCERTAIN).isEmpty() ? null : row.one(UNCERTAIN, PaperVerdict.class);
        if (otherwise == verdict || otherwise == PaperVerdict.UNKNOWN || patientCard && otherwise != null) {
            throw row.wrong(
                    "is uncertain, but says no other verdict of a paper: empty uncertain, or say what the other reading says");
        }
        return new Acceptance(verdict, row.rules("rules"), otherwise);
    }

    /** Whether there can be insurance cards in their time on a day. */
    public boolean knowsInsuranceCards(LocalDate day) {
        return Arrays.stream(InsuranceScheme.values())
                .anyMatch(scheme -> accept(new Paper(PaperKind.INSURANCE_CARD, scheme, false, false), day)
                        .verdict() != PaperVerdict.IMPOSSIBLE);
    }

    /**
     * The verdict on a paper whose printed days somebody read. One that says it is in force on a day on which none can be has ended by law: it
     * is judged as an expired one (R-CH-11).
     */
    public Acceptance acceptAsPrinted(Paper paper, LocalDate visitDate) {
        Acceptance asPrinted = accept(paper, visitDate);
        return asPrinted.verdict() == PaperVerdict.IMPOSSIBLE && !paper.expired()
                ? accept(new Paper(paper.kind(), paper.scheme(), true, paper.withMyNumberCard()), visitDate)
                : asPrinted;
    }

    /** The one verdict on a paper; {@link PaperVerdict#UNKNOWN} on days before {@link #BEGIN}. */
    public Acceptance accept(Paper paper, LocalDate visitDate) {
        Timeline<Acceptance> timeline = verdicts.get(paper);
        Acceptance listed = timeline == null ? Acceptance.UNKNOWN : timeline.at(visitDate).orElse(Acceptance.UNKNOWN);
        return readOtherwise.test(visitDate) ? listed.readOtherwise() : listed;
    }
}
