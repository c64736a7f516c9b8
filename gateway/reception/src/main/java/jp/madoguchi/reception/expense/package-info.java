/** What pays for a visit: insurances, limits, medical tickets, subsidies, and which public expense comes first. It only reads. */
@NullMarked
package jp.madoguchi.reception.expense;

import org.jspecify.annotations.NullMarked;
