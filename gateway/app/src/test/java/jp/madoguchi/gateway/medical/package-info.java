/** What is asked of medical information is refused by field, never by value. */
@NullMarked
package jp.madoguchi.gateway.medical;

import org.jspecify.annotations.NullMarked;
