/** Questions to the national system over FHIR: the request, its response, and where it stands meanwhile. */
@NullMarked
package jp.madoguchi.gateway.fhir.ask;

import org.jspecify.annotations.NullMarked;
