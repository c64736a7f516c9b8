package jp.madoguchi.routes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import org.apache.camel.CamelContext;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Tries a route file in a context of its own that opens no consumer: endpoints, placeholders, Kamelets and expressions are resolved, a
 * mistake is found, and nothing that runs is touched.
 */
final class RouteTrial {

    /** Camel marks the step so: "at: >>> To[log:x] <<< in route: …". */
    private static final Pattern FAILED_STEP = Pattern.compile(">>> (.*?) <<<", Pattern.DOTALL);

    private final Supplier<DefaultCamelContext> blank;

    RouteTrial(Supplier<DefaultCamelContext> blank) {
        this.blank = blank;
    }

    /** The route files of a folder, by name; a folder that cannot be read is a fault. */
    static List<Path> filesOf(Path folder, List<RouteFault> faults) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(RouteTrial::isRouteFile).sorted().toList();
        } catch (IOException e) {
            faults.add(new RouteFault(Problem.at(ProblemCode.ROUTE_INVALID, folder.toString()),
                    "the folder cannot be read: " + e.getClass().getSimpleName()));
            return List.of();
        }
    }

    private static boolean isRouteFile(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return (name.endsWith(".yaml") || name.endsWith(".yml")) && !name.startsWith(".")
                && !name.endsWith(".kamelet.yaml") && Files.isRegularFile(file);
    }

    /** What is wrong with a file, if anything is. */
    Optional<RouteFault> fault(Path file, CamelContext running) {
        DefaultCamelContext scratch = blank.get();
        scratch.setAutoStartup(false);
        scratch.getCamelContextExtension().setName(running.getName() + "-trial");
        try {
            PluginHelper.getRoutesLoader(scratch).loadRoutes(resource(scratch, file));
            Optional<RouteFault> nameless = nameless(file, scratch, running);
            if (nameless.isPresent()) {
                return nameless;
            }
            scratch.start();
            return Optional.empty();
        } catch (Exception e) {
            return Optional.of(faultOf(file, e, lineIn(file, scratch, e)));
        } finally {
            scratch.stop();
        }
    }

    /** A route without an id of its own, or with one that runs already, could never be replaced or stopped by name. */
    private static Optional<RouteFault> nameless(Path file, DefaultCamelContext scratch, CamelContext running) {
        for (RouteDefinition route : scratch.getRouteDefinitions()) {
            if (!route.hasCustomIdAssigned()) {
                return Optional.of(fault(file, lineOf(route), "the route has no id"));
            }
            if (running.getRoute(route.getRouteId()) != null) {
                return Optional.of(fault(file, lineOf(route),
                        "a route of this id runs already: " + route.getRouteId()));
            }
        }
        return Optional.empty();
    }

    static Resource resource(CamelContext camel, Path file) {
        return ResourceHelper.resolveResource(camel, "file:" + file.toAbsolutePath());
    }

    static RouteFault faultOf(Path file, Exception failure) {
        return faultOf(file, failure, OptionalInt.empty());
    }

    private static RouteFault faultOf(Path file, Exception failure, OptionalInt known) {
        Throwable root = failure;
        OptionalInt line = known;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            root = cause;
            if (cause instanceof MarkedYamlEngineException marked) {
                Optional<Mark> mark = marked.getProblemMark();
                line = mark.isPresent() ? OptionalInt.of(mark.get().getLine() + 1) : line;
            }
        }
        return fault(file, line, root.getClass().getSimpleName() + ": " + firstLine(root.getMessage()));
    }

    private static RouteFault fault(Path file, OptionalInt line, String reason) {
        String place = file.getFileName() + (line.isPresent() && line.getAsInt() > 0 ? ":" + line.getAsInt() : "");
        return new RouteFault(Problem.at(ProblemCode.ROUTE_INVALID, place), reason);
    }

    /** The line of the step that failed where it can be told, else that of its route. */
    private static OptionalInt lineIn(Path file, DefaultCamelContext scratch, Exception failure) {
        OptionalInt route = OptionalInt.empty();
        StringBuilder said = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FailedToCreateRouteException failed) {
                Matcher step = FAILED_STEP.matcher(String.valueOf(failed.getMessage()));
                said.append(step.find() ? step.group(1) : "").append('\n');
                route = lineOf(scratch.getRouteDefinition(failed.getRouteId()));
            } else if (cause.getCause() == null) {
                said.append(cause.getMessage());
            }
        }
        OptionalInt step = FailedLine.find(file, said.toString(), route.orElse(1));
        return step.isPresent() ? step : route;
    }

    private static OptionalInt lineOf(@Nullable RouteDefinition route) {
        if (route == null) {
            return OptionalInt.empty();
        }
        int line = route.getLineNumber() > 0 ? route.getLineNumber() : route.getInput().getLineNumber();
        return OptionalInt.of(Math.max(1, line));
    }

    private static String firstLine(@Nullable String message) {
        String text = String.valueOf(message).strip();
        int end = text.indexOf('\n');
        String line = end < 0 ? text : text.substring(0, end);
        return line.length() > 300 ? line.substring(0, 300) + "…" : line;
    }
}
