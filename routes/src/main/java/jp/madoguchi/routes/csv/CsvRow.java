package jp.madoguchi.routes.csv;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.madoguchi.domain.claim.TypedMembership;
import jp.madoguchi.domain.insurance.BranchNumber;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.CardSymbol;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.ProblemCode;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** One row of a hospital's CSV file. */
public final class CsvRow {

    private static final LocalDate EARLIEST_BIRTH = LocalDate.of(1868, 1, 1);
    private static final Pattern DAY = Pattern.compile("([0-9]{4})([-/]?)([0-9]{1,2})\\2([0-9]{1,2})");

    private final CSVRecord record;

    CsvRow(CSVRecord record) {
        this.record = record;
    }

    /**
     * The card of the columns {@code insurer_number,symbol,number,branch}; null if all of them are empty. As strict as what is typed at the
     * desk: a wrong check digit and a placeholder (R-CL-05) are refused.
     */
    public @Nullable MemberId member() throws RefusedRowException {
        InsurerNumber insurer = optional("insurer_number", TypedMembership::insurer);
        CardSymbol symbol = optional("symbol", CardSymbol::parse);
        CardNumber number = optional("number", TypedMembership::number);
        BranchNumber branch = optional("branch", BranchNumber::parse);
        if (insurer == null && symbol == null && number == null && branch == null) {
            return null;
        }
        if (insurer == null) {
            throw new RefusedRowException("insurer_number", ProblemCode.VALUE_MISSING);
        }
        if (number == null) {
            throw new RefusedRowException("number", ProblemCode.VALUE_MISSING);
        }
        return switch (MemberId.typed(insurer, symbol, number, branch)) {
            case Parsed.Value<MemberId> typed -> typed.value();
            case Parsed.Refused<MemberId> refused ->
                throw new RefusedRowException("branch", refused.problem().code());
        };
    }

    /** A day, written {@code yyyy-MM-dd}, {@code yyyy/MM/dd} or {@code yyyyMMdd}, within a span. */
    public LocalDate day(String column, LocalDate from, LocalDate to) throws RefusedRowException {
        Matcher day = DAY.matcher(Normalizer.normalize(filled(column), Normalizer.Form.NFKC));
        if (!day.matches() || day.group(2).isEmpty() && day.group().length() != 8) {
            throw new RefusedRowException(column, ProblemCode.VALUE_MALFORMED);
        }
        try {
            LocalDate date = LocalDate.of(Integer.parseInt(day.group(1)), Integer.parseInt(day.group(3)),
                    Integer.parseInt(day.group(4)));
            if (date.isBefore(from) || date.isAfter(to)) {
                throw new RefusedRowException(column, ProblemCode.DATE_IMPOSSIBLE);
            }
            return date;
        } catch (DateTimeException noSuchDay) {
            throw new RefusedRowException(column, ProblemCode.DATE_IMPOSSIBLE);
        }
    }

    /** The column {@code birth_date}: a day that somebody who is alive today can be born on. */
    public LocalDate birthDate(LocalDate today) throws RefusedRowException {
        return day("birth_date", EARLIEST_BIRTH, today);
    }

    /** A value that must be there. */
    public String filled(String column) throws RefusedRowException {
        String text = text(column);
        if (text.isEmpty()) {
            throw new RefusedRowException(column, ProblemCode.VALUE_MISSING);
        }
        return text;
    }

    /** A value that must be there, read. */
    public <T> T needed(String column, Function<String, Parsed<T>> parse) throws RefusedRowException {
        return switch (parse.apply(filled(column))) {
            case Parsed.Value<T> v -> v.value();
            case Parsed.Refused<T> r -> throw new RefusedRowException(column, r.problem().code());
        };
    }

    /** A value, read; null where there is none. */
    public <T> @Nullable T optional(String column, Function<String, Parsed<T>> parse) throws RefusedRowException {
        return text(column).isEmpty() ? null : needed(column, parse);
    }

    /** A value of the row; empty where the file has no such column or the row ends before it. */
    public String text(String column) {
        return record.isSet(column) ? record.get(column).strip() : "";
    }
}
