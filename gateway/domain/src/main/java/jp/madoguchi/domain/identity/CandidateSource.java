package jp.madoguchi.domain.identity;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.domain.insurance.MemberId;

/** Where candidates come from: one facility's patients as they stand at the moment of asking, none twice, in no order to rely on. */
public interface CandidateSource {

    /** A patient by id. */
    Optional<Candidate> byId(ResourceId patient);

    /**
     * Patients that carry this 照会番号: the hospital's own number, which is registered as such unless configured otherwise, or one that an
     * answer brought.
     */
    List<Candidate> byReference(ReferenceNumber reference);

    /**
     * Patients known under this insurer, symbol and number with this birth date. A branch excludes those who are known under another one
     * only; unknown on either side it excludes nobody, since cards without branch stay in use (R-BR-02).
     */
    List<Candidate> byCard(MemberId member, LocalDate birthDate);

    /** Patients with this kana and birth date. */
    List<Candidate> byKana(KanaName kana, LocalDate birthDate);
}
