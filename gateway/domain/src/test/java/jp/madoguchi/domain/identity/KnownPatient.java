package jp.madoguchi.domain.identity;

import java.util.List;
import jp.madoguchi.domain.insurance.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * A patient as a directory has to know them to find them, for tests.
 *
 * @param facility  whose patient
 * @param number    the hospital's number, if linked
 * @param reference 照会番号, if another was brought by an answer
 * @param candidate what is found
 * @param members   cards the patient is known under
 */
public record KnownPatient(FacilityCode facility, @Nullable PatientNumber number, @Nullable ReferenceNumber reference,
        Candidate candidate, List<MemberId> members) {}
