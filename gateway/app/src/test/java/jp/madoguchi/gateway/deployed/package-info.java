/** Tests of the WAR as it is deployed: they prove wiring; rules are proven below. */
@NullMarked
package jp.madoguchi.gateway.deployed;

import org.jspecify.annotations.NullMarked;
