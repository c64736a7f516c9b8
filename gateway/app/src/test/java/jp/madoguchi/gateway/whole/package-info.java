@NullMarked
package jp.madoguchi.gateway.whole;

import org.jspecify.annotations.NullMarked;
