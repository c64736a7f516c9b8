/** The smallest application that uses what the gateway uses of the server: run once to make the start-up cache, touching no data. */
@NullMarked
package jp.madoguchi.gateway.training;

import org.jspecify.annotations.NullMarked;
