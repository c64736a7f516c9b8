package jp.madoguchi.sim.national;

/** The check digit (検証番号) of insurer and public payer numbers, by rules 7.2: weights 2,1,2,1… from the right. */
public final class CheckDigit {
    private CheckDigit() {}

    /** The digit that belongs after {@code body}; leading zeros change nothing. The body must be ASCII digits. */
    public static int of(String body) {
        int sum = 0;
        int weight = 2;
        for (int i = body.length() - 1; i >= 0; i--) {
            int product = (body.charAt(i) - '0') * weight;
            sum += product / 10 + product % 10;
            weight = 3 - weight;
        }
        return (10 - sum % 10) % 10;
    }

    /** Whether the last digit of {@code number} is the right one. */
    public static boolean fits(String number) {
        int last = number.length() - 1;
        return number.charAt(last) - '0' == of(number.substring(0, last));
    }
}
