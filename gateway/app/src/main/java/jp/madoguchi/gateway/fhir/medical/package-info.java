/** Medical information as FHIR resources: made for who looks at it now, from memory, and kept nowhere (docs/medical-api.md). */
@NullMarked
package jp.madoguchi.gateway.fhir.medical;

import org.jspecify.annotations.NullMarked;
