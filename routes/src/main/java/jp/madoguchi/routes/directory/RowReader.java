package jp.madoguchi.routes.directory;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.reception.directory.DirectoryRow;
import jp.madoguchi.routes.csv.CsvRow;
import jp.madoguchi.routes.csv.RefusedRowException;

/** The rows of one patient directory file: each number once. */
final class RowReader {

    private final LocalDate today;
    private final Set<PatientNumber> seen = new HashSet<>();

    RowReader(LocalDate today) {
        this.today = today;
    }

    DirectoryRow read(CsvRow row) throws RefusedRowException {
        PatientNumber number = row.needed("patient_number", PatientNumber::parse);
        PersonName name = row.optional("name", PersonName::parse);
        KanaName kana = row.optional("kana", KanaName::parse);
        DirectoryRow read = new DirectoryRow(number, name, kana, row.birthDate(today), sex(row), row.member());
        if (!seen.add(number)) {
            throw new RefusedRowException("patient_number", ProblemCode.DIRECTORY_ROW_REFUSED);
        }
        return read;
    }

    /** OQSCD 007, or what hospitals' systems write instead. */
    private static Sex sex(CsvRow row) throws RefusedRowException {
        return switch (row.filled("sex").toUpperCase(Locale.ROOT)) {
            case "1", "M", "MALE", "男" -> Sex.MALE;
            case "2", "F", "FEMALE", "女" -> Sex.FEMALE;
            case "3", "U", "O", "UNKNOWN", "OTHER", "UNSET", "不明" -> Sex.UNSET;
            default -> throw new RefusedRowException("sex", ProblemCode.VALUE_MALFORMED);
        };
    }
}
