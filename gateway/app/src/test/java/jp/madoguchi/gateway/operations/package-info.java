/** Tests of operations. */
@NullMarked
package jp.madoguchi.gateway.operations;

import org.jspecify.annotations.NullMarked;
