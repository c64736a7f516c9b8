/** Tests of the conversion: tables for its rules, and validation of everything it makes. */
@NullMarked
package jp.madoguchi.fhir.convert;

import org.jspecify.annotations.NullMarked;
