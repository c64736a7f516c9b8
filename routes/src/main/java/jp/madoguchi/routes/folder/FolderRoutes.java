package jp.madoguchi.routes.folder;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;

/** Makes the route of a watched folder from a route template; what it is called, and what it refers to, is fixed here. */
public final class FolderRoutes {

    private FolderRoutes() {}

    /** The beans that a folder's route refers to. */
    public static Map<String, Object> beans(FolderWatch watch) {
        return Map.of("watch-" + name(watch), watch, "inbox-" + name(watch), watch.inbox());
    }

    /** Adds the route of a folder, {@code <template>-<owner>-<folder>}. */
    public static void add(CamelContext camel, String template, FolderWatch watch) throws Exception {
        FolderSettings folder = watch.inbox().settings();
        TemplatedRouteBuilder.builder(camel, template)
                .routeId(template + "-" + name(watch))
                .parameter("directory", folder.directory().toAbsolutePath().toString())
                .parameter("pollInterval", folder.pollInterval().toMillis())
                .parameter("mostInFlight", folder.mostInFlight())
                .parameter("watch", "watch-" + name(watch))
                .parameter("inbox", "inbox-" + name(watch))
                .add();
    }

    private static String name(FolderWatch watch) {
        FolderSettings folder = watch.inbox().settings();
        return folder.owner() + "-" + folder.folder();
    }
}
