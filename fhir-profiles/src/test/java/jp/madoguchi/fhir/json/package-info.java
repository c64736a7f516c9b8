/** Own JSON beside that of HAPI. */
@NullMarked
package jp.madoguchi.fhir.json;

import org.jspecify.annotations.NullMarked;
