package jp.madoguchi.gateway.medical;

import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.reception.medical.MedicalView;

/** Looks at medical information that was asked for, for programs that read it as FHIR resources. */
public interface MedicalLooks {

    /**
     * What may be looked at of an item now, by the consents that were given at the reader. That it was given, or refused, is recorded before
     * this returns. Of a patient whom nobody knows it is refused as of one who consented to nothing: who asks does not learn which.
     *
     * @throws ViewRefused if it must not be looked at: by which rules, and what is uncertain of that
     * @throws jp.madoguchi.domain.problem.ProblemException {@code MEDICAL_INFORMATION_NOT_HERE} where it may be asked for; or because ledger
     *     or audit trail cannot be reached
     */
    MedicalView.Shown look(MedicalAsker asker, ResourceId patient, ConsentItem item);
}
