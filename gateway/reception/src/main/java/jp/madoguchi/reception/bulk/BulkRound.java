package jp.madoguchi.reception.bulk;

/**
 * What one round did.
 *
 * @param stopped jobs left to a person: no reply came in time, or their question will never be taken
 * @param asked   jobs whose result was asked for
 * @param sent    jobs that were sent
 * @param failed  questions of this round that did not reach the terminal
 */
public record BulkRound(int stopped, int asked, int sent, int failed) {

    BulkRound plusFailed(boolean left) {
        return new BulkRound(left ? stopped + 1 : stopped, asked, sent, failed + 1);
    }
}
