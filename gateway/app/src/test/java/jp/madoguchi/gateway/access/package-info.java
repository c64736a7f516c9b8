/** Tests of access. */
@NullMarked
package jp.madoguchi.gateway.access;

import org.jspecify.annotations.NullMarked;
