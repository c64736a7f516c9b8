/** The FHIR R4 API: reads and searches, from stored resources, audited. */
@NullMarked
package jp.madoguchi.gateway.fhir;

import org.jspecify.annotations.NullMarked;
