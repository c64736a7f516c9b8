package jp.madoguchi.sim.terminal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import jp.madoguchi.sim.exchange.Asked;
import jp.madoguchi.sim.exchange.Circumstance;
import jp.madoguchi.sim.exchange.Exchange;
import jp.madoguchi.sim.exchange.Reply;
import jp.madoguchi.sim.message.Dress;
import jp.madoguchi.sim.message.Element;
import jp.madoguchi.sim.message.JsonText;
import jp.madoguchi.sim.message.UnreadableRequest;
import jp.madoguchi.sim.terminal.Deeds.Deed;
import jp.madoguchi.sim.terminal.Deeds.Line;

/**
 * The second door: the same exchanges as JSON over HTTP. {@code POST} a question to the path and the file id; the result
 * comes on the same connection, as late as it would come in a folder. What ends in {@code .err} there is 400 or 503 here.
 */
public final class WebDoor {
    private static final int LARGEST = 32 * 1024 * 1024;
    private static final long LONGEST_MILLIS = 600_000;
    private static final int NAP_MILLIS = 20;

    private final Terminal terminal;
    private final AtomicLong questions = new AtomicLong();

    /** A door of this terminal. */
    public WebDoor(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The path below which questions are taken. */
    public String path() {
        return terminal.names().webPath();
    }

    /** Answers one request; blocks as long as the answer takes. */
    public void handle(HttpExchange http) throws IOException {
        String id = http.getRequestURI().getPath().substring(path().length()).replaceFirst("req$", "");
        Optional<Exchange> exchange = terminal.names().exchange(id);
        String name = id + "#" + questions.incrementAndGet();
        try {
            if (exchange.isEmpty()) {
                refuse(http, 404, "there is no exchange \"" + id + "\"; GET /control/names tells which there are",
                        name);
            } else if (!http.getRequestMethod().equals("POST")) {
                refuse(http, 405, "POST the question as JSON", name);
            } else {
                answer(http, exchange.get(), name, http.getRequestBody().readNBytes(LARGEST));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange http, Exchange exchange, String name, byte[] bytes)
            throws IOException, InterruptedException {
        for (long waited = 0; terminal.faults().frozen() && waited < LONGEST_MILLIS; waited += NAP_MILLIS) {
            Thread.sleep(NAP_MILLIS);
        }
        Line taken = Line.of(Deed.TAKEN, name).content(bytes).and("door", "web");
        Asked asked;
        try {
            Element message = JsonText.read(bytes);
            asked = terminal.exchanges().read(exchange, message);
            terminal.describe(taken, exchange, message, asked);
        } catch (UnreadableRequest e) {
            terminal.deeds().add(taken.and("api", terminal.names().id(exchange)));
            refuse(http, 400, String.valueOf(e.getMessage()), name);
            return;
        }
        terminal.deeds().add(taken);
        String identifier = asked.identifier();
        RandomGenerator random = terminal.chance().of(terminal.names().id(exchange) + ":"
                + (identifier == null ? name : identifier));
        Course course = Course.ofAnswer(terminal.profile(), random,
                terminal.faults().hit("web", asked.person(), terminal.apis(exchange)), Dress.Encoding.UTF_8);
        if (course.swallowed()) {
            terminal.deeds().add(Line.of(Deed.SWALLOWED, name).and("person", asked.person()).and("request", name));
            Thread.sleep(LONGEST_MILLIS);
            return;
        }
        Thread.sleep(course.delayMillis());
        if (course.err() || terminal.offline()) {
            refuse(http, 503, "SIM-E1100 通信エラーのため要求を送信できませんでした。", name);
        } else {
            give(http, exchange, name, asked, course, random);
        }
    }

    private void give(HttpExchange http, Exchange exchange, String name, Asked asked, Course course,
            RandomGenerator random) throws IOException, InterruptedException {
        Reply reply = asked.reply(new Circumstance(LocalDateTime.now(terminal.clock()),
                course.dress().encoding().identifier(), course.twist()));
        byte[] pdf = reply.pdf();
        boolean document = pdf != null && accepts(http, "application/pdf");
        byte[] content = document && pdf != null ? pdf : course.dress().dressJson(message(reply), random);
        terminal.deeds().add(terminal.describe(Line.of(Deed.ANSWERED, name).content(content), reply)
                .and("request", name).and("door", "web").and("api", terminal.names().id(exchange)));
        send(http, 200,
                document ? "application/pdf" : "application/json; charset=" + course.dress().encoding().declared(),
                content, course.manner());
    }

    /** The message, or its header and the document as base64. */
    private Element message(Reply reply) {
        byte[] pdf = reply.pdf();
        return pdf == null
                ? reply.document()
                : new Element("XmlMsg").with(reply.document().child("MessageHeader")).with(new Element("MessageBody")
                        .with(terminal.names().webPdf(), Base64.getEncoder().encodeToString(pdf)));
    }

    private static boolean accepts(HttpExchange http, String type) {
        List<String> accepted = http.getRequestHeaders().getOrDefault("Accept", List.of());
        return accepted.stream().anyMatch(value -> value.contains(type));
    }

    private void refuse(HttpExchange http, int status, String text, String name) throws IOException {
        String body = JsonNodeFactory.instance.objectNode().put("error", text).toString();
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        terminal.deeds().add(Line.of(Deed.ERR, name).content(content).and("request", name).and("door", "web"));
        send(http, status, "application/json; charset=utf-8", content, new Manner.Whole());
    }

    /** Sends all of it, or half and the rest later, or half and no more. */
    private static void send(HttpExchange http, int status, String type, byte[] content, Manner manner)
            throws IOException {
        http.getResponseHeaders().set("Content-Type", type);
        http.sendResponseHeaders(status, content.length);
        OutputStream out = http.getResponseBody();
        Manner.Half half = manner instanceof Manner.Half broken ? broken : null;
        int first = half == null ? content.length : content.length / 2;
        out.write(content, 0, first);
        out.flush();
        if (half != null && half.finished()) {
            nap(half.restAfterMillis());
            out.write(Arrays.copyOfRange(content, first, content.length));
        }
    }

    private static void nap(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
