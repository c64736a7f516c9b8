/** Public expenses (公費) of a visit, and what the public medical hub (PMH) says of certificates of subsidies (医療費助成). */
@NullMarked
package jp.madoguchi.domain.subsidy;

import org.jspecify.annotations.NullMarked;
