/** What the EMR reads: encoded resources by patient in Infinispan, made from the ledger (docs/design/ledger.md 7). */
@NullMarked
package jp.madoguchi.store.cache;

import org.jspecify.annotations.NullMarked;
