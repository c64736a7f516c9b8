package jp.madoguchi.reception.bulk;

/**
 * What one round did.
 *
 * @param stopped jobs left to a person, since no reply came in time
 * @param asked   jobs whose result was asked for
 * @param sent    jobs that were sent
 * @param failed  questions of this round that did not reach the terminal; their jobs are left to a person
 */
public record BulkRound(int stopped, int asked, int sent, int failed) {

    BulkRound plusFailed() {
        return new BulkRound(stopped, asked, sent, failed + 1);
    }
}
