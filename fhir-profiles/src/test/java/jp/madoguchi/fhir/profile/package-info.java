/** Validation against the guide, for the tests of this module and of others. */
@NullMarked
package jp.madoguchi.fhir.profile;

import org.jspecify.annotations.NullMarked;
