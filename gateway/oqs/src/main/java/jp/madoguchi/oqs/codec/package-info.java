/** Reader and writer of the terminal's files: bytes in, bytes out, in one pass and hardened against hostile input. */
@NullMarked
package jp.madoguchi.oqs.codec;

import org.jspecify.annotations.NullMarked;
