/** The guide as pages to read, made from the compiled definitions when the gateway is built. */
@NullMarked
package jp.madoguchi.fhir.guide;

import org.jspecify.annotations.NullMarked;
