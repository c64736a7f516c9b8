package jp.madoguchi.sim.exchange;

import static jp.madoguchi.sim.message.Fields.child;
import static jp.madoguchi.sim.message.Fields.required;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntToLongFunction;
import jp.madoguchi.sim.message.Element;
import jp.madoguchi.sim.message.UnreadableRequest;
import jp.madoguchi.sim.national.CentreError;
import jp.madoguchi.sim.national.Entries;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of all bulk exchanges: handed in, processed for a while, fetched by reception number as often as one likes.
 * A restart forgets them. Safe for several threads.
 */
final class BulkJobs {
    private static final CentreError UNKNOWN = new CentreError(CentreError.Level.SEGMENT_9, "SIM-E0401",
            "受付番号が見つかりません。");
    private static final String NEVER_GIVEN = "SIM00000000000000001";

    private final String facility;
    private final IntToLongFunction bulkMillis;
    private final Map<String, Job> jobs = new LinkedHashMap<>();

    BulkJobs(String facility, IntToLongFunction bulkMillis) {
        this.facility = facility;
        this.bulkMillis = bulkMillis;
    }

    /** What is done when the result is fetched; the same every time. */
    interface Work {
        /** The units of the result. */
        List<Element> units(Circumstance circumstance);

        /** Whether the header says day and numbers of units. */
        boolean counted();
    }

    private record Job(String number, Exchange family, LocalDate date, LocalDateTime readyAt, Work work) {}

    /** The first step: takes the job, or says what is in the way. */
    Reply accept(Exchange family, Heading heading, LocalDate date, int persons, Circumstance circumstance, Work work) {
        CentreError obstacle = heading.obstacle(circumstance, facility);
        if (obstacle != null) {
            return Reply.of(heading.failed(circumstance, obstacle));
        }
        LocalDateTime readyAt = circumstance.at().plus(Duration.ofMillis(bulkMillis.applyAsLong(persons)));
        String number = keep(family, date, circumstance.at(), readyAt, work);
        String said = circumstance.twist().oldReception() ? before(number) : number;
        Element header = heading.open(circumstance).with("CharacterCodeIdentifier", circumstance.characters());
        Element body = new Element("MessageBody").with("ReceptionNumber", said).with("ReceptionDateTime",
                Entries.stamp(circumstance.at()));
        return Reply.of(new Element("XmlMsg").with(header).with(body)).underNumber(said);
    }

    private synchronized String keep(Exchange family, LocalDate date, LocalDateTime at, LocalDateTime readyAt,
            Work work) {
        String number = "SIM" + Entries.stamp(at) + String.format(Locale.ROOT, "%03d", jobs.size() + 1);
        jobs.put(number, new Job(number, family, date, readyAt, work));
        return number;
    }

    private synchronized @Nullable Job job(String number) {
        return jobs.get(number);
    }

    private synchronized String before(String number) {
        String before = NEVER_GIVEN;
        for (String given : jobs.keySet()) {
            if (given.equals(number)) {
                return before;
            }
            before = given;
        }
        return before;
    }

    /** The second step of {@code family}. */
    Exchanges.Handler fetching(Exchange family) {
        return message -> {
            Heading heading = Heading.read(message);
            String number = required(child(message, "MessageBody"), "ReceptionNumber", "[0-9A-Za-z]{1,50}");
            return new Fetch(family, heading, number);
        };
    }

    private final class Fetch implements Asked {
        private final Exchange family;
        private final Heading heading;
        private final String number;

        Fetch(Exchange family, Heading heading, String number) {
            this.family = family;
            this.heading = heading;
            this.number = number;
        }

        @Override
        public @Nullable String person() {
            return null;
        }

        @Override
        public @Nullable String identifier() {
            return heading.identifier();
        }

        @Override
        public Reply reply(Circumstance circumstance) {
            CentreError obstacle = heading.obstacle(circumstance, facility);
            Job job = job(number);
            if (obstacle == null && (job == null || job.family() != family)) {
                obstacle = UNKNOWN;
            }
            if (obstacle != null || job == null) {
                return Reply.of(heading.failed(circumstance, obstacle == null ? UNKNOWN : obstacle))
                        .underNumber(number);
            }
            String said = circumstance.twist().oldReception() ? before(number) : number;
            if (circumstance.twist().processing() || circumstance.at().isBefore(job.readyAt())) {
                Element header = day(heading.open(circumstance), job).with("ReceptionNumber", said)
                        .with("SegmentOfResult", "2").with("CharacterCodeIdentifier", circumstance.characters());
                return Reply.of(new Element("XmlMsg").with(header)).underNumber(said);
            }
            return result(job, said, circumstance);
        }

        private Reply result(Job job, String said, Circumstance circumstance) {
            List<Element> units = job.work().units(circumstance);
            Element header = day(heading.open(circumstance), job).with("ReceptionNumber", said).with("SegmentOfResult",
                    "1");
            if (job.work().counted()) {
                long errors = units.stream().filter(BulkJobs::isError).count();
                header.with("NumberOfProcessingResult", Integer.toString(units.size()))
                        .with("NumberOfNormalProcessing", Long.toString(units.size() - errors))
                        .with("NumberOfError", Long.toString(errors));
            }
            header.with("CharacterCodeIdentifier", circumstance.characters());
            List<Element> written = new ArrayList<>(units);
            int missing = Math.min(circumstance.twist().missing(), written.size());
            written.subList(written.size() - missing, written.size()).clear();
            Element body = new Element("MessageBody").withAll(written);
            return Reply.of(new Element("XmlMsg").with(header).with(body)).underNumber(said).ofUnits(written.size());
        }

        private static Element day(Element header, Job job) {
            return job.work().counted()
                    ? header.with("QualificationConfirmationDate", Entries.day(job.date()))
                    : header;
        }
    }

    private static boolean isError(Element unit) {
        Element status = unit.child("ProcessingResultStatus");
        return status != null && status.text().equals("2");
    }
}
