@NullMarked
package jp.madoguchi.store;

import org.jspecify.annotations.NullMarked;
