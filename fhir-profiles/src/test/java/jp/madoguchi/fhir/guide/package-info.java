/** The pages of the guide. */
@NullMarked
package jp.madoguchi.fhir.guide;

import org.jspecify.annotations.NullMarked;
