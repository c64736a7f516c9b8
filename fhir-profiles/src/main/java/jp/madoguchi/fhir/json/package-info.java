/** Resources of HAPI's model as JSON bytes, byte for byte as HAPI's own encoder writes them. */
@NullMarked
package jp.madoguchi.fhir.json;

import org.jspecify.annotations.NullMarked;
