package jp.madoguchi.domain.subsidy;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * All entries of a patient's certificates that the hub ever sent (R-PM-08). An entry of a known key replaces the former; one that says
 * {@code isDeleted} marks its own history entry only. Nothing is ever taken out, so the history stays.
 */
public final class SubsidyBook {

    private final SequencedMap<SubsidyKey, SubsidyRecord> entries;

    private SubsidyBook(SequencedMap<SubsidyKey, SubsidyRecord> entries) {
        this.entries = entries;
    }

    /** A book without entries. */
    public static SubsidyBook empty() {
        return new SubsidyBook(new LinkedHashMap<>());
    }

    /** A book with entries, put in one after the other. */
    public static SubsidyBook of(Collection<SubsidyRecord> records) {
        SubsidyBook book = empty();
        for (SubsidyRecord each : records) {
            book = book.with(each);
        }
        return book;
    }

    /** This book with one entry put in or replaced. */
    public SubsidyBook with(SubsidyRecord entry) {
        SequencedMap<SubsidyKey, SubsidyRecord> more = new LinkedHashMap<>(entries);
        more.put(entry.key(), entry);
        return new SubsidyBook(more);
    }

    /** Every entry, ended and deleted ones too, in the order in which their keys came. */
    public List<SubsidyRecord> history() {
        return List.copyOf(entries.values());
    }

    /** The entries that hold on a day. */
    public List<SubsidyRecord> on(LocalDate day) {
        return entries.values().stream().filter(entry -> entry.holdsOn(day)).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SubsidyBook book && Map.copyOf(entries).equals(Map.copyOf(book.entries));
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    /** Masked: how many. */
    @Override
    public String toString() {
        return "SubsidyBook[" + entries.size() + "]";
    }
}
