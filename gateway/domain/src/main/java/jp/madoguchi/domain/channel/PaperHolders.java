package jp.madoguchi.domain.channel;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.rule.RuleTable;
import org.jspecify.annotations.Nullable;

/**
 * Who holds which paper (R-CH-11, R-CH-25, R-CH-26, R-CH-27): the dates of issue are data of each kind of insurer, and an insurer that the file
 * does not name is unknown.
 */
public final class PaperHolders {

    /** The file's name. */
    public static final String FILE = "paper-holders.csv";

    private static final List<String> COLUMNS = List.of("insurers", "joined", "my_number_card", "age_from", "age_to",
            "from", "to", "paper", "on_application", "uncertain", "rules");
    private static final String ANY = "any";
    private static final int OLDEST = 999;

    private final List<Line> lines;
    private final LocalDate begin;

    /**
     * Somebody who may hold a paper.
     *
     * @param insurer      kind of insurer
     * @param joined       day from which the person is insured there, not before the birth
     * @param birth        birth date
     * @param myNumberCard whether the person's My Number card is registered as an insurance card
     */
    public record Holder(InsurerKind insurer, LocalDate joined, LocalDate birth, boolean myNumberCard) {

        public Holder {
            Objects.requireNonNull(insurer);
            if (joined.isBefore(birth)) {
                throw new IllegalArgumentException("nobody is insured before being born");
            }
        }

        /** Reads what a clerk typed on a day; a birth or a beginning after it, or a beginning before the birth, cannot be. */
        public static Parsed<Holder> parse(InsurerKind insurer, LocalDate joined, LocalDate birth, boolean myNumberCard,
                LocalDate today) {
            if (birth.isAfter(today)) {
                return Parsed.refused(ProblemCode.DATE_IMPOSSIBLE, "birthDate");
            }
            return joined.isBefore(birth) || joined.isAfter(today)
                    ? Parsed.refused(ProblemCode.DATE_IMPOSSIBLE, "joined")
                    : Parsed.of(new Holder(insurer, joined, birth, myNumberCard));
        }

        /** Masked: the insurer only. */
        @Override
        public String toString() {
            return "Holder[" + insurer + "]";
        }
    }

    /** Which members a line is about: those who joined when old cards were still issued, or after. */
    private enum Joined {
        ANY,
        CONTINUING,
        NEW
    }

    private record Line(List<InsurerKind> insurers, Joined joined, @Nullable Boolean myNumberCard, int ageFrom,
            int ageTo, LocalDate from, @Nullable LocalDate to, PaperHeld.Holds holds) {

        boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }

        boolean overlaps(Line other) {
            boolean days = (to == null || !other.from.isAfter(to)) && (other.to == null || !from.isAfter(other.to));
            boolean members = joined == Joined.ANY || other.joined == Joined.ANY || joined == other.joined;
            boolean cards = myNumberCard == null || other.myNumberCard == null
                    || myNumberCard.equals(other.myNumberCard);
            boolean ages = ageFrom <= other.ageTo && other.ageFrom <= ageTo;
            return days && members && cards && ages && insurers.stream().anyMatch(other.insurers::contains);
        }

        boolean isAbout(Holder holder, boolean continuing) {
            int age = Period.between(holder.birth(), from).getYears();
            boolean rightlyJoined = switch (joined) {
                case ANY -> true;
                case CONTINUING -> continuing;
                case NEW -> !continuing;
            };
            return insurers.contains(holder.insurer()) && rightlyJoined && age >= ageFrom && age <= ageTo
                    && (myNumberCard == null || myNumberCard == holder.myNumberCard());
        }
    }

    private PaperHolders(List<Line> lines) {
        this.lines = lines;
        this.begin = lines.stream().map(Line::from).min(LocalDate::compareTo).orElse(LocalDate.MIN);
    }

    /** Reads the file's content. */
    public static PaperHolders parse(String text) {
        List<Line> lines = new ArrayList<>();
        for (RuleTable.Row row : RuleTable.parse(FILE, text, COLUMNS).rows()) {
            Line line = line(row);
            if (lines.stream().anyMatch(line::overlaps)) {
                throw row.wrong("is about people of whom a row above speaks for the same days: correct one of them");
            }
            lines.add(line);
        }
        return new PaperHolders(List.copyOf(lines));
    }

    private static Line line(RuleTable.Row row) {
        LocalDate from = row.date("from");
        LocalDate to = row.dateOrNull("to");
        if (to != null && to.isBefore(from)) {
            throw row.wrong("ends before it begins: correct from and to");
        }
        Boolean card = switch (row.required("my_number_card")) {
            case ANY -> null;
            case "yes" -> Boolean.TRUE;
            case "no" -> Boolean.FALSE;
            default -> throw row.wrong("says neither yes nor no nor any in my_number_card");
        };
        int youngest = row.text("age_from").isEmpty() ? 0 : row.number("age_from");
        int oldest = row.text("age_to").isEmpty() ? OLDEST : row.number("age_to");
        if (oldest < youngest) {
            throw row.wrong("ends with a younger age than it begins with: correct age_from and age_to");
        }
        PaperKind onApplication = row.text("on_application").isEmpty()
                ? null
                : row.one("on_application", PaperKind.class);
        return new Line(insurers(row), joined(row), card, youngest, oldest, from, to,
                new PaperHeld.Holds(row.one("paper", PaperKind.class), onApplication, row.yes("uncertain"),
                        row.rules("rules")));
    }

    private static Joined joined(RuleTable.Row row) {
        return switch (row.required("joined")) {
            case ANY -> Joined.ANY;
            case "continuing" -> Joined.CONTINUING;
            case "new" -> Joined.NEW;
            default -> throw row.wrong("says neither continuing nor new nor any in joined");
        };
    }

    private static List<InsurerKind> insurers(RuleTable.Row row) {
        if (row.required("insurers").equals(ANY)) {
            return List.of(InsurerKind.values());
        }
        List<InsurerKind> insurers = new ArrayList<>();
        for (String word : row.words("insurers")) {
            insurers.add(insurer(row, word));
        }
        return insurers;
    }

    private static InsurerKind insurer(RuleTable.Row row, String word) {
        for (InsurerKind known : InsurerKind.values()) {
            if (known.name().equals(word)) {
                return known;
            }
        }
        throw row.wrong("names an unknown insurer " + word + ": known are any and " + List.of(InsurerKind.values()));
    }

    /**
     * Which paper somebody holds on a day. An age counts on the first day of its row
     * (R-CH-26: "on that day").
     */
    public PaperHeld heldBy(Holder holder, LocalDate day) {
        boolean continuing = issued(PaperKind.INSURANCE_CARD, holder.joined());
        for (Line line : lines) {
            if (line.holdsOn(day) && line.isAbout(holder, continuing)) {
                return line.holds();
            }
        }
        return new PaperHeld.Unknown(FILE + " says nothing of " + holder.insurer() + " on " + day);
    }

    /**
     * Whether somebody was issued such a paper on a day; no insurance card is from 2024-12-02 on (R-CH-11). Before the file begins it is
     * as on its first day.
     */
    public boolean issued(PaperKind kind, LocalDate day) {
        LocalDate known = day.isBefore(begin) ? begin : day;
        return lines.stream().filter(line -> line.holdsOn(known) && line.joined() != Joined.CONTINUING)
                .anyMatch(line -> line.holds().paper() == kind || line.holds().onApplication() == kind);
    }
}
