package jp.madoguchi.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Provider;
import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.EnumSet;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.gateway.access.Access;
import jp.madoguchi.gateway.access.Scopes;
import jp.madoguchi.gateway.desk.BulkServlet;
import jp.madoguchi.gateway.desk.DeskBulk;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The desk's view of bulk jobs over HTTP, without the server around it: what a program that shows progress reads. */
final class BulkOverHttp implements AutoCloseable {

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    /** @param desk asked for each request, since a restart makes another */
    BulkOverHttp(Provider<DeskBulk> desk) throws Exception {
        ServletContextHandler context = new ServletContextHandler("/");
        context.addFilter(new FilterHolder((request, response, chain) -> {
            request.setAttribute(Access.ATTRIBUTE, new Access("progress",
                    Scopes.parse("system/List.rs").orElseThrow(), Instant.now(), "token", null));
            chain.doFilter(request, response);
        }), "/*", EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(new ServletHolder(new BulkServlet(desk)), "/desk/v1/bulk/*");
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(context);
        server.start();
    }

    /** A batch as it stands. */
    JsonNode batch(ResourceId id) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + connector.getLocalPort()
                        + "/desk/v1/bulk/batches/" + id.value())).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
