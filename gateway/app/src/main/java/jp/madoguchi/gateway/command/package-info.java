/** The commands of {@code ./madoguchi} that are written in Java. */
@NullMarked
package jp.madoguchi.gateway.command;

import org.jspecify.annotations.NullMarked;
