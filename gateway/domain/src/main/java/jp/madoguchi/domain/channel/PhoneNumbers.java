package jp.madoguchi.domain.channel;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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

    private final Map<HelpLine, Timeline<String>> numbers;

    private PhoneNumbers(Map<HelpLine, Timeline<String>> numbers) {
        this.numbers = numbers;
    }

    /** Reads the file's content; every line must have a number. */
    public static PhoneNumbers parse(String text) {
        RuleTable table = RuleTable.parse(FILE, text, COLUMNS);
        Map<HelpLine, Timeline<String>> numbers = new EnumMap<>(HelpLine.class);
        numbers.putAll(table.timelines(row -> row.one("line", HelpLine.class), PhoneNumbers::number));
        for (HelpLine line : HelpLine.values()) {
            if (!numbers.containsKey(line)) {
                throw new ProblemException(
                        Problem.at(ProblemCode.RULE_FILE_INVALID, FILE + " says nothing of " + line + ": add a row"));
            }
        }
        return new PhoneNumbers(numbers);
    }

    private static String number(RuleTable.Row row) {
        row.rules("rules");
        String number = row.required("number");
        if (!FORM.matcher(number).matches()) {
            throw row.wrong("has no phone number in number: write it as 0800-080-4583");
        }
        return number;
    }

    /** The number on a day, with its dashes; empty on a day that the file does not cover. */
    public Optional<String> of(HelpLine line, LocalDate day) {
        Timeline<String> timeline = numbers.get(line);
        return timeline == null ? Optional.empty() : timeline.at(day);
    }
}
