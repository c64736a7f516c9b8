package jp.madoguchi.sim.national;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import jp.madoguchi.sim.national.Answer.Found;
import jp.madoguchi.sim.national.Deeds.Deed;
import org.jspecify.annotations.Nullable;

/**
 * 連携アプリケーション: takes {@code OQSsiquc01req_*.xml} out of {@code req}, asks the centre, and writes the answer, or a
 * {@code .err}, to {@code res} (oqs-interface 1.5).
 */
public final class FolderTerminal {
    private static final Pattern QUESTION = Pattern.compile("OQSsiquc01req_[0-9A-Za-z_]+\\.xml");
    private static final Pattern ANY_REQUEST = Pattern.compile(".+\\.xml");

    private final Settings settings;
    private final NationalSystem centre;
    private final FaultDesk faults;
    private final Deeds deeds;
    private final Later later;
    private final FileDrop drop;
    private final AtomicInteger pending = new AtomicInteger();
    private final Deque<Runnable> held = new ArrayDeque<>();

    /** How this terminal is set up. */
    public record Settings(Folders folders, Duration poll, Profile profile, Chance chance, Dress.Encoding encoding,
            Clock clock) {}

    /** A terminal that is not polling yet. */
    public FolderTerminal(Settings settings, NationalSystem centre, FaultDesk faults, Deeds deeds, Later later) {
        this.settings = settings;
        this.centre = centre;
        this.faults = faults;
        this.deeds = deeds;
        this.later = later;
        this.drop = new FileDrop(later);
    }

    /** Starts to poll; ends when {@code later} is closed, and what is pending then stays unanswered. */
    public void start() {
        later.every(settings.poll().toMillis(), this::poll);
    }

    /** How many requests were taken and are not answered yet; swallowed ones do not count. */
    public int pending() {
        return pending.get();
    }

    private void poll() {
        try {
            for (String name : Folders.names(settings.folders().req())) {
                if (ANY_REQUEST.matcher(name).matches()) {
                    take(name);
                }
            }
        } catch (IOException e) {
            later.tell("the folder " + settings.folders().req() + " cannot be read: " + e);
        }
    }

    private void take(String name) {
        Path file = settings.folders().req().resolve(name);
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
            deeds.add(Deed.TAKEN, name, bytes, null, null, null);
            Files.delete(file);
        } catch (NoSuchFileException e) {
            return; // The hospital took it back in time.
        } catch (IOException e) {
            trouble(file, e);
            return;
        }
        pending.incrementAndGet();
        handle(name, bytes);
    }

    private void handle(String name, byte[] bytes) {
        RandomGenerator random = settings.chance().of(name);
        Inquiry inquiry;
        try {
            if (!QUESTION.matcher(name).matches()) {
                throw new UnreadableRequest("SIM-E1000 このファイル名には対応していません: " + name);
            }
            if (Files.exists(settings.folders().res().resolve(answerName(name)))) {
                throw new UnreadableRequest("SIM-E1010 このファイル名の結果がすでにあります。別の名前で要求してください。");
            }
            inquiry = RequestReader.read(bytes);
        } catch (UnreadableRequest e) {
            later.in(settings.profile() == Profile.INSTANT ? 0 : 300,
                    () -> err(name, String.valueOf(e.getMessage())));
            return;
        }
        Answer answer = centre.answer(inquiry);
        Person about = answer.person();
        String person = about == null ? null : about.id();
        Course course = Course.ofAnswer(settings.profile(), random, faults.hit("desk", person), settings.encoding());
        if (course.swallowed()) {
            pending.decrementAndGet();
            record(Deed.SWALLOWED, name, null, person, null, name);
        } else if (course.err()) {
            later.in(course.delayMillis(), () -> {
                if (course.returned()) {
                    putBack(name, bytes);
                }
                err(name, "SIM-E1100 通信エラーのため要求を送信できませんでした。");
            });
        } else {
            Runnable work = () -> answer(name, inquiry, course.applied(answer), person, course, random);
            Fault reverse = course.reverse();
            if (reverse == null) {
                later.in(course.delayMillis(), work);
            } else {
                hold(work, reverse);
            }
        }
    }

    private void answer(String name, Inquiry inquiry, Answer answer, @Nullable String person, Course course,
            RandomGenerator random) {
        String answerName = answerName(name);
        Path target = settings.folders().res().resolve(answerName);
        byte[] content = AnswerTemplate.toInquiry(answer, inquiry, LocalDateTime.now(settings.clock()), course.dress(),
                random);
        Integer validity = answer instanceof Found found ? found.validity().code() : null;
        record(Deed.ANSWERED, answerName, content, person, validity, name);
        try {
            drop.put(target, content, course.manner(),
                    () -> record(Deed.AGAIN, answerName, content, person, validity, name));
        } catch (IOException e) {
            trouble(target, e);
        } finally {
            pending.decrementAndGet();
        }
    }

    /** Collects answers and releases them last first, at the latest after the fault's time. */
    private void hold(Runnable work, Fault reverse) {
        synchronized (held) {
            held.push(work);
            if (held.size() >= reverse.size()) {
                release();
            } else {
                later.in(reverse.ms(), this::release);
            }
        }
    }

    private void release() {
        synchronized (held) {
            while (!held.isEmpty()) {
                held.pop().run();
            }
        }
    }

    private void err(String requestName, String text) {
        String name = requestName.substring(0, requestName.length() - ".xml".length()) + ".err";
        Path target = settings.folders().res().resolve(name);
        byte[] content = (text + "\r\n").getBytes(StandardCharsets.UTF_8);
        record(Deed.ERR, name, content, null, null, requestName);
        try {
            drop.put(target, content, new Manner.Whole(), () -> {});
        } catch (IOException e) {
            trouble(target, e);
        } finally {
            pending.decrementAndGet();
        }
    }

    private void putBack(String name, byte[] bytes) {
        Path target = settings.folders().res().resolve(name);
        record(Deed.RETURNED, name, bytes, null, null, name);
        try {
            drop.put(target, bytes, new Manner.Whole(), () -> {});
        } catch (IOException e) {
            trouble(target, e);
        }
    }

    private static String answerName(String requestName) {
        return requestName.replaceFirst("req_", "res_");
    }

    private void record(Deed deed, String name, byte @Nullable [] content, @Nullable String person,
            @Nullable Integer validity, String request) {
        try {
            deeds.add(deed, name, content, person, validity, request);
        } catch (IOException e) {
            later.tell("the record cannot be written: " + e);
        }
    }

    private void trouble(Path file, IOException e) {
        later.tell(file + " could not be taken or written: " + e);
        record(Deed.FAILED, file.getFileName().toString(), null, null, null, file.getFileName().toString());
    }
}
