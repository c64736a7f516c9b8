/** Forms of outages are refused by field, never by value. */
@NullMarked
package jp.madoguchi.gateway.outage;

import org.jspecify.annotations.NullMarked;
