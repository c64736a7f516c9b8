/** Outages over HTTP: terminals, re-checks, modes, visits written down by hand, and what is looked up in modes (docs/desk-api.md). */
@NullMarked
package jp.madoguchi.gateway.outage;

import org.jspecify.annotations.NullMarked;
