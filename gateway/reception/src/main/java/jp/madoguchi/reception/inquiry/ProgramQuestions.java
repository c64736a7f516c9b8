package jp.madoguchi.reception.inquiry;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.qualification.InquiryId;

/** Questions of programs to the national system, and what became of them. */
public interface ProgramQuestions {

    /**
     * Asks, or finds the question of the same request, and waits at most {@code wait} for the answer. Fails with {@code RESOURCE_UNKNOWN} at
     * {@code patient} or {@code insurance} where the question names what is not here, with {@code REQUEST_ID_REUSED} where the key stands for
     * another question, or as {@link AskNationalSystem#ask}.
     */
    CompletionStage<ProgramReport> ask(ProgramOrder order, Duration wait);

    /** Whether a question of this id, if there is one, is this program's. */
    boolean isAsker(FacilityCode facility, String client, InquiryId id);

    /** What became of a question about one person's card; empty if there was none of this id. */
    CompletionStage<Optional<ProgramReport>> report(InquiryId id);
}
