package jp.madoguchi.sim.exchange;

import static jp.madoguchi.sim.message.Fields.child;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.madoguchi.sim.message.Element;
import jp.madoguchi.sim.message.UnreadableRequest;
import jp.madoguchi.sim.national.Answer;
import jp.madoguchi.sim.national.Answer.Entry;
import jp.madoguchi.sim.national.CentreError;
import jp.madoguchi.sim.national.Entries;
import jp.madoguchi.sim.national.Inquiry;
import jp.madoguchi.sim.national.NationalSystem;

/** 資格確認一括照会, first step (oqs-interface 4.2). A person who cannot be asked about is an error of that unit only. */
final class BulkConfirmation implements Exchanges.Handler {
    private static final CentreError NO_SUCH_INSURER = new CentreError(CentreError.Level.STATUS_2, "SIM-E0001",
            "模擬装置の検索条件エラー（架空のコード）");
    private static final Pattern CODED = Pattern.compile("(SIM-E[0-9]{4}) (.*)");

    private final NationalSystem centre;
    private final BulkJobs jobs;
    private final LimitsTold limits;

    BulkConfirmation(NationalSystem centre, BulkJobs jobs, LimitsTold limits) {
        this.centre = centre;
        this.jobs = jobs;
        this.limits = limits;
    }

    @Override
    public Asked read(Element message) throws UnreadableRequest {
        Heading heading = Heading.read(message);
        LocalDate date = SearchInfo.confirmationDate(message);
        List<Element> searches = child(message, "MessageBody").all("QualificationConfirmSearchInfo");
        if (searches.isEmpty()) {
            throw new UnreadableRequest("SIM-E1007 QualificationConfirmSearchInfo がありません。");
        }
        return new HandedIn(heading.identifier(), searches.size(), circumstance -> jobs
                .accept(Exchange.BULK_CONFIRMATION, heading, date, searches.size(), circumstance,
                        new Checking(heading, date, searches))
                .ofUnits(searches.size()));
    }

    private final class Checking implements BulkJobs.Work {
        private final Heading heading;
        private final LocalDate date;
        private final List<Element> searches;

        Checking(Heading heading, LocalDate date, List<Element> searches) {
            this.heading = heading;
            this.date = date;
            this.searches = searches;
        }

        @Override
        public boolean counted() {
            return true;
        }

        @Override
        public List<Element> units(Circumstance circumstance) {
            List<Element> units = new ArrayList<>();
            Set<String> asked = new HashSet<>();
            boolean mixedUp = circumstance.twist().otherPerson();
            for (Element search : searches) {
                Answer answer = answer(search, circumstance);
                String id = Confirmation.id(answer);
                if (id != null) {
                    asked.add(id);
                }
                if (mixedUp && id != null) {
                    mixedUp = false;
                    answer = Others.insured(centre, Set.of(id), date, 1).stream()
                            .map(other -> centre.answer(other, date)).findFirst().orElse(answer);
                }
                units.add(Units.unit(search, answer, this::entry));
            }
            Others.insured(centre, asked, date, circumstance.twist().foreign())
                    .forEach(foreign -> units.add(Units.unit(null, centre.answer(foreign, date), this::entry)));
            return units;
        }

        private Answer answer(Element search, Circumstance circumstance) {
            Inquiry inquiry;
            try {
                inquiry = SearchInfo.read(search, heading, date, true);
            } catch (UnreadableRequest e) {
                Matcher coded = CODED.matcher(String.valueOf(e.getMessage()));
                return new Answer.Refused(coded.matches()
                        ? new CentreError(CentreError.Level.STATUS_2, coded.group(1), coded.group(2))
                        : NO_SUCH_INSURER, null);
            }
            if (!centre.knowsInsurer(inquiry.insurer())) {
                return new Answer.Refused(NO_SUCH_INSURER, null);
            }
            return centre.answer(inquiry, circumstance.at().toLocalDate());
        }

        private Element entry(Entry entry) {
            Element written = Entries.forBulk().element(entry);
            return entry instanceof Answer.Insurance insurance
                    ? written.with("LimitApplicationCertificateChanged", limits.changed(insurance))
                    : written;
        }
    }
}
