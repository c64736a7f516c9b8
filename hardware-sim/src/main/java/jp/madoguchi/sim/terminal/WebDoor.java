package jp.madoguchi.sim.terminal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
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
 * A question that waits holds no thread.
 */
public final class WebDoor {
    private static final int LARGEST = 32 * 1024 * 1024;
    private static final long LONGEST_MILLIS = 600_000;
    private static final int LOOK_AGAIN_MILLIS = 20;

    private final Terminal terminal;
    private final Packing packing;
    private final AtomicLong questions = new AtomicLong();
    private final AtomicInteger working = new AtomicInteger();

    /** A door of this terminal. */
    public WebDoor(Terminal terminal) {
        this.terminal = terminal;
        this.packing = new Packing(terminal.switches());
    }

    /** The path below which questions are taken. */
    public String path() {
        return terminal.names().webPath();
    }

    /** Threads that are at work on a question at this moment; those that wait take none. */
    public int working() {
        return working.get();
    }

    /** A question with what has been decided about its answer. */
    private record Question(WebCall call, Exchange exchange, String name, Asked asked, Course course,
            RandomGenerator random) {}

    /** Takes one request and returns; the answer follows when it is due, and closes the exchange. */
    public void handle(HttpExchange http) throws IOException {
        working.incrementAndGet();
        try {
            handle(http, new WebCall(http, terminal.later(), working));
        } finally {
            working.decrementAndGet();
        }
    }

    private void handle(HttpExchange http, WebCall call) throws IOException {
        String id = http.getRequestURI().getPath().substring(path().length()).replaceFirst("req$", "");
        Optional<Exchange> exchange = terminal.names().exchange(id);
        String name = id + "#" + questions.incrementAndGet();
        if (exchange.isEmpty()) {
            refuse(call, 404, "there is no exchange \"" + id + "\"; GET /control/names tells which there are", name);
        } else if (!http.getRequestMethod().equals("POST")) {
            refuse(call, 405, "POST the question as JSON", name);
        } else {
            byte[] bytes = http.getRequestBody().readNBytes(LARGEST);
            whenThawed(call, LONGEST_MILLIS, () -> take(call, exchange.get(), name, bytes));
        }
    }

    private void whenThawed(WebCall call, long patience, WebCall.Step next) {
        if (terminal.faults().frozen() && patience > 0) {
            call.later(LOOK_AGAIN_MILLIS, () -> whenThawed(call, patience - LOOK_AGAIN_MILLIS, next));
        } else {
            call.later(0, next);
        }
    }

    private void take(WebCall call, Exchange exchange, String name, byte[] bytes) throws IOException {
        Line taken = Line.of(Deed.TAKEN, name).content(bytes).and("door", "web");
        Asked asked;
        try {
            Element message = JsonText.read(bytes);
            asked = terminal.exchanges().read(exchange, message);
            terminal.describe(taken, exchange, message, asked);
        } catch (UnreadableRequest e) {
            terminal.deeds().add(taken.and("api", terminal.names().id(exchange)));
            refuse(call, 400, String.valueOf(e.getMessage()), name);
            return;
        }
        terminal.deeds().add(taken);
        String identifier = asked.identifier();
        RandomGenerator random = terminal.chance().of(terminal.names().id(exchange) + ":"
                + (identifier == null ? name : identifier));
        Course course = Course.ofAnswer(terminal.profile(), random,
                terminal.faults().hit("web", asked.person(), terminal.apis(exchange)), Dress.Encoding.UTF_8);
        Question question = new Question(call, exchange, name, asked, course, random);
        if (course.swallowed()) {
            terminal.deeds().add(Line.of(Deed.SWALLOWED, name).and("person", asked.person()).and("request", name));
            call.later(LONGEST_MILLIS, call::close);
        } else {
            call.later(course.delayMillis(), () -> answer(question));
        }
    }

    private void answer(Question question) throws IOException {
        if (question.course().err() || terminal.offline()) {
            refuse(question.call(), 503, "SIM-E1100 通信エラーのため要求を送信できませんでした。", question.name());
            return;
        }
        Course course = question.course();
        Exchange exchange = question.exchange();
        Reply reply = question.asked().reply(new Circumstance(LocalDateTime.now(terminal.clock()),
                course.dress().encoding().identifier(), course.twist()));
        byte[] pdf = reply.pdf();
        boolean document = pdf != null && question.call().accepts("application/pdf");
        byte[] plain = document && pdf != null ? pdf : course.dress().dressJson(message(reply), question.random());
        String id = terminal.names().id(exchange);
        Packing.Packed packed = packing.pack(id + "res", document ? ".pdf" : ".json", plain, id,
                exchange.name().endsWith("_RESULT"), course.zip());
        terminal.deeds().add(terminal.describe(Line.of(Deed.ANSWERED, question.name()).content(packed.content()), reply)
                .and("request", question.name()).and("door", "web").and("api", id));
        question.call().send(200, type(packed.name(), course), packed.content(), course.manner());
    }

    private static String type(String name, Course course) {
        return name.endsWith(".zip")
                ? "application/zip"
                : name.endsWith(".pdf")
                        ? "application/pdf"
                        : "application/json; charset=" + course.dress().encoding().declared();
    }

    /** The message, or its header and the document as base64. */
    private Element message(Reply reply) {
        byte[] pdf = reply.pdf();
        return pdf == null
                ? reply.document()
                : new Element("XmlMsg").with(reply.document().child("MessageHeader")).with(new Element("MessageBody")
                        .with(terminal.names().webPdf(), Base64.getEncoder().encodeToString(pdf)));
    }

    private void refuse(WebCall call, int status, String text, String name) throws IOException {
        String body = JsonNodeFactory.instance.objectNode().put("error", text).toString();
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        terminal.deeds().add(Line.of(Deed.ERR, name).content(content).and("request", name).and("door", "web"));
        call.send(status, "application/json; charset=utf-8", content, new Manner.Whole());
    }
}
