/** Benchmarks, each with the peers it is measured against in the same run: ratios count, not digits. */
@NullMarked
package jp.madoguchi.bench;

import org.jspecify.annotations.NullMarked;
