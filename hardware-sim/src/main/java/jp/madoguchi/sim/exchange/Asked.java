package jp.madoguchi.sim.exchange;

import org.jspecify.annotations.Nullable;

/** A question that was understood; answering it may change what the centre holds. */
public interface Asked {
    /** Id of the person it is about, where it is one that is known. */
    @Nullable
    String person();

    /** ArbitraryFileIdentifier. */
    @Nullable
    String identifier();

    /** How many persons it asks about, where it lists them. */
    default int persons() {
        return 1;
    }

    /** The answer. */
    Reply reply(Circumstance circumstance);
}
