@NullMarked
package jp.madoguchi.gateway.wiring;

import org.jspecify.annotations.NullMarked;
