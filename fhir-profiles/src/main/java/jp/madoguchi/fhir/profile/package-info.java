/** The implementation guide of the project: its canonical URLs, those of others that it uses, and the compiled definitions. */
@NullMarked
package jp.madoguchi.fhir.profile;

import org.jspecify.annotations.NullMarked;
