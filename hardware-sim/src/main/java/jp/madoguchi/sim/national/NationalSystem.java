package jp.madoguchi.sim.national;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.madoguchi.sim.national.Answer.Entry;
import jp.madoguchi.sim.national.Answer.Found;
import jp.madoguchi.sim.national.Answer.Refused;
import org.jspecify.annotations.Nullable;

/** Looks people up and says whether they are insured on a day. Holds no files, no time and no chance. */
public final class NationalSystem {
    private final People people;
    private final ReferenceNumbers references;
    private final Map<CardKey, List<Match>> byCard = new HashMap<>();
    private final Set<String> insurers = new HashSet<>();

    /** Answers from these people only, with the reference numbers of their file. */
    public NationalSystem(People people) {
        this(people, new ReferenceNumbers(people));
    }

    /** Answers from these people with these reference numbers. */
    public NationalSystem(People people, ReferenceNumbers references) {
        this.people = people;
        this.references = references;
        for (Person person : people.everybody()) {
            for (Qualification qualification : person.qualifications()) {
                index(qualification.insurer(), qualification.number(), new Match(person, qualification, null));
            }
            Assistance assistance = person.assistance();
            if (assistance != null) {
                index(assistance.payer(), assistance.recipient(), new Match(person, null, assistance));
            }
        }
    }

    private void index(String insurer, String number, Match match) {
        insurers.add(CardText.insurer(insurer));
        byCard.computeIfAbsent(CardKey.of(insurer, number), key -> new ArrayList<>()).add(match);
    }

    /** Everybody there is. */
    public People people() {
        return people;
    }

    /** A person by the card: one insurance, or 医療扶助. */
    public record Match(Person person, @Nullable Qualification qualification, @Nullable Assistance assistance) {}

    /** Whether there is an insurer of this number at all. */
    public boolean knowsInsurer(String insurer) {
        return insurers.contains(CardText.insurer(insurer));
    }

    /** Everybody with this card, one match for each person; the branch is compared when one is given. */
    public List<Match> find(String insurer, @Nullable String symbol, String number, @Nullable String branch) {
        List<Match> found = new ArrayList<>();
        for (Match match : byCard.getOrDefault(CardKey.of(insurer, number), List.of())) {
            Qualification qualification = match.qualification();
            boolean fits = qualification == null || qualification.hasCard(symbol, branch);
            if (fits && found.stream().noneMatch(other -> other.person().equals(match.person()))) {
                found.add(match);
            }
        }
        return List.copyOf(found);
    }

    /** The answer to card data typed at a desk, on the day that it asks about. */
    public Answer answer(Inquiry inquiry) {
        return answer(inquiry, inquiry.confirmationDate());
    }

    /** The answer to card data; tickets are those that are known on {@code today}. */
    public Answer answer(Inquiry inquiry, LocalDate today) {
        if (!inquiry.facility().equals(people.facility())) {
            return new Refused(CentreError.UNKNOWN_FACILITY, null);
        }
        List<Match> hits = find(inquiry.insurer(), inquiry.symbol(), inquiry.number(), inquiry.branch()).stream()
                .filter(match -> match.person().birthDate().equals(inquiry.birthDate())).toList();
        if (hits.isEmpty()) {
            return new Found(Validity.NOT_FOUND, null, List.of());
        }
        if (hits.size() > 1) {
            return new Found(Validity.MULTIPLE, null, List.of());
        }
        Match only = hits.getFirst();
        return answer(only.person(), only.qualification(), inquiry.confirmationDate(), today);
    }

    /** The answer to a My Number card: whatever the person has on that day, which is today. */
    public Answer answer(Person person, LocalDate day) {
        return answer(person, null, day, day);
    }

    private Answer answer(Person person, @Nullable Qualification asked, LocalDate day, LocalDate today) {
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
        ended.ifPresent(q -> entries.add(insurance(person, q)));
        current.ifPresent(q -> entries.add(insurance(person, q)));
        if (ended.isPresent()) {
            return new Found(current.isPresent() ? Validity.INVALID_NEW_EXISTS : Validity.INVALID, person,
                    List.copyOf(entries));
        }
        boolean ticketMissing = false;
        if (assistance != null && assisted) {
            Answer.PublicAssistance entry = assistance(person, assistance, today);
            entries.add(entry);
            ticketMissing = current.isEmpty() && entry.tickets().stream().noneMatch(ticket -> ticket.covers(day));
        }
        if (entries.isEmpty()) {
            return new Found(Validity.NOT_FOUND, null, List.of());
        }
        return new Found(ticketMissing ? Validity.VALID_UNREGISTERED : Validity.VALID, person, List.copyOf(entries));
    }

    /** One insurance as an entry of an answer. */
    public Answer.Insurance insurance(Person person, Qualification qualification) {
        return new Answer.Insurance(person, qualification, references.of(person, qualification));
    }

    /** 医療扶助 as an entry of an answer, with the tickets that are known on {@code today}. */
    public Answer.PublicAssistance assistance(Person person, Assistance assistance, LocalDate today) {
        return new Answer.PublicAssistance(person, assistance, assistance.knownOn(today),
                references.of(person, assistance));
    }

    private record CardKey(String insurer, String number) {
        static CardKey of(String insurer, String number) {
            return new CardKey(CardText.insurer(insurer), CardText.comparable(number));
        }
    }
}
