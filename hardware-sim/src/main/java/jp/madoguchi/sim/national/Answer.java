package jp.madoguchi.sim.national;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the centre says: either results or an error, never both. */
public sealed interface Answer {
    /** The person it is about, where there is exactly one. */
    @Nullable
    Person person();

    /** A qualification answer; 該当資格なし and 複数該当 have no entries and so no result list. */
    record Found(Validity validity, @Nullable Person person, List<Entry> entries) implements Answer {}

    /** An error of the centre. */
    record Refused(CentreError error, @Nullable Person person) implements Answer {}

    /** One {@code ResultOfQualificationConfirmation}. */
    sealed interface Entry {}

    /** An insurance. */
    record Insurance(Person person, Qualification qualification, @Nullable String referenceNumber) implements Entry {}

    /** 医療扶助 with the tickets that are known today. */
    record PublicAssistance(Person person, Assistance assistance, List<Assistance.Ticket> tickets,
            @Nullable String referenceNumber) implements Entry {}
}
