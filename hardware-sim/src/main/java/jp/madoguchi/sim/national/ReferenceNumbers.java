package jp.madoguchi.sim.national;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * 照会番号: the hospital's own numbers, each kept for one insurance of one person, so that a change of the insurance ends
 * it (oqs-interface 4.1).
 */
public final class ReferenceNumbers {
    private final Map<Key, String> numbers = new ConcurrentHashMap<>();

    /** With the numbers of the people file: each belongs to the person's last insurance, or to 医療扶助 without one. */
    public ReferenceNumbers(People people) {
        for (Person person : people.everybody()) {
            String number = person.referenceNumber();
            if (number == null) {
                continue;
            }
            Assistance assistance = person.assistance();
            if (!person.qualifications().isEmpty()) {
                register(person, person.qualifications().getLast(), number);
            } else if (assistance != null) {
                register(person, assistance, number);
            }
        }
    }

    /** Keeps {@code number} for this insurance, instead of an earlier one. */
    public void register(Person person, Qualification qualification, String number) {
        numbers.put(key(person, qualification), number);
    }

    /** Keeps {@code number} for 医療扶助. */
    public void register(Person person, Assistance assistance, String number) {
        numbers.put(key(person, assistance), number);
    }

    @Nullable
    String of(Person person, Qualification qualification) {
        return numbers.get(key(person, qualification));
    }

    @Nullable
    String of(Person person, Assistance assistance) {
        return numbers.get(key(person, assistance));
    }

    private static Key key(Person person, Qualification q) {
        return new Key(person.id(), q.insurer(), q.number(), q.from().toString());
    }

    private static Key key(Person person, Assistance assistance) {
        return new Key(person.id(), assistance.payer(), assistance.recipient(), assistance.from().toString());
    }

    private record Key(String person, String insurer, String number, String from) {}
}
