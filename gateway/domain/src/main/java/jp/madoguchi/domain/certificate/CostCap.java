package jp.madoguchi.domain.certificate;

import java.util.Objects;

/** What a patient pays at most (自己負担限度額), in yen. What is not known is said, never guessed. */
public sealed interface CostCap {

    /** So much. */
    record Known(long yen) implements CostCap {
        public Known {
            mustBeAnAmount(yen);
        }
    }

    /** Probably so much: somebody compares with what the insurer says. */
    record Uncertain(long yen, CapReason reason) implements CostCap {
        public Uncertain {
            mustBeAnAmount(yen);
            Objects.requireNonNull(reason);
        }
    }

    /** There is one, but nobody here knows how much. */
    record Unknown(CapReason reason) implements CostCap {
        public Unknown {
            Objects.requireNonNull(reason);
        }
    }

    /** There is none: the usual share counts. */
    record NoCap(CapReason reason) implements CostCap {
        public NoCap {
            Objects.requireNonNull(reason);
        }
    }

    /** The lower of two caps that hold at once; as uncertain as the less certain of both. */
    default CostCap and(CostCap other) {
        return switch (this) {
            case NoCap none -> other;
            case Unknown unknown -> unknown;
            case Known known -> switch (other) {
                case NoCap none -> known;
                case Unknown unknown -> unknown;
                case Uncertain u -> new Uncertain(Math.min(known.yen(), u.yen()), u.reason());
                case Known k -> new Known(Math.min(known.yen(), k.yen()));
            };
            case Uncertain mine -> switch (other) {
                case NoCap none -> mine;
                case Unknown unknown -> unknown;
                case Uncertain u -> new Uncertain(Math.min(mine.yen(), u.yen()), mine.reason());
                case Known k -> new Uncertain(Math.min(mine.yen(), k.yen()), mine.reason());
            };
        };
    }

    /** What is left of it after the patient has paid {@code paidYen} (0 or more) under it. */
    default CostCap after(long paidYen) {
        mustBeAnAmount(paidYen);
        return switch (this) {
            case Known known -> new Known(Math.max(0, known.yen() - paidYen));
            case Uncertain u -> new Uncertain(Math.max(0, u.yen() - paidYen), u.reason());
            case Unknown unknown -> unknown;
            case NoCap none -> none;
        };
    }

    /** What the patient pays whose usual share is {@code shareYen} (0 or more): the share, or the cap if that is lower. */
    default CostCap applyTo(long shareYen) {
        return and(new Known(shareYen));
    }

    private static void mustBeAnAmount(long yen) {
        if (yen < 0) {
            throw new IllegalArgumentException("an amount is 0 yen or more");
        }
    }
}
