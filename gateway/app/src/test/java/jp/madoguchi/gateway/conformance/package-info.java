/** What the FHIR API says of itself, tried out: everything that it declares, and that there is nothing else. */
@NullMarked
package jp.madoguchi.gateway.conformance;

import org.jspecify.annotations.NullMarked;
