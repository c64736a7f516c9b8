package jp.madoguchi.gateway.fhir.subscribe;

import ca.uhn.fhir.context.FhirContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;

/** A subscriber: a real HTTP server that takes notifications, or does not. */
public final class Receiver implements AutoCloseable {

    /** What it does with a request. */
    public enum Manner {
        TAKES,
        REFUSES,
        REDIRECTS,
        /** It says nothing until it is closed. */
        IS_SILENT,
        /** It begins an answer that never ends. */
        NEVER_ENDS
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Bundle> taken = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final List<String> paths = new CopyOnWriteArrayList<>();
    public volatile Manner manner = Manner.TAKES;

    public Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        paths.add(exchange.getRequestURI().getPath());
        switch (manner) {
            case TAKES -> {
                authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
                boolean xml = exchange.getRequestHeaders().getFirst("Content-Type").contains("xml");
                FhirContext r4 = FhirContext.forR4Cached();
                taken.add((xml ? r4.newXmlParser() : r4.newJsonParser()).parseResource(Bundle.class,
                        new String(body, StandardCharsets.UTF_8)));
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            }
            case REFUSES -> {
                exchange.sendResponseHeaders(500, -1);
                exchange.close();
            }
            case REDIRECTS -> {
                exchange.getResponseHeaders().set("Location", address() + "/elsewhere");
                exchange.sendResponseHeaders(307, -1);
                exchange.close();
            }
            case IS_SILENT -> untilClosed();
            case NEVER_ENDS -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write('.');
                exchange.getResponseBody().flush();
                untilClosed();
            }
        }
    }

    private void untilClosed() {
        try {
            closed.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Notifications that it took, in their order. */
    public List<Bundle> taken() {
        return List.copyOf(taken);
    }

    /** Their types. */
    public List<String> kinds() {
        return taken().stream().map(bundle -> value(status(bundle), "type")).toList();
    }

    public List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    public List<String> paths() {
        return List.copyOf(paths);
    }

    public static Parameters status(Bundle bundle) {
        return (Parameters) bundle.getEntryFirstRep().getResource();
    }

    public static String value(Parameters status, String name) {
        return status.getParameter().stream().filter(one -> one.getName().equals(name)).findFirst()
                .map(one -> one.getValue() instanceof Reference reference
                        ? reference.getReference()
                        : one.getValue().primitiveValue())
                .orElse(null);
    }

    /** The numbers of all events, in the order in which they were told. */
    public List<Long> numbers() {
        List<Long> numbers = new ArrayList<>();
        for (Bundle bundle : taken()) {
            numbers.addAll(numbers(bundle));
        }
        return numbers;
    }

    public static List<Long> numbers(Bundle bundle) {
        return events(bundle).stream().map(event -> event.getPart().getFirst().getValue().primitiveValue())
                .map(Long::valueOf).toList();
    }

    static List<ParametersParameterComponent> events(Bundle bundle) {
        return status(bundle).getParameter().stream().filter(one -> one.getName().equals("notification-event"))
                .toList();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
