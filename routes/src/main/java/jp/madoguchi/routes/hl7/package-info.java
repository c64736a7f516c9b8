/** HL7 v2 over MLLP: frames in and out, in bytes. */
@NullMarked
package jp.madoguchi.routes.hl7;

import org.jspecify.annotations.NullMarked;
