/** The FHIR API over HTTP, in a container that starts in a second. */
@NullMarked
package jp.madoguchi.gateway.fhir;

import org.jspecify.annotations.NullMarked;
