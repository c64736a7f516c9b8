package jp.madoguchi.routes.directory;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.insurance.BranchNumber;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.CardSymbol;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.reception.directory.DirectoryRow;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** One row of the patient directory. */
final class RowReader {

    private static final LocalDate EARLIEST = LocalDate.of(1868, 1, 1);
    private static final Pattern DAY = Pattern.compile("([0-9]{4})([-/]?)([0-9]{1,2})\\2([0-9]{1,2})");

    private final CSVRecord record;
    private final LocalDate today;

    RowReader(CSVRecord record, LocalDate today) {
        this.record = record;
        this.today = today;
    }

    /** Why a row cannot be taken. */
    static final class RefusedException extends Exception {

        private static final long serialVersionUID = 1L;

        private final String column;
        private final ProblemCode code;

        RefusedException(String column, ProblemCode code) {
            super(column + " " + code);
            this.column = column;
            this.code = code;
        }

        String column() {
            return column;
        }

        ProblemCode code() {
            return code;
        }
    }

    DirectoryRow row() throws RefusedException {
        PatientNumber number = needed("patient_number", PatientNumber::parse);
        PersonName name = optional("name", PersonName::parse);
        KanaName kana = optional("kana", KanaName::parse);
        return new DirectoryRow(number, name, kana, birthDate(), sex(), member());
    }

    private @Nullable MemberId member() throws RefusedException {
        InsurerNumber insurer = optional("insurer_number", InsurerNumber::parse);
        CardSymbol symbol = optional("symbol", CardSymbol::parse);
        CardNumber number = optional("number", CardNumber::parse);
        BranchNumber branch = optional("branch", BranchNumber::parse);
        if (insurer == null && symbol == null && number == null && branch == null) {
            return null;
        }
        if (insurer == null) {
            throw new RefusedException("insurer_number", ProblemCode.VALUE_MISSING);
        }
        if (number == null) {
            throw new RefusedException("number", ProblemCode.VALUE_MISSING);
        }
        return switch (MemberId.typed(insurer, symbol, number, branch)) {
            case Parsed.Value<MemberId> typed -> typed.value();
            case Parsed.Refused<MemberId> refused -> throw new RefusedException("branch", refused.problem().code());
        };
    }

    private LocalDate birthDate() throws RefusedException {
        Matcher day = DAY.matcher(Normalizer.normalize(filled("birth_date"), Normalizer.Form.NFKC));
        if (!day.matches() || day.group(2).isEmpty() && day.group().length() != 8) {
            throw new RefusedException("birth_date", ProblemCode.VALUE_MALFORMED);
        }
        try {
            LocalDate date = LocalDate.of(Integer.parseInt(day.group(1)), Integer.parseInt(day.group(3)),
                    Integer.parseInt(day.group(4)));
            if (date.isBefore(EARLIEST) || date.isAfter(today)) {
                throw new RefusedException("birth_date", ProblemCode.DATE_IMPOSSIBLE);
            }
            return date;
        } catch (DateTimeException noSuchDay) {
            throw new RefusedException("birth_date", ProblemCode.DATE_IMPOSSIBLE);
        }
    }

    /** OQSCD 007, or what hospitals' systems write instead. */
    private Sex sex() throws RefusedException {
        return switch (filled("sex").toUpperCase(Locale.ROOT)) {
            case "1", "M", "MALE", "男" -> Sex.MALE;
            case "2", "F", "FEMALE", "女" -> Sex.FEMALE;
            case "3", "U", "O", "UNKNOWN", "OTHER", "UNSET", "不明" -> Sex.UNSET;
            default -> throw new RefusedException("sex", ProblemCode.VALUE_MALFORMED);
        };
    }

    private String filled(String column) throws RefusedException {
        String text = text(column);
        if (text.isEmpty()) {
            throw new RefusedException(column, ProblemCode.VALUE_MISSING);
        }
        return text;
    }

    private <T> T needed(String column, Function<String, Parsed<T>> parse) throws RefusedException {
        return switch (parse.apply(filled(column))) {
            case Parsed.Value<T> v -> v.value();
            case Parsed.Refused<T> r -> throw new RefusedException(column, r.problem().code());
        };
    }

    private <T> @Nullable T optional(String column, Function<String, Parsed<T>> parse) throws RefusedException {
        return text(column).isEmpty() ? null : needed(column, parse);
    }

    /** A value of the row; empty where the file has no such column or the row ends before it. */
    private String text(String column) {
        return record.isSet(column) ? record.get(column).strip() : "";
    }
}
