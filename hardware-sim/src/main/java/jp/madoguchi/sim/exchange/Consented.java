package jp.madoguchi.sim.exchange;

import static jp.madoguchi.sim.message.Fields.child;
import static jp.madoguchi.sim.message.Fields.day;
import static jp.madoguchi.sim.message.Fields.optional;
import static jp.madoguchi.sim.message.Fields.required;

import java.time.LocalDate;
import java.util.List;
import jp.madoguchi.sim.message.Element;
import jp.madoguchi.sim.message.UnreadableRequest;
import jp.madoguchi.sim.national.ConsentBook;
import jp.madoguchi.sim.national.ConsentBook.Grant;
import jp.madoguchi.sim.national.Entries;
import jp.madoguchi.sim.national.NationalSystem;
import jp.madoguchi.sim.national.Way;

/** 同意済資格情報の一括取得 of home visits or online care, first step (oqs-interface 4.2). */
final class Consented implements Exchanges.Handler {
    private final Exchange family;
    private final Way way;
    private final NationalSystem centre;
    private final ConsentBook consents;
    private final BulkJobs jobs;

    Consented(Exchange family, Way way, NationalSystem centre, ConsentBook consents, BulkJobs jobs) {
        this.family = family;
        this.way = way;
        this.centre = centre;
        this.consents = consents;
        this.jobs = jobs;
    }

    private record Period(boolean byExamination, LocalDate from, LocalDate to) {
        boolean has(Grant grant) {
            LocalDate day = byExamination ? grant.examination() : grant.at().toLocalDate();
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    @Override
    public Asked read(Element message) throws UnreadableRequest {
        Heading heading = Heading.read(message);
        Element found = child(message, "MessageBody");
        Element body = found.children().size() == 1 ? found.children().getFirst() : found;
        required(body, "MedicalTreatmentFlag", way.flag());
        Period period = period(body);
        return new HandedIn(heading.identifier(), 1, circumstance -> jobs.accept(family, heading,
                circumstance.at().toLocalDate(), 1, circumstance, new Collected(centre, at -> members(period, at))));
    }

    private Period period(Element body) throws UnreadableRequest {
        boolean byExamination = way == Way.ONLINE && optional(body, "ConsentDateFrom", ".*") == null;
        String stem = byExamination ? "ExaminationDate" : "ConsentDate";
        LocalDate from = day(required(body, stem + "From", "[0-9]{8}"), stem + "From");
        LocalDate to = day(required(body, stem + "To", "[0-9]{8}"), stem + "To");
        if (to.isBefore(from)) {
            throw new UnreadableRequest("SIM-E1011 " + stem + "To は " + stem + "From より前です。");
        }
        return new Period(byExamination, from, to);
    }

    private List<Collected.Member> members(Period period, Circumstance circumstance) {
        LocalDate today = circumstance.at().toLocalDate();
        return consents.standing(way).stream().filter(period::has)
                .map(grant -> new Collected.Member(grant.person(),
                        Units.unit(null, centre.answer(grant.person(), today),
                                Entries.forCollected(grant, circumstance.at())::element)))
                .toList();
    }
}
