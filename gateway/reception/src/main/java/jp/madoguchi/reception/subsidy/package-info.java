/** Certificates of subsidies (医療費助成) that a terminal passes on: whose they are, and what is kept of them. */
@NullMarked
package jp.madoguchi.reception.subsidy;

import org.jspecify.annotations.NullMarked;
