package jp.madoguchi.domain.identity;

import org.jspecify.annotations.Nullable;

/**
 * An address (住所) as the national system holds it; it may contain {@code ●}.
 *
 * @param text       the address in one line, if known
 * @param postalCode {@code nnn-nnnn} (郵便番号), if known
 */
public record PostalAddress(@Nullable String text, @Nullable String postalCode) {

    public PostalAddress {
        if (text == null && postalCode == null) {
            throw new IllegalArgumentException("an address says something");
        }
    }

    /** Masked whole. */
    @Override
    public String toString() {
        return "＊＊";
    }
}
