/** The one reply to a request that is answered later. */
@NullMarked
package jp.madoguchi.gateway.web;

import org.jspecify.annotations.NullMarked;
