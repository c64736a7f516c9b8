package jp.madoguchi.routes.appointments;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.reception.bulk.Appointment;
import jp.madoguchi.reception.bulk.AppointmentEntry;
import jp.madoguchi.routes.csv.CsvFile;
import jp.madoguchi.routes.csv.CsvReading;
import jp.madoguchi.routes.csv.CsvRow;
import jp.madoguchi.routes.csv.RefusedRowException;

/**
 * Reads a list of appointments as the hospital exports it: a CSV file (RFC 4180) with the header
 * {@code day,patient_number,status,birth_date,insurer_number,symbol,number,branch}, columns in any order, unknown columns ignored.
 * Day and number must be filled. {@code status} is {@code booked} (also when empty) or {@code cancelled}. Card data need a birth date.
 * A patient stands in a file once for each day.
 */
public final class AppointmentCsv {

    /** What the header must name; the other columns may be missing. */
    static final List<String> NEEDED = List.of("day", "patient_number");

    private static final int MOST_DAYS_AHEAD = 366;

    private final CsvFile csv;
    private final Supplier<LocalDate> today;

    /**
     * @param charset UTF-8 (with or without a byte order mark) or windows-31J
     * @param today   the first day that an appointment can be of
     */
    public AppointmentCsv(Charset charset, Supplier<LocalDate> today) {
        this.csv = new CsvFile(charset, NEEDED, ProblemCode.APPOINTMENT_HEADER_WRONG);
        this.today = today;
    }

    /** What the files are written in. */
    Charset charset() {
        return csv.charset();
    }

    /**
     * Reads a whole file.
     *
     * @throws ProblemException {@code ENCODING_WRONG} or {@code APPOINTMENT_HEADER_WRONG}: nothing of it can be taken
     */
    public CsvReading<AppointmentEntry> read(byte[] file) {
        return csv.read(file, new Rows(today.get())::read);
    }

    private record Visit(LocalDate day, PatientNumber patient) {}

    private static final class Rows {

        private final LocalDate today;
        private final Set<Visit> seen = new HashSet<>();

        Rows(LocalDate today) {
            this.today = today;
        }

        AppointmentEntry read(CsvRow row) throws RefusedRowException {
            LocalDate day = row.day("day", today, today.plusDays(MOST_DAYS_AHEAD));
            PatientNumber patient = row.needed("patient_number", PatientNumber::parse);
            boolean withdrawn = cancelled(row);
            MemberId member = row.member();
            CardQuestion card = member == null ? null : new CardQuestion(member, row.birthDate(today), false);
            if (!seen.add(new Visit(day, patient))) {
                throw new RefusedRowException("patient_number", ProblemCode.APPOINTMENT_ROW_REFUSED);
            }
            return new AppointmentEntry(day, new Appointment(patient, card), withdrawn);
        }

        private static boolean cancelled(CsvRow row) throws RefusedRowException {
            return switch (row.text("status").toLowerCase(Locale.ROOT)) {
                case "", "booked", "予約" -> false;
                case "cancelled", "canceled", "取消", "キャンセル" -> true;
                default -> throw new RefusedRowException("status", ProblemCode.VALUE_MALFORMED);
            };
        }
    }
}
