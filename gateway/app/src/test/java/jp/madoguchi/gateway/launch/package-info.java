/** Tests of the launcher. */
@NullMarked
package jp.madoguchi.gateway.launch;

import org.jspecify.annotations.NullMarked;
