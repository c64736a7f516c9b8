/** Tests of searches below HTTP. */
@NullMarked
package jp.madoguchi.gateway.fhir.search;

import org.jspecify.annotations.NullMarked;
