package jp.madoguchi.domain.rulebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import jp.madoguchi.domain.card.CertificateGrace;
import jp.madoguchi.domain.card.RestartPlan;
import jp.madoguchi.domain.certificate.CertificateProof;
import jp.madoguchi.domain.certificate.CostCaps;
import jp.madoguchi.domain.certificate.DiseaseCaps;
import jp.madoguchi.domain.channel.AcceptedPapers;
import jp.madoguchi.domain.channel.ChannelCalendar;
import jp.madoguchi.domain.channel.ExceptionalViews;
import jp.madoguchi.domain.channel.PaperHolders;
import jp.madoguchi.domain.channel.PhoneNumbers;
import jp.madoguchi.domain.channel.ReceptionTables;
import jp.madoguchi.domain.channel.ViewingWindows;
import jp.madoguchi.domain.claim.ClaimCalendar;
import jp.madoguchi.domain.claim.ClaimWays;
import jp.madoguchi.domain.claim.DeskProcedure;
import jp.madoguchi.domain.consent.EnvironmentDefaults;
import jp.madoguchi.domain.consent.Viewers;
import jp.madoguchi.domain.desk.ClaimRun;
import jp.madoguchi.domain.identity.NameVariants;
import jp.madoguchi.domain.insurance.BranchCalendar;
import jp.madoguchi.domain.insurance.Programmes;
import jp.madoguchi.domain.privacy.Retention;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rule.RuleSwitch;
import jp.madoguchi.domain.rule.RuleSwitches;
import jp.madoguchi.domain.subsidy.Participation;
import jp.madoguchi.domain.subsidy.SubsidyCalendar;

/**
 * Every table of the reception's rules, read from the files that hold them. It is whole or it is not there: a file that is missing, not
 * known or wrong is a {@link ProblemException} with {@code RULE_FILE_INVALID}, which must stop the start.
 */
public final class RuleBook {

    /** Where the files built into the jar stand, as a resource. */
    public static final String FOLDER = "/jp/madoguchi/domain/rule/";

    /** One table: its class, its file and how it is read. */
    private record Table<T>(Class<T> type, String file, BiFunction<String, RuleBook, T> parse) {

        /** Of a table that knows of no other. */
        Table(Class<T> type, String file, Function<String, T> parse) {
            this(type, file, (text, before) -> parse.apply(text));
        }
    }

    /** A table that refers to another stands behind it. */
    private static final List<Table<?>> TABLES = List.of(
            new Table<>(RuleSwitches.class, RuleSwitches.FILE, RuleSwitches::parse),
            new Table<>(ChannelCalendar.class, ChannelCalendar.FILE, ChannelCalendar::parse),
            new Table<>(AcceptedPapers.class, AcceptedPapers.FILE, (text, before) -> papers(text, before.switches())),
            new Table<>(PaperHolders.class, PaperHolders.FILE, PaperHolders::parse),
            new Table<>(ViewingWindows.class, ViewingWindows.FILE, ViewingWindows::parse),
            new Table<>(ExceptionalViews.class, ExceptionalViews.FILE, ExceptionalViews::parse),
            new Table<>(PhoneNumbers.class, PhoneNumbers.FILE, PhoneNumbers::parse),
            new Table<>(CertificateGrace.class, CertificateGrace.FILE, CertificateGrace::parse),
            new Table<>(RestartPlan.class, RestartPlan.FILE, RestartPlan::parse),
            new Table<>(ClaimCalendar.class, ClaimCalendar.FILE, ClaimCalendar::parse),
            new Table<>(NameVariants.class, NameVariants.FILE, NameVariants::parse),
            new Table<>(BranchCalendar.class, BranchCalendar.FILE, BranchCalendar::parse),
            new Table<>(EnvironmentDefaults.class, EnvironmentDefaults.FILE, EnvironmentDefaults::parse),
            new Table<>(Viewers.class, Viewers.FILE, Viewers::parse),
            new Table<>(CostCaps.class, CostCaps.FILE, CostCaps::parse),
            new Table<>(DiseaseCaps.class, DiseaseCaps.FILE, DiseaseCaps::parse),
            new Table<>(CertificateProof.class, CertificateProof.FILE, CertificateProof::parse),
            new Table<>(Programmes.class, Programmes.FILE, Programmes::parse),
            new Table<>(SubsidyCalendar.class, SubsidyCalendar.FILE, SubsidyCalendar::parse),
            new Table<>(Participation.class, Participation.FILE,
                    (text, before) -> Participation.parse(text, before.table(Programmes.class))),
            new Table<>(Retention.class, Retention.FILE, Retention::parse));

    private final Map<Class<?>, Object> tables;

    private RuleBook(Map<Class<?>, Object> tables) {
        this.tables = tables;
    }

    /** The names of all files, in alphabetical order. */
    public static List<String> files() {
        return TABLES.stream().map(Table::file).sorted().toList();
    }

    /**
     * Reads all tables.
     *
     * @param texts what stands in each file, by its name
     */
    public static RuleBook of(Map<String, String> texts) {
        Set<String> unknown = new TreeSet<>(texts.keySet());
        files().forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw wrong(unknown.iterator().next() + " is no rule file: known are " + files());
        }
        Map<Class<?>, Object> tables = new HashMap<>();
        for (Table<?> table : TABLES) {
            String text = texts.get(table.file());
            if (text == null) {
                throw wrong(table.file() + " is missing: put it there");
            }
            tables.put(table.type(), table.parse().apply(text, new RuleBook(tables)));
        }
        return new RuleBook(Map.copyOf(tables));
    }

    /** What closes a month cannot be read as written on days on which there is no insurance card, which the text names (R-CH-32). */
    private static AcceptedPapers papers(String text, RuleSwitches switches) {
        AcceptedPapers papers = AcceptedPapers.parse(text).readBy(switches);
        switches.refuseAsWritten(RuleSwitch.PAPER_CLOSES_MONTH, papers::knowsInsuranceCards,
                "then there is no insurance card any more, which the text names: say read-on or no-longer from then on");
        return papers;
    }

    private static ProblemException wrong(String what) {
        return new ProblemException(Problem.at(ProblemCode.RULE_FILE_INVALID, what));
    }

    /** One of the tables, by its class. @throws IllegalArgumentException if the book has no such table */
    public <T> T table(Class<T> type) {
        Object table = tables.get(type);
        if (table == null) {
            List<String> known = new ArrayList<>();
            TABLES.forEach(one -> known.add(one.type().getSimpleName()));
            throw new IllegalArgumentException(type.getSimpleName() + " is no table; known are " + known);
        }
        return type.cast(table);
    }

    /** What the texts leave open. */
    public RuleSwitches switches() {
        return table(RuleSwitches.class);
    }

    /** The tables of {@code ReceptionRules}. */
    public ReceptionTables reception() {
        return new ReceptionTables(switches(), table(CertificateGrace.class), table(ChannelCalendar.class),
                table(AcceptedPapers.class), table(PaperHolders.class), table(ViewingWindows.class),
                table(ExceptionalViews.class), deskProcedure());
    }

    /** What the desk does when a verification proved nothing. */
    public DeskProcedure deskProcedure() {
        return new DeskProcedure(table(ClaimCalendar.class), switches());
    }

    /** How a visit without proof is claimed, in the usual claim run. */
    public ClaimWays claimWays() {
        return claimWays(ClaimRun.USUAL);
    }

    /** How a visit without proof is claimed. */
    public ClaimWays claimWays(ClaimRun run) {
        return new ClaimWays(table(ClaimCalendar.class), switches(), table(NameVariants.class), run);
    }
}
