package jp.madoguchi.sim.exchange;

import static jp.madoguchi.sim.message.Fields.anywhere;
import static jp.madoguchi.sim.message.Fields.child;
import static jp.madoguchi.sim.message.Fields.month;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.sim.message.Element;
import jp.madoguchi.sim.message.UnreadableRequest;
import jp.madoguchi.sim.national.Answer;
import jp.madoguchi.sim.national.Answer.Entry;
import jp.madoguchi.sim.national.Assistance;
import jp.madoguchi.sim.national.Entries;
import jp.madoguchi.sim.national.NationalSystem;
import jp.madoguchi.sim.national.Person;
import jp.madoguchi.sim.national.Validity;

/**
 * 委託先資格情報の一括取得 (医療扶助), first step (oqs-interface 4.2, 6.1): the tickets of one month that are made out to this
 * institution and known when the result is fetched.
 */
final class Tickets implements Exchanges.Handler {
    private final NationalSystem centre;
    private final BulkJobs jobs;

    Tickets(NationalSystem centre, BulkJobs jobs) {
        this.centre = centre;
        this.jobs = jobs;
    }

    @Override
    public Asked read(Element message) throws UnreadableRequest {
        Heading heading = Heading.read(message);
        String text = anywhere(child(message, "MessageBody"), List.of("MedicalTreatmentMonth"), "[0-9]{6}");
        if (text == null) {
            throw new UnreadableRequest("SIM-E1007 MedicalTreatmentMonth がありません。");
        }
        YearMonth month = month(text, "MedicalTreatmentMonth");
        return new HandedIn(heading.identifier(), 1, circumstance -> jobs.accept(Exchange.TICKETS, heading,
                circumstance.at().toLocalDate(), 1, circumstance, new Collected(centre, at -> members(month, at))));
    }

    private List<Collected.Member> members(YearMonth month, Circumstance circumstance) {
        LocalDate today = circumstance.at().toLocalDate();
        List<Collected.Member> members = new ArrayList<>();
        for (Person person : centre.people().everybody()) {
            List<Entry> entries = entries(person, month, today);
            if (!entries.isEmpty()) {
                members.add(new Collected.Member(person, unit(person, entries)));
            }
        }
        return members;
    }

    private static Element unit(Person person, List<Entry> entries) {
        return Units.unit(null, new Answer.Found(Validity.VALID, person, entries), Entries.forBulk()::element);
    }

    private List<Entry> entries(Person person, YearMonth month, LocalDate today) {
        Assistance assistance = person.assistance();
        if (assistance == null) {
            return List.of();
        }
        List<Assistance.Ticket> ours = assistance.knownOn(today).stream()
                .filter(ticket -> ticket.month().equals(month) && !ticket.elsewhere()
                        && ticket.institution().equals(centre.people().facility()))
                .toList();
        if (ours.isEmpty()) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        person.qualifications().stream().filter(q -> q.covers(month.atEndOfMonth())).findFirst()
                .ifPresent(q -> entries.add(centre.insurance(person, q)));
        Answer.PublicAssistance entry = centre.assistance(person, assistance, today);
        entries.add(new Answer.PublicAssistance(person, assistance, ours, entry.referenceNumber()));
        return List.copyOf(entries);
    }
}
