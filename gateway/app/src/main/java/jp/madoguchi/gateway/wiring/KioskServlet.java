package jp.madoguchi.gateway.wiring;

import jakarta.servlet.annotation.WebInitParam;
import jakarta.servlet.annotation.WebServlet;
import jp.madoguchi.routes.kiosk.KioskEndpoint;
import org.apache.camel.component.servlet.CamelHttpTransportServlet;

/** Camel's servlet for {@code /kiosk}; the access filter stands in front of it. */
@WebServlet(name = KioskEndpoint.SERVLET_NAME, urlPatterns = "/kiosk/*", asyncSupported = true, loadOnStartup = 1, initParams = {
        @WebInitParam(name = "async", value = "true"),
        @WebInitParam(name = "executorRef", value = "kiosk-caller")})
public class KioskServlet extends CamelHttpTransportServlet {
    private static final long serialVersionUID = 1L;
}
