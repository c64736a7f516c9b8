package jp.madoguchi.sim.exchange;

import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToLongFunction;
import jp.madoguchi.sim.message.Element;
import jp.madoguchi.sim.message.UnreadableRequest;
import jp.madoguchi.sim.national.Answer;
import jp.madoguchi.sim.national.AnswerTemplate;
import jp.madoguchi.sim.national.ConsentBook;
import jp.madoguchi.sim.national.NationalSystem;
import jp.madoguchi.sim.national.Person;
import jp.madoguchi.sim.national.ReferenceNumbers;
import jp.madoguchi.sim.national.Way;

/** The centre with every exchange it offers, whatever door a question comes through. */
public final class Exchanges {
    private static final int SECONDS_FROM_SCREEN_TO_RESULT = 5;

    private final Map<Exchange, Handler> handlers = new EnumMap<>(Exchange.class);
    private final NationalSystem centre;
    private final ConsentBook consents;
    private final LimitsTold limits = new LimitsTold();

    /**
     * All exchanges over what the centre holds.
     *
     * @param bulkMillis how long a job of so many persons is being processed
     */
    public Exchanges(NationalSystem centre, ReferenceNumbers references, ConsentBook consents,
            IntToLongFunction bulkMillis) {
        this.centre = centre;
        this.consents = consents;
        BulkJobs jobs = new BulkJobs(centre.people().facility(), bulkMillis);
        handlers.put(Exchange.CONFIRMATION, new Confirmation(centre, limits));
        handlers.put(Exchange.REGISTRATION, new Registration(centre, references));
        handlers.put(Exchange.BULK_CONFIRMATION, new BulkConfirmation(centre, jobs, limits));
        handlers.put(Exchange.BULK_REGISTRATION, new BulkRegistration(centre, references, jobs));
        handlers.put(Exchange.TICKETS, new Tickets(centre, jobs));
        handlers.put(Exchange.HOME_VISITS, new Consented(Exchange.HOME_VISITS, Way.HOME_VISIT, centre, consents, jobs));
        handlers.put(Exchange.ONLINE, new Consented(Exchange.ONLINE, Way.ONLINE, centre, consents, jobs));
        handlers.put(Exchange.BULK_CONFIRMATION_RESULT, jobs.fetching(Exchange.BULK_CONFIRMATION));
        handlers.put(Exchange.BULK_REGISTRATION_RESULT, jobs.fetching(Exchange.BULK_REGISTRATION));
        handlers.put(Exchange.TICKETS_RESULT, jobs.fetching(Exchange.TICKETS));
        handlers.put(Exchange.HOME_VISITS_RESULT, jobs.fetching(Exchange.HOME_VISITS));
        handlers.put(Exchange.ONLINE_RESULT, jobs.fetching(Exchange.ONLINE));
        handlers.put(Exchange.RECHECK_HOME_VISIT, new Recheck(Way.HOME_VISIT, centre, consents));
        handlers.put(Exchange.RECHECK_ONLINE, new Recheck(Way.ONLINE, centre, consents));
        handlers.put(Exchange.REVOCATION, new Revocation(centre, consents));
        handlers.put(Exchange.MEDICINES, new Medicines(centre, consents));
        handlers.put(Exchange.CHECK_UPS, new CheckUps(centre, consents));
    }

    /** The question in this message. */
    public Asked read(Exchange exchange, Element message) throws UnreadableRequest {
        Handler handler = handlers.get(exchange);
        if (handler == null) {
            throw new UnreadableRequest("SIM-E1000 この要求には対応していません: " + exchange.key());
        }
        return handler.read(message);
    }

    /** A result that nobody asked for: the card of {@code person} was read, and consents given on the screen before. */
    public Reply faceResult(Person person, String identifier, Circumstance circumstance) {
        LocalDateTime at = circumstance.at();
        ConsentBook.Grant grant = consents.give(person, Way.WINDOW, person.consents(),
                at.minusSeconds(SECONDS_FROM_SCREEN_TO_RESULT));
        Twist twist = circumstance.twist();
        Answer answer = centre.answer(person, at.toLocalDate());
        if (twist.otherPerson()) {
            answer = Others.insured(centre, Set.of(person.id()), at.toLocalDate(), 1).stream()
                    .map(other -> centre.answer(other, at.toLocalDate())).findFirst().orElse(answer);
        }
        if (twist.error() != null) {
            answer = new Answer.Refused(twist.error(), person);
        }
        if (person.consents().limit()) {
            limits.tell(answer);
        }
        String facility = centre.people().facility();
        return Reply.of(AnswerTemplate.faceResult(answer, grant,
                twist.otherFacility() ? Heading.another(facility) : facility, identifier, at,
                circumstance.characters())).about(person.id(), Confirmation.validity(answer));
    }

    /** One exchange. */
    interface Handler {
        Asked read(Element message) throws UnreadableRequest;
    }
}
