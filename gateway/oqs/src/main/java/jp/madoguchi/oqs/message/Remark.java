package jp.madoguchi.oqs.message;

import java.util.Objects;

/**
 * One kind of strangeness at one element, for metrics and for the engineer. It never carries a value.
 *
 * @param kind    what was strange
 * @param element the element's name; {@code (others)} beyond what is listed one by one, {@code (unreadable)} for a name that no
 *                interface would give
 * @param count   how often, from 1
 */
public record Remark(RemarkKind kind, String element, int count) {

    public Remark {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(element);
    }
}
