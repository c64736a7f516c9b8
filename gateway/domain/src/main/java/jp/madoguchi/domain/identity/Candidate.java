package jp.madoguchi.domain.identity;

import java.util.Objects;

/**
 * What the directory knows of a patient who may be the one.
 *
 * @param patient  the patient
 * @param standing linked or provisional
 * @param person   who the patient is, by the hospital's own name where it has one
 */
public record Candidate(ResourceId patient, PatientStanding standing, Person person) {

    public Candidate {
        Objects.requireNonNull(patient);
        Objects.requireNonNull(standing);
        Objects.requireNonNull(person);
    }
}
