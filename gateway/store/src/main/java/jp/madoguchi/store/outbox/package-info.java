/** Duties to tell others of answers, in order, until they are done (docs/design/ledger.md 6). */
@NullMarked
package jp.madoguchi.store.outbox;

import org.jspecify.annotations.NullMarked;
