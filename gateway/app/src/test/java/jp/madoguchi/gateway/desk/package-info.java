/** Tests of the desk's tasks over HTTP. */
@NullMarked
package jp.madoguchi.gateway.desk;

import org.jspecify.annotations.NullMarked;
