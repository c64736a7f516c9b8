package jp.madoguchi.routes.directory;

import java.util.List;
import jp.madoguchi.reception.directory.DirectoryRow;

/**
 * What a patient directory file holds.
 *
 * @param rows   rows that can be taken, in the file's order
 * @param faults rows that cannot, in the file's order; one fault each
 */
public record DirectoryReading(List<DirectoryRow> rows, List<RowFault> faults) {

    public DirectoryReading {
        rows = List.copyOf(rows);
        faults = List.copyOf(faults);
    }
}
