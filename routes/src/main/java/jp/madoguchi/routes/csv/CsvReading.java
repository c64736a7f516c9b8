package jp.madoguchi.routes.csv;

import java.util.List;

/**
 * What a CSV file holds.
 *
 * @param rows   rows that can be taken, in the file's order
 * @param faults rows that cannot, in the file's order; one fault each
 * @param refused the rows that cannot be taken as they stood, below their header, a torn one with all that follows it; empty if there are none. Personal data
 * @param <T>    what a row is
 */
public record CsvReading<T>(List<T> rows, List<RowFault> faults, String refused) {

    public CsvReading {
        rows = List.copyOf(rows);
        faults = List.copyOf(faults);
    }

    /** Masked: numbers only. */
    @Override
    public String toString() {
        return "CsvReading[" + rows.size() + " refused " + faults.size() + "]";
    }
}
