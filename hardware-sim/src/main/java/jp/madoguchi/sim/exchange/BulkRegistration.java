package jp.madoguchi.sim.exchange;

import static jp.madoguchi.sim.message.Fields.child;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.madoguchi.sim.message.Element;
import jp.madoguchi.sim.message.UnreadableRequest;
import jp.madoguchi.sim.national.CentreError;
import jp.madoguchi.sim.national.NationalSystem;
import jp.madoguchi.sim.national.ReferenceNumbers;

/** 照会番号一括登録, first step (oqs-interface 4.1); registered when it is taken, told when it is fetched. */
final class BulkRegistration implements Exchanges.Handler {
    private static final CentreError MALFORMED = new CentreError(CentreError.Level.STATUS_2, "SIM-E0104",
            "登録情報の形式が正しくありません。");

    private final NationalSystem centre;
    private final ReferenceNumbers references;
    private final BulkJobs jobs;

    BulkRegistration(NationalSystem centre, ReferenceNumbers references, BulkJobs jobs) {
        this.centre = centre;
        this.references = references;
        this.jobs = jobs;
    }

    @Override
    public Asked read(Element message) throws UnreadableRequest {
        Heading heading = Heading.read(message);
        List<Element> wishes = child(message, "MessageBody").all("ReferenceNumberRegistrationInfo");
        if (wishes.isEmpty()) {
            throw new UnreadableRequest("SIM-E1007 ReferenceNumberRegistrationInfo がありません。");
        }
        return new HandedIn(heading.identifier(), wishes.size(), circumstance -> accept(heading, wishes, circumstance));
    }

    private Reply accept(Heading heading, List<Element> wishes, Circumstance circumstance) {
        LocalDate today = circumstance.at().toLocalDate();
        boolean ours = heading.obstacle(circumstance, centre.people().facility()) == null;
        List<Element> units = ours ? wishes.stream().map(wish -> unit(wish, today)).toList() : List.of();
        return jobs.accept(Exchange.BULK_REGISTRATION, heading, today, wishes.size(), circumstance, new Done(units))
                .ofUnits(wishes.size());
    }

    private Element unit(Element info, LocalDate today) {
        Element unit = new Element("BulkRegistrationUnit");
        try {
            Registration.Wish wish = Registration.Wish.read(info);
            return Registration.status(unit.with(wish.echo()), wish.grant(centre, references, today));
        } catch (UnreadableRequest e) {
            return Registration.status(unit.with(info), MALFORMED);
        }
    }

    private record Done(List<Element> done) implements BulkJobs.Work {
        @Override
        public List<Element> units(Circumstance circumstance) {
            List<Element> units = new ArrayList<>(done);
            for (int i = 0; i < circumstance.twist().foreign(); i++) {
                Registration.Wish foreign = new Registration.Wish("FOREIGN-" + (i + 1), "06990014", "１２３", "９９９", "00");
                units.add(Registration.status(new Element("BulkRegistrationUnit").with(foreign.echo()), null));
            }
            return units;
        }

        /** Real results of this family were seen without counts. */
        @Override
        public boolean counted() {
            return false;
        }
    }
}
