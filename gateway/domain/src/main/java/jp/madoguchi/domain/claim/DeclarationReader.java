package jp.madoguchi.domain.claim;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jp.madoguchi.domain.certificate.ContributionRatio;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.privacy.MyNumber;
import jp.madoguchi.domain.problem.AsciiDigits;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one declaration and collects every problem, so that a clerk corrects all of them at once. */
final class DeclarationReader {

    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_CONTACT = 60;
    private static final int OLDEST = 130;
    private static final Set<DeclarationField> FREE_TEXTS = Collections.unmodifiableSet(EnumSet.of(
            DeclarationField.NAME, DeclarationField.KANA, DeclarationField.ADDRESS, DeclarationField.CONTACT,
            DeclarationField.INSURER_NAME, DeclarationField.EMPLOYER));
    private static final Set<String> MALE = Set.of("男", "男性", "M", "MALE");
    private static final Set<String> FEMALE = Set.of("女", "女性", "F", "FEMALE");
    private static final DateTimeFormatter DASHED = DateTimeFormatter.ofPattern("uuuu-MM-dd")
            .withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("uuuuMMdd")
            .withResolverStyle(ResolverStyle.STRICT);

    private final Map<DeclarationField, String> written;
    private final LocalDate visit;
    private final Map<DeclarationField, ProblemCode> problems = new EnumMap<>(DeclarationField.class);

    /** @param visit day of the visit: the date of a form that has none, and the latest day that may be written */
    DeclarationReader(Map<DeclarationField, String> written, LocalDate visit) {
        this.written = written;
        this.visit = visit;
    }

    DeclarationReading signed() {
        LocalDate on = text(DeclarationField.DATE).isEmpty() ? visit : date(DeclarationField.DATE, visit);
        Fields fields = fields(on == null ? visit : on);
        if (!text(DeclarationField.SIGNED).equals("yes")) {
            problem(ProblemCode.VALUE_MISSING, DeclarationField.SIGNED);
        }
        return reading(fields, on == null ? null : new Confirmation.Signed(on));
    }

    DeclarationReading heard(Confirmation.Heard heard) {
        return reading(fields(heard.on()), heard);
    }

    private record Fields(@Nullable PersonName name, @Nullable KanaName kana, @Nullable LocalDate birthDate,
            @Nullable Sex sex,
            List<String> addresses, @Nullable String contact, @Nullable InsuranceType insuranceType,
            @Nullable String insurerName, @Nullable String employer, @Nullable ContributionRatio ratio) {}

    /** @param on day of the confirmation: ages are judged by it, and nobody is born after it */
    private Fields fields(LocalDate on) {
        refuseMyNumbers();
        PersonName name = value(PersonName.parse(text(DeclarationField.NAME)), DeclarationField.NAME);
        KanaName kana = text(DeclarationField.KANA).isEmpty()
                ? null
                : value(KanaName.parse(text(DeclarationField.KANA)), DeclarationField.KANA);
        LocalDate birthDate = birthDate(on);
        Sex sex = sex();
        List<String> addresses = addresses();
        String contact = line(DeclarationField.CONTACT, LONGEST_CONTACT, true);
        InsuranceType type = insuranceType();
        String insurer = line(DeclarationField.INSURER_NAME, LONGEST_LINE, false);
        boolean namesInsurance = type != null && type.tellsInsurance()
                || !text(DeclarationField.INSURER_NAME).isEmpty();
        boolean typeUnread = type == null && !text(DeclarationField.INSURANCE_TYPE).isEmpty();
        if (!namesInsurance && !typeUnread) {
            problem(ProblemCode.VALUE_MISSING, DeclarationField.INSURANCE_TYPE);
        }
        String employer = line(DeclarationField.EMPLOYER, LONGEST_LINE, false);
        return new Fields(name, kana, birthDate, sex, addresses, contact, type, insurer, employer,
                ratio(birthDate, type, on));
    }

    private DeclarationReading reading(Fields read, @Nullable Confirmation confirmation) {
        if (!problems.isEmpty() || read.name == null || read.birthDate == null || read.sex == null
                || read.contact == null
                || confirmation == null) {
            return new DeclarationReading.Incomplete(problems.entrySet().stream()
                    .map(one -> Problem.at(one.getValue(), one.getKey().key()))
                    .toList());
        }
        return new DeclarationReading.Complete(
                new QualificationDeclaration(read.name, read.kana, read.birthDate, read.sex,
                        read.addresses, read.contact, read.insuranceType, read.insurerName, read.employer, read.ratio,
                        confirmation));
    }

    private String text(DeclarationField field) {
        return written.getOrDefault(field, "").strip();
    }

    private void problem(ProblemCode code, DeclarationField field) {
        problems.putIfAbsent(field, code);
    }

    private <T> @Nullable T value(Parsed<T> parsed, DeclarationField field) {
        return switch (parsed) {
            case Parsed.Value<T> v -> v.value();
            case Parsed.Refused<T> r -> {
                problem(r.problem().code(), field);
                yield null;
            }
        };
    }

