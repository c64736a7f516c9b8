package jp.madoguchi.sim.national;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the insurer has certified beside the insurance itself. */
public record Certificates(@Nullable Elderly elderly, @Nullable Limit limit, List<Disease> diseases) {

    /** 高齢受給者証, people from 70 to 74. */
    public record Elderly(LocalDate issued, LocalDate from, LocalDate until, String ratio) {}

    /** 限度額適用認定証関連情報; kind by code table 011, category (適用区分) by 012. */
    public record Limit(String kind, String category, LocalDate issued, LocalDate from, LocalDate until,
            @Nullable LocalDate longTerm) {}

    /** 特定疾病療養受療証; category by code table 013, own payment in yen a month. */
    public record Disease(String category, LocalDate issued, LocalDate from, @Nullable LocalDate until,
            int selfPayYen) {}
}
