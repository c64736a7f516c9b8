/** Searching what is stored: the catalogue of parameters, the query that a request makes, and the engine (docs/design/fhir-api.md 3). */
@NullMarked
package jp.madoguchi.gateway.fhir.search;

import org.jspecify.annotations.NullMarked;
