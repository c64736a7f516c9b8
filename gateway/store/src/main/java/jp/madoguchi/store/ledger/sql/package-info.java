/** The databases the ledger runs on: dialects, connections, schema, statements. */
@NullMarked
package jp.madoguchi.store.ledger.sql;

import org.jspecify.annotations.NullMarked;
