package jp.madoguchi.gateway.fhir.ask;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import jp.madoguchi.gateway.fhir.Lookup;
import jp.madoguchi.gateway.fhir.ReadableType;
import jp.madoguchi.gateway.fhir.ResourceStore;
import jp.madoguchi.gateway.fhir.StoredResource;

/**
 * A store in which a response can be read under the question's id before its answer has come, too. Searches find answers only.
 *
 * @param answers   where answers stand
 * @param questions what is asked
 */
public record QuestionStore(ResourceStore answers, LiveQuestions questions) implements ResourceStore {

    @Override
    public CompletionStage<Optional<StoredResource>> read(ReadableType type, String id) {
        CompletionStage<Optional<StoredResource>> answer = answers.read(type, id);
        return type != ReadableType.ELIGIBILITY_RESPONSE
                ? answer
                : answer.thenCompose(found -> found.isPresent()
                        ? CompletableFuture.completedStage(found)
                        : questions.unanswered(id));
    }

    @Override
    public CompletionStage<List<StoredResource>> find(Lookup lookup) {
        return answers.find(lookup);
    }
}
