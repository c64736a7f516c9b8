/** How personal data rests in the ledger: sealed values and blind keys from the operator's key (docs/design/ledger.md 5). */
@NullMarked
package jp.madoguchi.store.ledger.crypto;

import org.jspecify.annotations.NullMarked;
