package jp.madoguchi.sim.national;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 医療扶助 of one person (oqs-interface 6.1).
 *
 * @param payer     公費負担者番号, 8 digits that start with 12
 * @param recipient 受給者番号
 * @param office    福祉事務所名
 * @param from      保護開始
 * @param lost      停廃止
 */
public record Assistance(String payer, String recipient, String office, LocalDate from, @Nullable LocalDate lost,
        List<Ticket> tickets) {

    /**
     * 医療券 or 調剤券.
     *
     * @param type         券種別, code table 018
     * @param treatment    診療別, code table 019
     * @param selfPayYen   本人支払額
     * @param combined     併用 instead of 単独
     * @param registered   day from which on the centre knows it
     * @param institution  指定医療機関コード
     * @param elsewhere    指定医療機関フラグ 1: the ticket is for another institution
     */
    public record Ticket(String type, YearMonth month, LocalDate registered, String issueNumber, String treatment,
            int selfPayYen,
            boolean combined, String institution, String institutionName, boolean elsewhere) {

        /** 有効開始. */
        public LocalDate from() {
            return month.atDay(1);
        }

        /** 有効終了. */
        public LocalDate until() {
            return month.atEndOfMonth();
        }

        /** Whether it is for {@code day}. */
        public boolean covers(LocalDate day) {
            return month.equals(YearMonth.from(day));
        }
    }

    /** The tickets that are known on {@code today}: offices register them in the course of the month. */
    public List<Ticket> knownOn(LocalDate today) {
        return tickets.stream().filter(ticket -> !today.isBefore(ticket.registered())).toList();
    }

    /** Whether it covers {@code day}. */
    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && (lost == null || day.isBefore(lost));
    }
}
