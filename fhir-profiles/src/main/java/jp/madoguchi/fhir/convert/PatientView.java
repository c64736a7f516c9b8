package jp.madoguchi.fhir.convert;

import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.PatientStanding;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.ReferenceNumber;
import jp.madoguchi.domain.identity.ResourceId;
import org.jspecify.annotations.Nullable;

/**
 * Everything an EMR can read about one patient.
 *
 * @param id           FHIR id
 * @param stamp        as of what
 * @param hospital     the facility
 * @param standing     linked or provisional
 * @param number       the hospital's number; a linked patient has one
 * @param reference    照会番号, if known
 * @param hospitalName name in the hospital's records, which another spelling never replaces (R-BC-04)
 * @param person       the person as the newest source says
 * @param coverages    insurances and tickets
 * @param payers       who pays them
 * @param answers      answers about the patient
 * @param consents     consents that answers carry
 */
public record PatientView(
        ResourceId id,
        Stamp stamp,
        HospitalView hospital,
        PatientStanding standing,
        @Nullable PatientNumber number,
        @Nullable ReferenceNumber reference,
        @Nullable PersonName hospitalName,
        Person person,
        List<CoverageView> coverages,
        List<PayerView> payers,
        List<AnswerView> answers,
        List<ConsentView> consents) {

    public PatientView {
        Objects.requireNonNull(id);
        Objects.requireNonNull(stamp);
        Objects.requireNonNull(hospital);
        Objects.requireNonNull(standing);
        Objects.requireNonNull(person);
        coverages = List.copyOf(coverages);
        payers = List.copyOf(payers);
        answers = List.copyOf(answers);
        consents = List.copyOf(consents);
        if (standing == PatientStanding.LINKED && number == null) {
            throw new IllegalArgumentException("a linked patient has a number");
        }
    }

    /** Masked: id and standing only. */
    @Override
    public String toString() {
        return "PatientView[" + id + " " + standing + "]";
    }
}
