package jp.madoguchi.oqs.codec;

import java.util.ArrayList;
import java.util.List;

/** Reads a result's MessageBody: one unit of its own, or any number of BulkConfirmUnit (oqs-interface 3.3, 4.2). */
final class BodyReader {

    private final UnitReader own;
    private final List<UnitReader> bulk = new ArrayList<>();

    BodyReader(Cursor.Mark begin) {
        this.own = new UnitReader(begin);
    }

    void read(Fields in) {
        while (in.child()) {
            own.readChild(in, this);
        }
    }

    /** Reads the BulkConfirmUnit that is open. */
    void bulkUnit(Fields in) {
        UnitReader unit = new UnitReader(in.mark());
        bulk.add(unit);
        while (in.child()) {
            unit.readChild(in, null);
        }
    }

    /** What stands in the body itself. */
    UnitReader own() {
        return own;
    }

    /** The BulkConfirmUnits, in the file's order. */
    List<UnitReader> bulk() {
        return bulk;
    }
}
