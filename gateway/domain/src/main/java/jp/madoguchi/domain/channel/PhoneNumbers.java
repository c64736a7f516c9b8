package jp.madoguchi.domain.channel;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.rule.RuleTable;
import jp.madoguchi.domain.rule.Timeline;

/** The public phone numbers that screens and slips name, by day (R-CH-54, R-CH-55). */
public final class PhoneNumbers {

    /** The file's name. */
    public static final String FILE = "phone-numbers.csv";

    private static final List<String> COLUMNS = List.of("line", "from", "to", "number", "rules");
    private static final Pattern FORM = Pattern.compile("0[0-9]{1,4}-[0-9]{1,4}-[0-9]{3,4}");

    private static final String NONE = "none";

    private final Map<HelpLine, Timeline<Optional<String>>> numbers;

    private PhoneNumbers(Map<HelpLine, Timeline<Optional<String>>> numbers) {
        this.numbers = numbers;
    }

    /** Reads the file's content; every line must have a number, or none, on every day without end. */
    public static PhoneNumbers parse(String text) {
        RuleTable table = RuleTable.parse(FILE, text, COLUMNS);
        Map<HelpLine, Timeline<Optional<String>>> numbers = new EnumMap<>(HelpLine.class);
        numbers.putAll(table.timelinesWithoutEnd(row -> row.one("line", HelpLine.class), PhoneNumbers::number));
        for (HelpLine line : HelpLine.values()) {
            if (!numbers.containsKey(line)) {
                throw new ProblemException(
                        Problem.at(ProblemCode.RULE_FILE_INVALID, FILE + " says nothing of " + line + ": add a row"));
            }
        }
        return new PhoneNumbers(numbers);
    }

    private static Optional<String> number(RuleTable.Row row) {
        String number = row.required("number");
        if (number.equals(NONE)) {
            return Optional.empty();
        }
        if (!FORM.matcher(number).matches()) {
            throw row.wrong("has no phone number in number: write it as 0800-080-4583, or none");
        }
        return Optional.of(number);
    }

    /** The number on a day, with its dashes; empty when there is no such line. */
    public Optional<String> of(HelpLine line, LocalDate day) {
        return Objects.requireNonNull(numbers.get(line)).at(day).orElse(Optional.empty());
    }
}
