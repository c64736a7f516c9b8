package jp.madoguchi.sim.play;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import jp.madoguchi.sim.national.HeldPerson;
import jp.madoguchi.sim.national.HeldPerson.DeskCard;

/** One morning: people come in, a few at a time; then the EMR reads until every line agrees or time is over. */
final class Reception {
    private final SimClient sim;
    private final DeskClient desk;
    private final Comparison comparison;
    private final Duration patience;
    private final Progress progress;

    Reception(SimClient sim, DeskClient desk, Comparison comparison, Duration patience, Progress progress) {
        this.sim = sim;
        this.desk = desk;
        this.comparison = comparison;
        this.patience = patience;
        this.progress = progress;
    }

    /** Plays {@code people} in this order; the lines come back in the same order. */
    List<Line> play(List<HeldPerson> people, int together) throws IOException, InterruptedException {
        List<Line> lines = arrive(people, together);
        Wait wait = Wait.atMost(patience);
        do {
            lines = look(lines);
        } while (!lines.stream().allMatch(Line::settled) && wait.again());
        progress.end();
        // What must stay hidden is looked for once more, now that everything else has come through.
        List<Line> last = new ArrayList<>();
        for (Line line : lines) {
            last.add(line.isSilent() ? line.with(verdict(line), line.settled()) : line);
        }
        return last;
    }

    private List<Line> arrive(List<HeldPerson> people, int together) throws IOException, InterruptedException {
        Semaphore places = new Semaphore(together, true);
        List<Future<Line>> arrivals = new ArrayList<>();
        try (ExecutorService guests = Executors.newVirtualThreadPerTaskExecutor()) {
            for (HeldPerson person : people) {
                places.acquire();
                arrivals.add(guests.submit(() -> {
                    try {
                        return arrive(person);
                    } finally {
                        places.release();
                        progress.step(person.id() + " came in (" + person.channel() + ")");
                    }
                }));
            }
            List<Line> lines = new ArrayList<>();
            for (Future<Line> arrival : arrivals) {
                lines.add(arrival.get());
            }
            return lines;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
        }
    }

    private Line arrive(HeldPerson person) throws IOException, InterruptedException {
        Instant since = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        DeskCard card = person.desk();
        if (card != null) {
            DeskReply reply = person.step() == null
                    ? desk.ask(card, patience)
                    : desk.askWithPatientCard(card, patience);
            return Line.arrived(person, since, reply, List.of());
        }
        List<String> files = new ArrayList<>();
        for (int reading = 0; reading < person.readings(); reading++) {
            sim.face(person.id()).ifPresent(files::add);
        }
        return Line.arrived(person, since, null, files);
    }

    private List<Line> look(List<Line> lines) throws IOException, InterruptedException {
        Set<String> waiting = sim.waitingFaces();
        boolean othersSettled = lines.stream().filter(line -> !line.isSilent()).allMatch(Line::settled);
        List<Line> looked = new ArrayList<>();
        for (Line line : lines) {
            if (line.settled()) {
                looked.add(line);
                continue;
            }
            Verdict verdict = verdict(line);
            // A hidden answer is hidden only once it is taken: its file is gone, or (mode leave) all others came through.
            boolean taken = !line.isSilent() || othersSettled || line.files().stream().noneMatch(waiting::contains);
            boolean settled = verdict.agrees() && taken;
            if (settled) {
                progress.step(line.held().id() + " agrees");
            }
            looked.add(line.with(verdict, settled));
        }
        return looked;
    }

    private Verdict verdict(Line line) throws InterruptedException {
        try {
            return comparison.verdict(line.held(), line.reply(), line.since());
        } catch (IOException e) {
            return new Verdict("–", List.of(new Difference("FHIR read", "an answer", String.valueOf(e.getMessage()))));
        }
    }
}
