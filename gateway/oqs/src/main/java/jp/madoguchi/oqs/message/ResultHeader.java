package jp.madoguchi.oqs.message;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.domain.qualification.ReferenceClassification;
import org.jspecify.annotations.Nullable;

/**
 * The header of a result (MessageHeader, oqs-interface 3.2 and 4.2).
 *
 * @param facility                institution that it is addressed to (医療機関コード)
 * @param processedAt             when the national system worked on it (処理実行日時)
 * @param confirmationDate        day on which validity was asked (資格確認日)
 * @param segment                 how the processing as a whole ended
 * @param error                   error code and message, only when it did not end normally
 * @param arbitraryFileIdentifier echo of the question's identifier, or one that the terminal made
 * @param asked                   what the question was asked with, if said
 * @param receptionNumber         number of the bulk job (受付番号), in bulk results only
 */
public record ResultHeader(
        FacilityCode facility,
        Instant processedAt,
        LocalDate confirmationDate,
        SegmentOfResult segment,
        @Nullable Notice error,
        @Nullable String arbitraryFileIdentifier,
        @Nullable ReferenceClassification asked,
        @Nullable String receptionNumber) {

    public ResultHeader {
        Objects.requireNonNull(facility);
        Objects.requireNonNull(processedAt);
        Objects.requireNonNull(confirmationDate);
        Objects.requireNonNull(segment);
    }
}
