/** Tests of subscriptions over FHIR. */
@NullMarked
package jp.madoguchi.gateway.fhir.subscribe;

import org.jspecify.annotations.NullMarked;
