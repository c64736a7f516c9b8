package jp.madoguchi.sim.national;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a consent is given: 診療フラグ, code table 028 of oqs-interface 3.6. */
public enum Way {
    /** 外来: on the reader; 24 hours. */
    WINDOW("1"),
    /** 訪問診療等: until it is taken back (R-CH-34). */
    HOME_VISIT("2"),
    /** オンライン診療等: 24 hours. */
    ONLINE("3");

    private final String flag;

    Way(String flag) {
        this.flag = flag;
    }

    /** MedicalTreatmentFlag. */
    public String flag() {
        return flag;
    }

    /** As a word: {@code window}, {@code home-visit}, {@code online}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The way of this MedicalTreatmentFlag. */
    public static Optional<Way> ofFlag(String flag) {
        return Arrays.stream(values()).filter(way -> way.flag.equals(flag)).findFirst();
    }

    /** The way of this word. */
    public static Optional<Way> named(String word) {
        return Arrays.stream(values()).filter(way -> way.word().equals(word)).findFirst();
    }
}
