/** What the reception must not lose, and the port that keeps it: everything that follows from one message is committed together. */
@NullMarked
package jp.madoguchi.reception.ledger;

import org.jspecify.annotations.NullMarked;
