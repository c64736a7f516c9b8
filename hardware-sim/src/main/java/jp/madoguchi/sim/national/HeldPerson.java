package jp.madoguchi.sim.national;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.madoguchi.sim.national.DemoPart.Channel;
import jp.madoguchi.sim.national.DemoPart.Typed;
import org.jspecify.annotations.Nullable;

/**
 * What the national system holds of one person on one day, and the part the person plays, as the control API tells it:
 * the truth that {@code play} compares with. Dates are yyyy-MM-dd.
 *
 * @param channel         {@code face}, {@code desk} or {@code patient-card}
 * @param expect          the words of {@link DemoPart.Standing} in lower case
 * @param step            what the desk must be told to do after the answer, for {@code patient-card}
 * @param hospitalNumbers the hospital's own numbers of the person; the first is the right one
 * @param validity        absent when the centre answers by an error
 * @param errorCode       processing result or error code, also of a notice beside an answer
 */
public record HeldPerson(String id, String note, String name, String kana, String sex, String birthDate,
        String channel, int readings, String expect, @Nullable String step,
        List<String> hospitalNumbers, @Nullable DeskCard desk,
        @Nullable Validity validity, @Nullable String errorCode, @Nullable String errorMessage,
        List<Cover> covers) {

    /** What the desk types. */
    public record DeskCard(@Nullable String patientNumber, String insurerNumber, @Nullable String symbol,
            String number, @Nullable String branch, String birthDate) {}

    /** One result entry; {@code assistance} covers have tickets. */
    public record Cover(boolean assistance, String insurer, String insurerName, @Nullable String symbol,
            String number, @Nullable String branch, String from, @Nullable String lost,
            @Nullable String lastCovered, List<TicketSpan> tickets) {}

    /** The days of one medical ticket. */
    public record TicketSpan(String from, String until) {}

    /** What {@code system} would answer for {@code person} on {@code day}, asked the way the person comes in. */
    public static HeldPerson of(Person person, NationalSystem system, LocalDate day) {
        DemoPart demo = person.demo();
        DeskCard desk = demo.channel() == Channel.FACE ? null : deskCard(person);
        Answer answer = desk == null
                ? system.answer(person, day)
                : system.answer(new Inquiry(system.people().facility(), day, null, desk.insurerNumber(),
                        desk.symbol(), desk.number(), desk.branch(), person.birthDate(), "0", null));
        CentreError error = person.error();
        List<Cover> covers = answer instanceof Answer.Found found
                ? found.entries().stream().map(HeldPerson::cover).toList()
                : List.of();
        return new HeldPerson(person.id(), person.note(), person.name(), person.kana(), person.sex().word(),
                person.birthDate().toString(), word(demo.channel()), demo.readings(), word(demo.expect()), demo.step(),
                person.hospital().stream().map(DirectoryRow::patientNumber).toList(), desk,
                answer instanceof Answer.Found found ? found.validity() : null,
                error == null ? null : error.code(), error == null ? null : error.message(), covers);
    }

    private static DeskCard deskCard(Person person) {
        DemoPart demo = person.demo();
        Typed typed = demo.typed();
        String patientNumber = demo.sayNumber() && !person.hospital().isEmpty()
                ? person.hospital().getFirst().patientNumber()
                : null;
        String birthDate = person.birthDate().toString();
        Assistance assistance = person.assistance();
        if (person.qualifications().isEmpty() && assistance != null) {
            return new DeskCard(patientNumber, assistance.payer(), null, assistance.recipient(), null, birthDate);
        }
        Qualification card = person.qualifications().getFirst();
        String symbol = typed.symbol() == null ? card.symbol() : typed.symbol();
        String number = typed.number() == null ? card.number() : typed.number();
        String branch = typed.branch() == null ? card.branch() : typed.branch();
        return new DeskCard(patientNumber, card.insurer(), symbol, number, typed.withoutBranch() ? null : branch,
                birthDate);
    }

    private static Cover cover(Answer.Entry entry) {
        return switch (entry) {
            case Answer.Insurance(var person, Qualification q, var reference) ->
                new Cover(false, q.insurer(), q.insurerName(),
                        q.symbol(), q.number(), q.branch(), q.from().toString(), text(q.lost()), text(q.lastCovered()),
                        List.of());
            case Answer.PublicAssistance(var person, Assistance a, var known, var reference) -> {
                List<TicketSpan> tickets = new ArrayList<>();
                known.forEach(ticket -> tickets
                        .add(new TicketSpan(ticket.from().toString(), ticket.until().toString())));
                yield new Cover(true, a.payer(), a.office(), null, a.recipient(), null, a.from().toString(),
                        text(a.lost()), null, List.copyOf(tickets));
            }
        };
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
