package jp.madoguchi.domain.rule;

import java.util.Set;

/**
 * The rules that a data file may name: those of the catalogue, which {@code docs/rules.md} lists, and those of the hospital's own, {@code R-ZZ-nn},
 * for a notice that comes before the catalogue knows it. Anything else is a slip of the pen.
 */
public final class KnownRules {

    /** How the hospital's own rules begin. */
    public static final String OWN = "R-ZZ-";

    private static final Set<String> CATALOGUE = Set
            .of("""
                    R-CH-01 R-CH-02 R-CH-03 R-CH-04 R-CH-05 R-CH-06 R-CH-07 R-CH-08 R-CH-10 R-CH-11 R-CH-12 R-CH-13 R-CH-14 R-CH-15
                    R-CH-20 R-CH-21 R-CH-22 R-CH-25 R-CH-26 R-CH-27 R-CH-30 R-CH-31 R-CH-32 R-CH-32a R-CH-32b R-CH-33 R-CH-34 R-CH-35
                    R-CH-36 R-CH-37 R-CH-38 R-CH-39 R-CH-40 R-CH-41 R-CH-50 R-CH-51 R-CH-52 R-CH-53 R-CH-54 R-CH-55
                    R-LK-01 R-LK-02 R-LK-03 R-LK-04 R-LK-05 R-LK-06
                    R-EX-01 R-EX-02 R-EX-03 R-EX-04 R-EX-05 R-EX-06 R-EX-07
                    R-OP-01 R-OP-02 R-OP-03
                    R-RS-01 R-RS-02 R-RS-02a R-RS-03 R-RS-04 R-RS-05 R-RS-05a R-RS-06 R-RS-07 R-RS-08 R-RS-09
                    R-CL-01 R-CL-02 R-CL-03 R-CL-04 R-CL-05 R-CL-06 R-CL-07
                    R-BC-01 R-BC-02 R-BC-03 R-BC-04 R-BC-05
                    R-BR-01 R-BR-02 R-BR-03 R-BR-04 R-BR-05 R-BR-06
                    R-CO-01 R-CO-02 R-CO-03 R-CO-04 R-CO-05 R-CO-06 R-CO-07 R-CO-08 R-CO-09 R-CO-10 R-CO-11
                    R-CT-01 R-CT-02 R-CT-03 R-CT-04
                    R-PM-01 R-PM-02 R-PM-03 R-PM-04 R-PM-05 R-PM-06 R-PM-07 R-PM-08 R-PM-09 R-PM-10
                    R-SE-01 R-SE-02 R-SE-03 R-SE-04 R-SE-05 R-SE-06 R-SE-07 R-SE-08 R-SE-09 R-SE-10 R-SE-11
                    """
                    .strip().split("\\s+"));

    private KnownRules() {}

    /** Whether a data file may name a rule. */
    public static boolean contains(RuleId rule) {
        return rule.value().startsWith(OWN) || CATALOGUE.contains(rule.value());
    }

    /** The rules of the catalogue; unmodifiable. */
    static Set<String> catalogue() {
        return CATALOGUE;
    }
}
