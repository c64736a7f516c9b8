package jp.madoguchi.sim.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import jp.madoguchi.sim.exchange.Asked;
import jp.madoguchi.sim.exchange.Circumstance;
import jp.madoguchi.sim.exchange.Exchange;
import jp.madoguchi.sim.exchange.Reply;
import jp.madoguchi.sim.message.Element;
import jp.madoguchi.sim.message.UnreadableRequest;
import jp.madoguchi.sim.message.XmlText;
import jp.madoguchi.sim.terminal.Deeds.Deed;
import jp.madoguchi.sim.terminal.Deeds.Line;

/**
 * 連携アプリケーション: takes requests out of {@code req}, asks the centre, and writes the answer, or a {@code .err}, to
 * {@code res} (oqs-interface 1.5).
 */
public final class FolderTerminal {
    private static final Pattern ANY_REQUEST = Pattern.compile(".+\\.xml");
    private static final String XML = ".xml";

    private final Terminal terminal;
    private final Packing packing;
    private final FileDrop drop;
    private final AtomicInteger pending = new AtomicInteger();
    private final Deque<Runnable> held = new ArrayDeque<>();

    /** A terminal that is not polling yet. */
    public FolderTerminal(Terminal terminal) {
        this.terminal = terminal;
        this.packing = new Packing(terminal.switches());
        this.drop = new FileDrop(terminal.later());
    }

    /** Starts to poll; ends when the terminal's {@code later} is closed, and what is pending then stays unanswered. */
    public void start() {
        terminal.later().every(terminal.poll().toMillis(), this::poll);
    }

    /** How many requests were taken and are not answered yet; swallowed ones do not count. */
    public int pending() {
        return pending.get();
    }

    private void poll() {
        try {
            if (terminal.faults().frozen()) {
                return;
            }
            for (String name : Folders.names(terminal.folders().req())) {
                if (ANY_REQUEST.matcher(name).matches()) {
                    take(name);
                }
            }
        } catch (IOException e) {
            terminal.later().tell("the folder " + terminal.folders().req() + " cannot be read: " + e);
        }
    }

    /** A request with what is known of it, and what has been decided about its answer. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Request(String name, byte[] bytes, Exchange exchange, String id, Asked asked, Course course,
            RandomGenerator random) {
        String answerBase() {
            return name.substring(0, name.length() - XML.length()).replaceFirst("req_", "res_");
        }
    }

    private void take(String name) {
        Path file = terminal.folders().req().resolve(name);
        byte[] bytes;
        Exchange exchange = terminal.names().ofRequest(name).orElse(null);
        Asked asked = null;
        String problem = null;
        try {
            bytes = Files.readAllBytes(file);
            Line line = Line.of(Deed.TAKEN, name).content(bytes).and("door", "folder");
            try {
                if (exchange == null) {
                    throw new UnreadableRequest("SIM-E1000 このファイル名には対応していません: " + name);
                }
                Element message = XmlText.read(bytes);
                asked = terminal.exchanges().read(exchange, message);
                terminal.describe(line, exchange, message, asked);
            } catch (UnreadableRequest e) {
                problem = String.valueOf(e.getMessage());
            }
            terminal.deeds().add(line);
            Files.delete(file);
        } catch (NoSuchFileException e) {
            return; // The hospital took it back in time.
        } catch (IOException e) {
            trouble(file, e);
            return;
        }
        pending.incrementAndGet();
        if (exchange == null || asked == null || problem != null) {
            String text = problem == null ? "" : problem;
            terminal.later().in(terminal.profile() == Profile.INSTANT ? 0 : 300, () -> err(name, text));
        } else {
            handle(name, bytes, exchange, asked);
        }
    }

    private void handle(String name, byte[] bytes, Exchange exchange, Asked asked) {
        RandomGenerator random = terminal.chance().of(name);
        Course course = Course.ofAnswer(terminal.profile(), random,
                terminal.faults().hit("desk", asked.person(), terminal.apis(exchange)), terminal.encoding());
        Request request = new Request(name, bytes, exchange, terminal.names().id(exchange), asked, course, random);
        if (answerLiesThere(request)) {
            err(name, "SIM-E1010 このファイル名の結果がすでにあります。別の名前で要求してください。");
        } else if (course.swallowed()) {
            pending.decrementAndGet();
            terminal.record(Line.of(Deed.SWALLOWED, name).and("person", asked.person()).and("request", name));
        } else if (course.err() || terminal.offline()) {
            terminal.later().in(course.delayMillis(), () -> {
                if (course.returned()) {
                    putBack(name, bytes);
                }
                err(name, "SIM-E1100 通信エラーのため要求を送信できませんでした。");
            });
        } else {
            Fault reverse = course.reverse();
            if (reverse == null) {
                terminal.later().in(course.delayMillis(), () -> answer(request));
            } else {
                hold(() -> answer(request), reverse);
            }
        }
    }

    private boolean answerLiesThere(Request request) {
        for (String extension : new String[]{XML, ".pdf", ".zip"}) {
            if (Files.exists(terminal.folders().res().resolve(request.answerBase() + extension))) {
                return true;
            }
        }
        return false;
    }

    private void answer(Request request) {
        Course course = request.course();
        Reply reply = request.asked().reply(new Circumstance(LocalDateTime.now(terminal.clock()),
                course.dress().encoding().identifier(), course.twist()));
        byte[] pdf = reply.pdf();
        Path folder = terminal.folders().res();
        try {
            Packing.Packed packed = packing.pack(request.answerBase(), pdf == null ? XML : ".pdf",
                    pdf == null ? course.dress().dress(reply.document(), request.random()) : pdf, request.id(),
                    request.exchange().name().endsWith("_RESULT"), course.zip());
            Line line = terminal.describe(Line.of(Deed.ANSWERED, packed.name()).content(packed.content()), reply)
                    .and("request", request.name()).and("door", "folder").and("api", request.id());
            terminal.record(line);
            drop.put(folder.resolve(packed.name()), packed.content(), course.manner(),
                    () -> terminal.record(Deeds.as(Deed.AGAIN, line)));
        } catch (IOException e) {
            trouble(folder.resolve(request.answerBase()), e);
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
                terminal.later().in(reverse.ms(), this::release);
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
        String name = requestName.substring(0, requestName.length() - XML.length()) + ".err";
        byte[] content = (text + "\r\n").getBytes(StandardCharsets.UTF_8);
        try {
            put(Line.of(Deed.ERR, name).content(content).and("request", requestName).and("door", "folder"), name,
                    content);
        } finally {
            pending.decrementAndGet();
        }
    }

    private void putBack(String name, byte[] bytes) {
        put(Line.of(Deed.RETURNED, name).content(bytes).and("request", name), name, bytes);
    }

    private void put(Line line, String name, byte[] content) {
        terminal.record(line);
        Path target = terminal.folders().res().resolve(name);
        try {
            drop.put(target, content, new Manner.Whole(), () -> {});
        } catch (IOException e) {
            trouble(target, e);
        }
    }

    private void trouble(Path file, IOException e) {
        terminal.later().tell(file + " could not be taken or written: " + e);
        terminal.record(Line.of(Deed.FAILED, name(file)).and("request", name(file)));
    }

    private static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? "" : name.toString();
    }
}
