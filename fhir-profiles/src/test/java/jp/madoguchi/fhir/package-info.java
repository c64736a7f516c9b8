@NullMarked
package jp.madoguchi.fhir;

import org.jspecify.annotations.NullMarked;
