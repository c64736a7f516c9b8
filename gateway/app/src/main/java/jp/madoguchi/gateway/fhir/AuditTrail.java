package jp.madoguchi.gateway.fhir;

/** Keeps a record of every read. Must not block for long: it stands in the way of each answer. */
public interface AuditTrail {
    /**
     * Takes a record over. @throws jp.madoguchi.domain.problem.ProblemException if it cannot be taken: then nothing is given out
     */
    void record(AuditEntry entry);
}
