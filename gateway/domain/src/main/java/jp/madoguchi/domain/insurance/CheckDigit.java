package jp.madoguchi.domain.insurance;

/**
 * The check digit (検証番号) of insurer numbers, public payer numbers and national recipient numbers (rules 7.2): weights 2, 1, 2, 1 …
 * from the right, two-digit products replaced by the sum of their digits, {@code (10 − sum mod 10) mod 10}.
 */
public final class CheckDigit {

    private CheckDigit() {}

    /** The check digit, 0 to 9, that belongs behind {@code body} (ASCII digits). */
    public static int of(String body) {
        int sum = 0;
        int weight = 2;
        for (int i = body.length() - 1; i >= 0; i--) {
            int product = (body.charAt(i) - '0') * weight;
            sum += product > 9 ? product - 9 : product;
            weight = 3 - weight;
        }
        return (10 - sum % 10) % 10;
    }

    /** Whether the last digit of {@code number} (two or more ASCII digits) is the check digit of those before it. */
    public static boolean holdsFor(String number) {
        int last = number.length() - 1;
        return of(number.substring(0, last)) == number.charAt(last) - '0';
    }
}
