package jp.madoguchi.reception.bulk;

/**
 * What one round did.
 *
 * @param stopped jobs left to a person: no reply came in time, or their question will never be taken
 * @param asked   jobs whose result was asked for
 * @param sent    jobs that were sent
 * @param failed  questions of this round, and of earlier ones that were still on their way, that did not reach the terminal
 */
public record BulkRound(int stopped, int asked, int sent, int failed) {

    BulkRound plusFailed(int more, int left) {
        return new BulkRound(stopped + left, asked, sent, failed + more);
    }
}
