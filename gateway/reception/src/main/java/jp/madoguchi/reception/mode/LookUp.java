package jp.madoguchi.reception.mode;

import jp.madoguchi.domain.channel.ExceptionalPermit;
import jp.madoguchi.reception.ledger.LookUpRecord;

/** Whether something may be looked up in a mode. */
public sealed interface LookUp {

    /** It may; it is written down, and somebody else reviews it. */
    record Permitted(ExceptionalPermit.Granted permit, LookUpRecord record) implements LookUp {}

    /** It may not. */
    record Refused(ExceptionalPermit.Denied denied) implements LookUp {}
}
