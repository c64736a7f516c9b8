package jp.madoguchi.domain.exchange;

import java.time.Instant;
import jp.madoguchi.domain.identity.FacilityCode;
import org.jspecify.annotations.Nullable;

/**
 * What a reply says of the question it belongs to, as far as it does: medical information names neither.
 *
 * @param facility       institution that it is addressed to
 * @param fileIdentifier echo of the question's id (任意のファイル識別子)
 * @param processedAt    when the national system worked on it (処理実行日時)
 */
public record Echo(@Nullable FacilityCode facility, @Nullable String fileIdentifier, @Nullable Instant processedAt) {

    /** A reply that says nothing of its question, such as an error of the terminal. */
    public static final Echo NONE = new Echo(null, null, null);
}
