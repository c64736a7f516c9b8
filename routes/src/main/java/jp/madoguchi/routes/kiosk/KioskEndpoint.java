package jp.madoguchi.routes.kiosk;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import jp.madoguchi.routes.RouteModule;

/**
 * The desk's and the kiosk's HTTP endpoints. The server must have Camel's servlet under the name and with the parameters given here,
 * on {@code /kiosk/*}; access control is a filter in front of it.
 */
public final class KioskEndpoint implements RouteModule {

    /** Name of the servlet. */
    public static final String SERVLET_NAME = "madoguchi-kiosk";

    /**
     * Init parameters of the servlet, which must also be declared with asynchronous support. With an executor by name Camel's servlet
     * completes the request when the route does; without one it would complete it at once. The executor runs on the calling
     * thread, since routes do not block.
     */
    public static final Map<String, String> SERVLET_PARAMETERS = Map.of("async", "true", "executorRef", "kiosk-caller");

    private final KioskInquiries inquiries;

    public KioskEndpoint(KioskInquiries inquiries) {
        this.inquiries = inquiries;
    }

    @Override
    public List<String> routeFiles() {
        return List.of("routes/kiosk-inquiries.camel.yaml");
    }

    @Override
    public Map<String, Object> beans() {
        Executor caller = Runnable::run;
        return Map.of("kiosk-inquiries", inquiries, "kiosk-caller", caller);
    }

    @Override
    public void close() {
        inquiries.close();
    }
}
