/** Pure functions from the domain to FHIR R4, by the mapping of fhir-and-hl7v2 section 11. */
@NullMarked
package jp.madoguchi.fhir.convert;

import org.jspecify.annotations.NullMarked;
