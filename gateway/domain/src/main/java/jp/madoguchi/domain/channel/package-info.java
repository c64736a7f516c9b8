/**
 * The ways of checking a qualification (資格確認の経路): what each may ask and show, which papers prove what on which day, the
 * once-a-month rule, windows of viewing, failure, disaster and emergency. {@link jp.madoguchi.domain.channel.ReceptionRules} is the entry.
 */
@NullMarked
package jp.madoguchi.domain.channel;

import org.jspecify.annotations.NullMarked;
