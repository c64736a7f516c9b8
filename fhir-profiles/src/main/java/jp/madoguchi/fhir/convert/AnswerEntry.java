package jp.madoguchi.fhir.convert;

import java.util.Objects;
import jp.madoguchi.domain.certificate.MedicalTicket;
import jp.madoguchi.domain.identity.ResourceId;
import org.jspecify.annotations.Nullable;

/**
 * Which coverage one of an answer's qualifications became.
 *
 * @param coverage      FHIR id of the coverage
 * @param payer         FHIR id of its payer
 * @param qualification index into the answer's qualifications
 * @param ticket        which of the qualification's tickets, for public assistance
 */
public record AnswerEntry(ResourceId coverage, ResourceId payer, int qualification, @Nullable MedicalTicket ticket) {

    public AnswerEntry {
        Objects.requireNonNull(coverage);
        Objects.requireNonNull(payer);
    }
}
