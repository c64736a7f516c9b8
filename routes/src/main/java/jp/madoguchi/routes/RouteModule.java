package jp.madoguchi.routes;

import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;

/** One subject's part of the gateway's own routes: the files it is made of, and the beans that they call. */
public interface RouteModule extends AutoCloseable {

    /** Its route files, as class path resources. They fail together with the gateway's start, or not at all. */
    List<String> routeFiles();

    /** Its beans, by the names that its route files use. */
    Map<String, Object> beans();

    /**
     * Called once when the context runs: the place to make routes from templates.
     *
     * @throws Exception if a route cannot be made; the start fails
     */
    default void started(CamelContext camel) throws Exception {}

    /** Called once when the context has stopped: no exchange is under way any more. */
    @Override
    default void close() {}
}
