package jp.madoguchi.sim.play;

import jp.madoguchi.sim.national.CardText;

/** Kana as they are compared: full width, no spaces, small ones large (insurers write ﾕ for ｭ, oqs-interface 3.4). */
final class Kana {
    private static final String SMALL = "ァィゥェォッャュョヮヵヶ";
    private static final String LARGE = "アイウエオツヤユヨワカケ";

    private Kana() {}

    static String folded(String kana) {
        StringBuilder folded = new StringBuilder();
        CardText.comparable(kana).chars().forEach(c -> {
            int small = SMALL.indexOf(c);
            folded.append(small < 0 ? (char) c : LARGE.charAt(small));
        });
        return folded.toString();
    }
}
