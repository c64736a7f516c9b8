/** Who read what and when, kept without making the reader wait (docs/design/ledger.md 6). */
@NullMarked
package jp.madoguchi.store.audit;

import org.jspecify.annotations.NullMarked;
