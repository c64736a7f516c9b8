/** The hospital's electronic medical record, as far as it reads the gateway's FHIR API over HTTP. */
@NullMarked
package jp.madoguchi.sim.emr;

import org.jspecify.annotations.NullMarked;
