package jp.madoguchi.store.ledger;

import java.time.Duration;

/**
 * How the ledger's writer works.
 *
 * @param mostWaiting how many works may be unacknowledged at a time
 * @param mostInGroup how many works go into one commit at most
 * @param waitAtMost  after what time a work that is not committed fails
 * @param hardened    whether a commit is brought to the disk before it is acknowledged
 */
public record LedgerSettings(int mostWaiting, int mostInGroup, Duration waitAtMost, boolean hardened) {

    /** 1,000 waiting, 256 in a group, 30 s, hardened. */
    public static final LedgerSettings DEFAULT = new LedgerSettings(1000, 256, Duration.ofSeconds(30), true);

    public LedgerSettings {
        if (mostWaiting < 1 || mostInGroup < 1 || waitAtMost.isNegative() || waitAtMost.isZero()) {
            throw new IllegalArgumentException("a ledger's limits are positive");
        }
    }
}
