package jp.madoguchi.domain.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A paper as the acceptance matrix sees it.
 *
 * @param kind             what it is
 * @param scheme           who issued it; makes no difference to a My Number card, a screen and a patient card
 * @param expired          whether its validity has ended
 * @param withMyNumberCard whether the My Number card is shown together with it
 */
public record Paper(PaperKind kind, InsuranceScheme scheme, boolean expired, boolean withMyNumberCard) {

    public Paper {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(scheme);
    }

    /** A thing that does not say who the insurer is: a card, a screen, a patient card. */
    static Paper ofUnsaidInsurer(PaperKind kind, boolean expired, boolean withMyNumberCard) {
        return new Paper(kind, InsuranceScheme.NATIONAL, expired, withMyNumberCard);
    }

    /** Every paper there is. */
    public static List<Paper> all() {
        List<Paper> all = new ArrayList<>();
        for (PaperKind kind : PaperKind.values()) {
            for (InsuranceScheme scheme : InsuranceScheme.values()) {
                for (int i = 0; i < 4; i++) {
                    all.add(new Paper(kind, scheme, i >= 2, i % 2 == 1));
                }
            }
        }
        return List.copyOf(all);
    }
}
