package jp.madoguchi.sim.national;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.sim.national.Answer.Entry;
import jp.madoguchi.sim.national.Answer.Found;
import jp.madoguchi.sim.national.Answer.Refused;
import org.jspecify.annotations.Nullable;

/** Looks people up and says whether they are insured on a day. Holds no files, no time and no chance. */
public final class NationalSystem {
    private final People people;

    /** Answers from these people only. */
    public NationalSystem(People people) {
        this.people = people;
    }

    /** Everybody there is. */
    public People people() {
        return people;
    }

    /** The answer to card data typed at a desk. */
    public Answer answer(Inquiry inquiry) {
        if (!inquiry.facility().equals(people.facility())) {
            return new Refused(new CentreError(CentreError.Level.SEGMENT_9, "SIM-E0002", "医療機関コードが登録されていません。"), null);
        }
        List<Hit> hits = people.persons().stream().map(person -> hit(person, inquiry)).filter(Objects::nonNull)
                .toList();
        if (hits.isEmpty()) {
            return new Found(Validity.NOT_FOUND, null, List.of());
        }
        if (hits.size() > 1) {
            return new Found(Validity.MULTIPLE, null, List.of());
        }
        Hit only = hits.getFirst();
        return answer(only.person(), only.asked(), inquiry.confirmationDate());
    }

    /** The answer to a My Number card: whatever the person has on that day. */
    public Answer answer(Person person, LocalDate day) {
        return answer(person, null, day);
    }

    private static Answer answer(Person person, @Nullable Qualification asked, LocalDate day) {
        CentreError error = person.error();
        if (error != null && error.level() != CentreError.Level.NOTICE) {
            return new Refused(error, person);
        }
        Optional<Qualification> current = person.qualifications().stream().filter(q -> q.covers(day)).findFirst();
        Assistance assistance = person.assistance();
        boolean assisted = assistance != null && assistance.covers(day);
        Optional<Qualification> ended = asked != null
                ? Optional.of(asked).filter(q -> q.endedBy(day))
                : person.qualifications().stream()
                        .filter(q -> current.isEmpty() && !assisted && q.endedBy(day))
                        .findFirst();

        List<Entry> entries = new ArrayList<>();
        ended.ifPresent(q -> entries.add(new Answer.Insurance(person, q)));
        current.ifPresent(q -> entries.add(new Answer.Insurance(person, q)));
        if (ended.isPresent()) {
            return new Found(current.isPresent() ? Validity.INVALID_NEW_EXISTS : Validity.INVALID, person,
                    List.copyOf(entries));
        }
        if (assistance != null && assisted) {
            entries.add(new Answer.PublicAssistance(person, assistance));
        }
        if (entries.isEmpty()) {
            return new Found(Validity.NOT_FOUND, null, List.of());
        }
        boolean ticketMissing = current.isEmpty() && assistance != null && assistance.tickets().isEmpty();
        return new Found(ticketMissing ? Validity.VALID_UNREGISTERED : Validity.VALID, person, List.copyOf(entries));
    }

    private static @Nullable Hit hit(Person person, Inquiry inquiry) {
        if (!person.birthDate().equals(inquiry.birthDate())) {
            return null;
        }
        for (Qualification qualification : person.qualifications()) {
            if (qualification.isAskedBy(inquiry)) {
                return new Hit(person, qualification);
            }
        }
        Assistance assistance = person.assistance();
        return assistance != null && assistance.isAskedBy(inquiry) ? new Hit(person, null) : null;
    }

    private record Hit(Person person, @Nullable Qualification asked) {}
}
