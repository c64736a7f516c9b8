package jp.madoguchi.domain.channel;

import java.time.LocalDate;
import java.util.Objects;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.PostalAddress;
import jp.madoguchi.domain.identity.Sex;

/**
 * The four items of the card's face, copied to ask by at once or afterwards in failure mode (R-CH-50), or asked for in a disaster.
 *
 * @param name    氏名
 * @param birth   生年月日
 * @param sex     性別
 * @param address 住所
 */
public record FourItems(PersonName name, LocalDate birth, Sex sex, PostalAddress address) {

    public FourItems {
        Objects.requireNonNull(name);
        Objects.requireNonNull(birth);
        Objects.requireNonNull(sex);
        Objects.requireNonNull(address);
    }

    /** Masked whole. */
    @Override
    public String toString() {
        return "FourItems[＊＊]";
    }
}
