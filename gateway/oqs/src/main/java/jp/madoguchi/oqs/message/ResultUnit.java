package jp.madoguchi.oqs.message;

import java.util.List;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.domain.qualification.PrescriptionForm;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.domain.qualification.QualificationValidity;
import org.jspecify.annotations.Nullable;

/**
 * What a file says about one person: the body of a single result (oqs-interface 3.3), or one BulkConfirmUnit of a bulk result (4.2).
 *
 * @param status              second level; null only where the first level is not "finished"
 * @param notice              processing result code and message
 * @param validity            third level; null only where the second is not "normal"
 * @param asking              echo of the question's card data, if it can be read
 * @param arbitraryIdentifier echo of the per-person identifier
 * @param qualifications      result entries
 * @param prescription        form of prescription that the patient chose, at body or entry level
 * @param limitChanged        bulk only: whether a limit certificate changed (限度額適用認定証変更有無); if so, ask the person singly
 */
public record ResultUnit(
        @Nullable ProcessingResultStatus status,
        @Nullable Notice notice,
        @Nullable QualificationValidity validity,
        @Nullable CardQuestion asking,
        @Nullable String arbitraryIdentifier,
        List<Qualification> qualifications,
        @Nullable PrescriptionForm prescription,
        @Nullable Boolean limitChanged) {

    public ResultUnit {
        qualifications = List.copyOf(qualifications);
    }

    /** Masked: levels and number of qualifications only. */
    @Override
    public String toString() {
        return "ResultUnit[" + status + " " + validity + " " + qualifications.size() + "]";
    }
}
