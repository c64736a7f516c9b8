/** The physical ceiling of an HTTP read: the same server with nothing to do. */
@NullMarked
package jp.madoguchi.bench.ceiling;

import org.jspecify.annotations.NullMarked;
