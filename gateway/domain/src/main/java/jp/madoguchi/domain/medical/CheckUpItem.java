package jp.madoguchi.domain.medical;

import org.jspecify.annotations.Nullable;

/**
 * One result or answer of a check-up, as written.
 *
 * @param code      item, 17 characters (JLAC10)
 * @param name      its name
 * @param dataType  kind of value
 * @param value     value
 * @param unit      unit of the value
 * @param oid       table that a coded value is of
 * @param valueName what a coded value means
 */
public record CheckUpItem(
        @Nullable String code,
        @Nullable String name,
        @Nullable String dataType,
        @Nullable String value,
        @Nullable String unit,
        @Nullable String oid,
        @Nullable String valueName) {

    /** Masked. */
    @Override
    public String toString() {
        return "CheckUpItem[masked]";
    }
}
