/** The terminal: takes questions from folders and over HTTP and puts answers there, well or badly. */
@NullMarked
package jp.madoguchi.sim.terminal;

import org.jspecify.annotations.NullMarked;
