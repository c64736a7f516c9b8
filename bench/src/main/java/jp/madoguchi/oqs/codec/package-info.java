/** What of the reader's inside is measured by itself. */
@org.jspecify.annotations.NullMarked
package jp.madoguchi.oqs.codec;
