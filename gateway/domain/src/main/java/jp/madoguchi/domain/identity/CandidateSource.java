package jp.madoguchi.domain.identity;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.domain.insurance.MemberId;

/** Where candidates come from: one facility's patients as they stand at the moment of asking. */
public interface CandidateSource {

    /** A patient by id. */
    Optional<Candidate> byId(ResourceId patient);

    /** Patients that carry this 照会番号: the hospital's number, or one that an answer brought. */
    List<Candidate> byReference(ReferenceNumber reference);

    /** Patients known under this insurer, symbol and number (any branch unless one is given) with this birth date. */
    List<Candidate> byCard(MemberId member, LocalDate birthDate);

    /** Patients with this kana and birth date. */
    List<Candidate> byKana(KanaName kana, LocalDate birthDate);
}