    /** Twelve digits that are a My Number are never taken over, wherever somebody wrote them (R-SE-06). */
    private void refuseMyNumbers() {
        for (DeclarationField field : FREE_TEXTS) {
            String text = text(field);
            if (!MyNumber.hiddenIn(text).equals(text)) {
                problem(ProblemCode.MY_NUMBER_REFUSED, field);
            }
        }
    }

    /** One line of free text; placeholders of a 不詳 claim are nobody's data (R-CL-05). */
    private @Nullable String line(DeclarationField field, int longest, boolean mandatory) {
        String text = text(field);
        if (text.isEmpty()) {
            if (mandatory) {
                problem(ProblemCode.VALUE_MISSING, field);
            }
            return null;
        }
        if (text.length() > longest) {
            problem(ProblemCode.VALUE_TOO_LONG, field);
            return null;
        }
        if (text.lines().count() > 1) {
            problem(ProblemCode.VALUE_MALFORMED, field);
            return null;
        }
        if (Placeholder.isOne(text)) {
            problem(ProblemCode.PLACEHOLDER_REFUSED, field);
            return null;
        }
        return text;
    }

    private List<String> addresses() {
        List<String> lines = text(DeclarationField.ADDRESS).lines().map(String::strip).filter(l -> !l.isEmpty())
                .toList();
        if (lines.isEmpty()) {
            problem(ProblemCode.VALUE_MISSING, DeclarationField.ADDRESS);
        } else if (lines.stream().anyMatch(line -> line.length() > LONGEST_LINE)) {
            problem(ProblemCode.VALUE_TOO_LONG, DeclarationField.ADDRESS);
        }
        return lines;
    }

    private @Nullable LocalDate birthDate(LocalDate on) {
        LocalDate date = date(DeclarationField.BIRTH_DATE, on);
        if (date != null && date.isBefore(on.minusYears(OLDEST))) {
            problem(ProblemCode.DATE_IMPOSSIBLE, DeclarationField.BIRTH_DATE);
            return null;
        }
        return date;
    }

    /** {@code yyyy-MM-dd} or {@code yyyyMMdd}, half-width or full-width, not after {@code latest}. */
    private @Nullable LocalDate date(DeclarationField field, LocalDate latest) {
        String text = Normalizer.normalize(text(field), Normalizer.Form.NFKC).replace('/', '-');
        if (text.isEmpty()) {
            problem(ProblemCode.VALUE_MISSING, field);
            return null;
        }
        boolean plain = AsciiDigits.fill(text, 8);
        if (!plain && !text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            problem(ProblemCode.VALUE_MALFORMED, field);
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(text, plain ? PLAIN : DASHED);
            if (!date.isAfter(latest)) {
                return date;
            }
        } catch (DateTimeParseException noSuchDay) {
            // It is told below, as a day that lies too late is.
        }
        problem(ProblemCode.DATE_IMPOSSIBLE, field);
        return null;
    }

    private @Nullable Sex sex() {
        String text = text(DeclarationField.SEX).toUpperCase(Locale.ROOT);
        if (MALE.contains(text)) {
            return Sex.MALE;
        }
        if (FEMALE.contains(text)) {
            return Sex.FEMALE;
        }
        problem(text.isEmpty() ? ProblemCode.VALUE_MISSING : ProblemCode.VALUE_MALFORMED, DeclarationField.SEX);
        return null;
    }

    private @Nullable InsuranceType insuranceType() {
        String text = text(DeclarationField.INSURANCE_TYPE);
        if (text.isEmpty()) {
            return null;
        }
        InsuranceType type = InsuranceType.of(text).orElse(null);
        if (type == null) {
            problem(ProblemCode.VALUE_MALFORMED, DeclarationField.INSURANCE_TYPE);
        }
        return type;
    }

    /** {@code 30}, {@code 30%}, {@code 3割}, half-width or full-width. */
    private @Nullable ContributionRatio ratio(@Nullable LocalDate birthDate, @Nullable InsuranceType type,
            LocalDate on) {
        String text = Normalizer.normalize(text(DeclarationField.RATIO), Normalizer.Form.NFKC);
        if (text.isEmpty()) {
            return null;
        }
        ContributionRatio ratio = switch (text) {
            case "10", "10%", "1割" -> new ContributionRatio(10);
            case "20", "20%", "2割" -> new ContributionRatio(20);
            case "30", "30%", "3割" -> new ContributionRatio(30);
            default -> null;
        };
        if (ratio == null) {
            problem(ProblemCode.VALUE_MALFORMED, DeclarationField.RATIO);
        } else if (birthDate != null && !AgeShare.on(birthDate, type, on).allows(ratio)) {
            problem(ProblemCode.RATIO_NOT_OF_AGE, DeclarationField.RATIO);
        }
        return ratio;
    }
}
