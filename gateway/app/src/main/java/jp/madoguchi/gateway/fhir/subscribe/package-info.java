/** Subscriptions over FHIR (docs/design/subscriptions.md). */
@NullMarked
package jp.madoguchi.gateway.fhir.subscribe;

import org.jspecify.annotations.NullMarked;
