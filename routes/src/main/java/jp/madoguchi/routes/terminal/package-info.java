/** The qualification terminal's folders: what arrives in {@code face} and {@code res}, what goes out through {@code req}. */
@NullMarked
package jp.madoguchi.routes.terminal;

import org.jspecify.annotations.NullMarked;
