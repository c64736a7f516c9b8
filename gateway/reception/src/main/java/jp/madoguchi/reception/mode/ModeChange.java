package jp.madoguchi.reception.mode;

import jp.madoguchi.domain.channel.FailureMode;
import jp.madoguchi.reception.ledger.ModeRecord;

/** What became of an order to change a mode. */
public sealed interface ModeChange {

    /** It is so now. */
    record Done(ModeRecord mode) implements ModeChange {}

    /**
     * It cannot be done from where the mode stands; nothing changed.
     *
     * @param step where it stands
     */
    record NotFromHere(FailureMode step) implements ModeChange {}
}
