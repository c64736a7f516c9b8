package jp.madoguchi.gateway.fhir.subscribe;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.gateway.access.Access;
import jp.madoguchi.gateway.access.RequestId;
import jp.madoguchi.gateway.fhir.ApiAddress;
import jp.madoguchi.gateway.fhir.EntityTags;
import jp.madoguchi.gateway.fhir.FhirForms;
import jp.madoguchi.gateway.fhir.FhirRefused;
import jp.madoguchi.gateway.fhir.FhirVersion;
import jp.madoguchi.gateway.fhir.FormRequest;
import jp.madoguchi.gateway.fhir.ResourceBody;
import jp.madoguchi.gateway.fhir.ReturnPreference;
import jp.madoguchi.gateway.fhir.Validation;
import jp.madoguchi.gateway.fhir.WantedForm;
import jp.madoguchi.gateway.operations.Settings;
import jp.madoguchi.gateway.web.OneReply;
import org.hl7.fhir.r4.model.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * {@code /fhir/Subscription}: a client's subscriptions. The access filter stands in front of it. Works wait for the database on threads of their own,
 * of which there are few, with a bounded number of works behind them.
 */
@WebServlet(name = "fhir-subscriptions", urlPatterns = SubscriptionServlet.PATH + "/*", asyncSupported = true)
public class SubscriptionServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    static final String PATH = "/fhir/Subscription";
    private static final Logger LOG = Logger.getLogger(SubscriptionServlet.class.getName());
    private static final Pattern ONE = Pattern.compile("/([0-9A-Za-z.-]{1,64})(/\\$status|/\\$events|/\\$stream)?");
    private static final String STATUS = "/$status";
    private static final String STREAM = "/$stream";
    private static final String SEARCH = "/_search";
    private static final Set<String> MODES = Set.of(Validation.CREATE, Validation.UPDATE);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int THREADS = 4;
    private static final int MOST_WAITING = 200;

    private final transient Provider<ClientSubscriptions> subscriptions;
    private final transient ApiAddress address;
    private final transient ThreadPoolExecutor works = new ThreadPoolExecutor(THREADS, THREADS, 1, TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(MOST_WAITING), task -> {
                Thread thread = new Thread(task, "madoguchi-subscription-reply");
                thread.setDaemon(true);
                return thread;
            });

    @Inject
    public SubscriptionServlet(Provider<ClientSubscriptions> subscriptions, Settings settings) {
        this.subscriptions = subscriptions;
        this.address = new ApiAddress(settings);
    }

    @Override
    public void destroy() {
        works.shutdown();
    }

    /** What a request is answered with, once it is known. */
    @FunctionalInterface
    private interface Work {
        OneReply.Writing run();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse plain) throws IOException {
        HttpServletResponse response = FhirVersion.told(request, plain);
        try {
            Matcher one = ONE.matcher(Optional.ofNullable(request.getPathInfo()).orElse(""));
            if (one.matches() && STREAM.equals(one.group(2))) {
                stream(request, response, one.group(1));
            } else {
                HttpServletRequest readable = FormRequest.of(request);
                response = WantedForm.ofForm(readable, response);
                later(readable, response, work(readable, response));
            }
        } catch (FhirRefused refused) {
            refused.writeTo(response);
        } catch (ProblemException refused) {
            FhirRefused.of(refused).writeTo(response);
        } catch (RejectedExecutionException full) {
            FhirRefused.of(new ProblemException(Problem.of(ProblemCode.TOO_MANY_REQUESTS))).writeTo(response);
        } catch (RuntimeException failure) {
            log(failure);
            FhirRefused.of(failure).writeTo(response);
        }
    }

    private Work work(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).filter(info -> !info.equals("/")).orElse("");
        String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        FhirForms.demandReadable(request);
        if (!FhirForms.canBeGiven(request)) {
            throw FhirRefused.unreadable(406, "not-supported", "Accept");
        }
        ClientSubscriptions own = subscriptions.get();
        ClientSubscriptions.Asker asker = asker(request);
        if (path.equals(STATUS)) {
            SubscriptionReply reply = operation(request, response, asker, own);
            return () -> reply.statusOfAll(asker);
        }
        Matcher one = ONE.matcher(path);
        if (one.matches() && one.group(2) != null) {
            String id = one.group(1);
            SubscriptionReply reply = operation(request, response, asker, own);
            return one.group(2).equals(STATUS)
                    ? () -> reply.status(own.read(asker, id))
                    : () -> reply.events(asker, own.read(asker, id));
        }
        if (path.equals(Validation.PATH)) {
            if (!method.equals("POST")) {
                throw method(response, "POST");
            }
            Validation<Subscription> asked = Validation.of(request, Subscription.class, MODES);
            return () -> {
                List<Problem> problems = own.problems(asker, asked.resource(), !asked.isFor(Validation.UPDATE));
                return () -> asked.answer(request, response, problems, ReturnPreference
                        .outcome("このまま送れば受け付けます。", "It would be taken as it is."));
            };
        }
        SubscriptionReply reply = new SubscriptionReply(request, response, asker.base(), own,
                OperationParameters.of(request));
        if (path.equals(SEARCH)) {
            if (!method.equals("POST")) {
                throw method(response, "POST");
            }
            if (!FhirForms.isForm(request.getContentType())) {
                throw FhirRefused.unreadable(415, "not-supported", "Content-Type");
            }
            return () -> reply.found(asker);
        }
        if (path.isEmpty()) {
            return switch (method) {
                case "GET" -> () -> reply.found(asker);
                case "POST" -> {
                    Subscription body = body(request);
                    yield () -> reply.created(own.create(asker, body));
                }
                default -> throw method(response, "GET, HEAD, POST");
            };
        }
        if (!one.matches()) {
            throw FhirRefused.unknown();
        }
        String id = one.group(1);
        return switch (method) {
            case "GET" -> () -> reply.read(own.read(asker, id));
            case "PUT" -> {
                EntityTags versions = ifMatch(request);
                Subscription body = body(request);
                yield () -> reply.changed(own.update(asker, id, body, versions));
            }
            case "DELETE" -> {
                EntityTags versions = ifMatch(request);
                yield () -> {
                    own.delete(asker, id, versions);
                    return reply.deleted();
                };
            }
            default -> throw method(response, "GET, HEAD, PUT, DELETE");
        };
    }

    /** {@code $status} and {@code $events} are asked by GET and by POST, with the same parameters. */
    private static SubscriptionReply operation(HttpServletRequest request, HttpServletResponse response,
            ClientSubscriptions.Asker asker, ClientSubscriptions own) throws IOException {
        OperationParameters parameters = switch (request.getMethod()) {
            case "GET", "HEAD" -> OperationParameters.of(request);
            case "POST" -> OperationParameters.posted(request);
            default -> throw method(response, "GET, HEAD, POST");
        };
        return new SubscriptionReply(request, response, asker.base(), own, parameters);
    }

    private static FhirRefused method(HttpServletResponse response, String allowed) {
        response.setHeader("Allow", allowed);
        return FhirRefused.method();
    }

    private static Subscription body(HttpServletRequest request) throws IOException {
        if (ResourceBody.read(request) instanceof Subscription subscription) {
            return subscription;
        }
        throw FhirRefused.unreadable(400, "invalid", "resourceType");
    }

    private static @Nullable EntityTags ifMatch(HttpServletRequest request) {
        return request.getHeader("If-Match") == null
                ? null
                : EntityTags.of(request, "If-Match")
                        .orElseThrow(() -> FhirRefused.unreadable(400, "value", "If-Match"));
    }

    private ClientSubscriptions.Asker asker(HttpServletRequest request) {
        if (request.getAttribute(Access.ATTRIBUTE) instanceof Access access) {
            return new ClientSubscriptions.Asker(access, RequestId.of(request), address.of(request));
        }
        throw new ProblemException(Problem.of(ProblemCode.TOKEN_MISSING));
    }

    /** A stream has no time in which it is answered: it is refused, or goes on until somebody ends it. */
    private void stream(HttpServletRequest request, HttpServletResponse response, String id) {
        if (!request.getMethod().equals("GET")) {
            throw method(response, "GET");
        }
        if (!FhirForms.takes(request, "text/event-stream")) {
            throw FhirRefused.unreadable(406, "not-supported", "Accept");
        }
        FhirForms.demandReadable(request);
        request.getParameterMap().keySet().stream().findFirst().ifPresent(name -> {
            throw FhirRefused.parameter(name);
        });
        Long after = lastEvent(request);
        ClientSubscriptions own = subscriptions.get();
        ClientSubscriptions.Asker asker = asker(request);
        free();
        StreamConnection connection = StreamConnection.of(request);
        try {
            works.execute(() -> open(response, connection.context(), () -> own.open(asker, id, after, connection)));
        } catch (RejectedExecutionException full) {
            open(response, connection.context(), () -> {
                throw FhirRefused.of(new ProblemException(Problem.of(ProblemCode.TOO_MANY_REQUESTS)));
            });
        }
    }

    private static void open(HttpServletResponse response, AsyncContext open, OneReply.Writing opening) {
        try {
            opening.write();
        } catch (FhirRefused refused) {
            refuse(refused, response, open);
        } catch (RuntimeException failure) {
            log(failure);
            refuse(FhirRefused.of(failure), response, open);
        } catch (IOException gone) {
            open.complete();
        }
    }

    private static void refuse(FhirRefused refused, HttpServletResponse response, AsyncContext open) {
        try {
            refused.writeTo(response);
        } catch (IOException gone) {
            LOG.log(Level.FINE, "An asker went away: {0}", gone.getClass().getSimpleName());
        } finally {
            open.complete();
        }
    }

    private static @Nullable Long lastEvent(HttpServletRequest request) {
        String header = request.getHeader("Last-Event-ID");
        if (header == null || header.isBlank()) {
            return null;
        }
        if (!header.strip().matches("[0-9]{1,18}")) {
            throw FhirRefused.unreadable(400, "value", "Last-Event-ID");
        }
        return Long.valueOf(header.strip());
    }

    private void free() {
        if (works.getQueue().remainingCapacity() == 0) {
            throw new RejectedExecutionException("works wait already");
        }
    }

    private static void log(RuntimeException failure) {
        if (ProblemException.problemOf(failure).code() == ProblemCode.INTERNAL) {
            LOG.log(Level.SEVERE, "A request about a subscription failed: {0}", failure.getClass().getName());
        }
    }

    private void later(HttpServletRequest request, HttpServletResponse response, Work work) {
        free();
        OneReply once = OneReply.begin(request, response, true, LONGEST);
        try {
            works.execute(() -> run(response, once, work));
        } catch (RejectedExecutionException full) {
            once.give(() -> FhirRefused.of(new ProblemException(Problem.of(ProblemCode.TOO_MANY_REQUESTS)))
                    .writeTo(response));
        }
    }

    private static void run(HttpServletResponse response, OneReply once, Work work) {
        OneReply.Writing writing;
        try {
            writing = work.run();
        } catch (FhirRefused refused) {
            writing = () -> refused.writeTo(response);
        } catch (RuntimeException failure) {
            log(failure);
            writing = () -> FhirRefused.of(failure).writeTo(response);
        }
        once.give(writing);
    }
}
