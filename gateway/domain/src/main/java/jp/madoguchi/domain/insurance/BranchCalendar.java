package jp.madoguchi.domain.insurance;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rule.RuleTable;
import jp.madoguchi.domain.rule.Timeline;

/**
 * Since when branch numbers are used for what (R-BR-01), and that a card, a lookup or a claim without one is still taken (R-BR-02):
 * {@code branch-calendar.csv}.
 */
public final class BranchCalendar {

    /** The file's name. */
    public static final String FILE = "branch-calendar.csv";

    private static final List<String> COLUMNS = List.of("use", "from", "to", "need", "rules");

    private final Map<BranchUse, Timeline<BranchNeed>> needs;

    private BranchCalendar(Map<BranchUse, Timeline<BranchNeed>> needs) {
        this.needs = needs;
    }

    /** Reads the file's content; every use must be there on every day without end. */
    public static BranchCalendar parse(String text) {
        Map<BranchUse, Timeline<BranchNeed>> needs = RuleTable.parse(FILE, text, COLUMNS)
                .timelinesWithoutEnd(row -> row.one("use", BranchUse.class), row -> row.one("need", BranchNeed.class));
        for (BranchUse use : BranchUse.values()) {
            if (!needs.containsKey(use)) {
                throw new ProblemException(
                        Problem.at(ProblemCode.RULE_FILE_INVALID, FILE + " says nothing of " + use + ": add a row"));
            }
        }
        return new BranchCalendar(needs);
    }

    /** Whether a membership's branch belongs to a use on a day. Before the first day of the table, and for the late-stage elderly: no. */
    public BranchNeed need(BranchUse use, InsurerNumber insurer, LocalDate day) {
        if (!BranchNumber.isUsedBy(insurer)) {
            return BranchNeed.ABSENT;
        }
        Timeline<BranchNeed> timeline = needs.get(use);
        return timeline == null ? BranchNeed.ABSENT : timeline.at(day).orElse(BranchNeed.ABSENT);
    }

    /** The branch that a claim for a month of treatment carries; empty where none belongs there or none is known. */
    public Optional<BranchNumber> inClaim(MemberId member, YearMonth treatment) {
        return switch (need(BranchUse.CLAIM, member.insurer(), treatment.atDay(1))) {
            case ABSENT -> Optional.empty();
            case OPTIONAL, REQUIRED -> Optional.ofNullable(member.branch());
        };
    }

    /** Whether a claim for a month of treatment would come back for want of a branch. */
    public boolean claimLacksBranch(MemberId member, YearMonth treatment) {
        return need(BranchUse.CLAIM, member.insurer(), treatment.atDay(1)) == BranchNeed.REQUIRED
                && member.branch() == null;
    }
}
