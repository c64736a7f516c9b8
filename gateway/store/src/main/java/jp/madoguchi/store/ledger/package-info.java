/** The ledger behind reception's port: one writer that groups works into commits, and the reading side (docs/design/ledger.md). */
@NullMarked
package jp.madoguchi.store.ledger;

import org.jspecify.annotations.NullMarked;
