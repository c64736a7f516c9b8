/** What the store's parts share: ledger, cache, audit trail and outbox stand below. */
@NullMarked
package jp.madoguchi.store;

import org.jspecify.annotations.NullMarked;
