package jp.madoguchi.sim.national;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One insurance of one person, as the insurer registered it.
 *
 * @param classification 被保険者証区分, {@code 01}–{@code 07}
 * @param insurer        保険者番号, 8 digits, or 6 for 国保
 * @param symbol         記号, exactly as registered
 * @param number         番号, exactly as registered
 * @param branch         枝番, two digits
 * @param self           本人 or 家族
 * @param insuredName    被保険者（世帯主）氏名
 * @param from           資格取得年月日
 * @param lost           資格喪失年月日, the first day without cover
 * @param lossReason     資格喪失事由
 * @param issued         被保険者証交付年月日
 * @param cardFrom       被保険者証有効開始年月日
 * @param cardUntil      被保険者証有効終了年月日
 * @param ratio          一部負担金割合 of 後期高齢者, {@code 010}, {@code 020}, {@code 030}
 * @param preschool      未就学
 */
public record Qualification(String classification, String insurer, String insurerName, @Nullable String symbol,
        String number, @Nullable String branch, boolean self, @Nullable String insuredName, LocalDate from,
        @Nullable LocalDate lost, @Nullable String lossReason, @Nullable LocalDate issued,
        @Nullable LocalDate cardFrom, @Nullable LocalDate cardUntil, @Nullable String ratio, boolean preschool,
        Certificates certificates) {

    /** Whether it covers {@code day}. */
    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && (lost == null || day.isBefore(lost));
    }

    /** Whether it has ended before or on {@code day}. */
    public boolean endedBy(LocalDate day) {
        return lost != null && !day.isBefore(lost);
    }

    /** The last day of cover: the day before 資格喪失日. */
    public @Nullable LocalDate lastCovered() {
        return lost == null ? null : lost.minusDays(1);
    }

    /** Whether the card says so; the branch is compared when one is given. */
    boolean hasCard(@Nullable String askedSymbol, @Nullable String askedBranch) {
        return CardText.same(symbol, askedSymbol)
                && (askedBranch == null || branch == null || CardText.same(branch, askedBranch));
    }
}
