package jp.madoguchi.routes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import org.apache.camel.CamelContext;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.BeanRepository;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running Camel with its routes, put together the same way in the server and in a plain test. The gateway has two: its own, with its
 * {@link RouteModule}s, and the hospital's, whose registry holds only what is published, for the files of {@code --routes DIR}
 * (docs/routes.md).
 */
public final class RouteContext implements AutoCloseable {

    /** Where the gateway's own Kamelets are. */
    public static final String OWN_KAMELETS = "classpath:kamelets";

    private static final Logger LOG = LoggerFactory.getLogger(RouteContext.class);

    private final Plan plan;
    private final DefaultCamelContext camel;

    private RouteContext(Plan plan, DefaultCamelContext camel) {
        this.plan = plan;
        this.camel = camel;
    }

    /**
     * What a context is made of.
     *
     * @param name            name of the context, for logs and metrics
     * @param beans           what route files may refer to as {@code #name}, besides the modules' beans
     * @param repository      where else such names are looked up, CDI for example; null for nowhere
     * @param properties      what {@code {{key}}} stands for; empty for an unknown key, so that {@code {{key:default}}} works
     * @param classLoader     where Camel's own parts and the routes' resources are looked for; Camel looks there hundreds of times during
     *                        a start, so it should be the loader of the libraries, not one of a server's that asks others first
     * @param kamelets        where Kamelets are, in order; the first that has a name wins
     * @param modules         the gateway's own parts
     * @param shutdownTimeout how long exchanges under way may take when it stops
     */
    public record Plan(
            String name,
            Map<String, Object> beans,
            @Nullable BeanRepository repository,
            Function<String, Optional<String>> properties,
            ClassLoader classLoader,
            List<String> kamelets,
            List<RouteModule> modules,
            Duration shutdownTimeout) {

        /** Longer than a commit and a stability time together, short enough for an operator who waits. */
        public static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(5);

        public Plan {
            beans = new LinkedHashMap<>(beans);
            kamelets = List.copyOf(kamelets);
            modules = List.copyOf(modules);
        }

        /** The gateway's own context. */
        public static Plan house(List<RouteModule> modules, Function<String, Optional<String>> properties,
                ClassLoader classLoader) {
            return new Plan("madoguchi", Map.of(), null, properties, classLoader, List.of(OWN_KAMELETS), modules,
                    SHUTDOWN_TIMEOUT);
        }

        /** The hospital's context: its Kamelets in {@code <routes>/kamelets}, and no bean that is not published. */
        public static Plan hospital(Path routes, Map<String, Object> published,
                Function<String, Optional<String>> properties, ClassLoader classLoader) {
            String own = "file:" + routes.resolve("kamelets").toAbsolutePath();
            return new Plan("hospital", published, null, properties, classLoader, List.of(OWN_KAMELETS, own), List.of(),
                    SHUTDOWN_TIMEOUT);
        }
    }

    /**
     * Starts a context with the routes of its modules.
     *
     * @throws ProblemException {@code ROUTE_INVALID} if one of them cannot be used; then nothing is left running
     */
    public static RouteContext start(Plan plan) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(plan.classLoader()); // Camel asks it before it has been told of any other
        try {
            return startWith(plan);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static RouteContext startWith(Plan plan) {
        DefaultCamelContext camel = blank(plan);
        try {
            for (RouteModule module : plan.modules()) {
                for (String file : module.routeFiles()) {
                    load(camel, ResourceHelper.resolveMandatoryResource(camel, "classpath:" + file));
                }
            }
            camel.start();
            for (RouteModule module : plan.modules()) {
                module.started(camel);
            }
        } catch (Exception e) {
            camel.stop();
            plan.modules().forEach(RouteModule::close);
            throw new ProblemException(Problem.at(ProblemCode.ROUTE_INVALID, plan.name()), e);
        }
        LOG.info("Routes of {} run: {}", plan.name(), camel.getRoutesSize());
        return new RouteContext(plan, camel);
    }

    /**
     * Adds the route files of a folder, {@code *.yaml} and {@code *.camel.yaml} in the order of their names, each after a trial in a
     * context of its own. A file that cannot be used is reported and left out; the others run.
     */
    public List<RouteFault> load(Path folder) {
        List<RouteFault> faults = new ArrayList<>();
        RouteTrial trial = new RouteTrial(() -> blank(plan));
        for (Path file : RouteTrial.filesOf(folder, faults)) {
            trial.fault(file, camel).ifPresentOrElse(faults::add, () -> loadTried(file).ifPresent(faults::add));
        }
        faults.forEach(fault -> LOG.error("{} {}: {}", fault.problem().code().code(), fault.problem().where(),
                fault.reason()));
        return List.copyOf(faults);
    }

    private Optional<RouteFault> loadTried(Path file) {
        List<String> before = camel.getRoutes().stream().map(route -> route.getRouteId()).toList();
        try {
            load(camel, RouteTrial.resource(camel, file));
            return Optional.empty();
        } catch (Exception e) {
            // What a trial cannot see: a port in use, a folder that is not there.
            camel.getRoutes().stream().map(route -> route.getRouteId()).filter(id -> !before.contains(id))
                    .forEach(this::drop);
            return Optional.of(RouteTrial.faultOf(file, e));
        }
    }

    private void drop(String id) {
        try {
            camel.getRouteController().stopRoute(id);
            camel.removeRoute(id);
        } catch (Exception e) {
            LOG.warn("Route {} of a failed file could not be removed", id, e);
        }
    }

    /** The context itself. */
    public CamelContext camel() {
        return camel;
    }

    /** Stops: no new exchange is begun, those under way get the shutdown time-out, then the modules close. */
    @Override
    public void close() {
        camel.stop();
        plan.modules().forEach(RouteModule::close);
    }

    private static void load(DefaultCamelContext camel, Resource file) throws Exception {
        PluginHelper.getRoutesLoader(camel).loadRoutes(file);
    }

    /** A context with everything but routes; also what trials run in. */
    private static DefaultCamelContext blank(Plan plan) {
        BeanRepository repository = plan.repository();
        DefaultRegistry registry = repository == null ? new DefaultRegistry() : new DefaultRegistry(repository);
        DefaultCamelContext camel = new DefaultCamelContext(registry);
        camel.getCamelContextExtension().setName(plan.name());
        camel.setApplicationContextClassLoader(plan.classLoader());
        camel.setSourceLocationEnabled(true);
        camel.getPropertiesComponent().addPropertiesSource(new Properties(plan.properties()));
        camel.getComponent("kamelet", KameletComponent.class).setLocation(String.join(",", plan.kamelets()));
        camel.getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
        camel.getShutdownStrategy().setTimeout(plan.shutdownTimeout().toMillis());
        camel.getShutdownStrategy().setShutdownNowOnTimeout(true);
        plan.beans().forEach(camel.getRegistry()::bind);
        plan.modules().forEach(module -> module.beans().forEach(camel.getRegistry()::bind));
        return camel;
    }

    /** Settings as Camel's placeholders see them. */
    private record Properties(Function<String, Optional<String>> settings) implements PropertiesSource {

        @Override
        public String getName() {
            return "madoguchi";
        }

        @Override
        @SuppressWarnings("NullAway") // Camel wants null for an unknown key.
        public String getProperty(String name) {
            return settings.apply(name).orElse(null);
        }
    }
}
