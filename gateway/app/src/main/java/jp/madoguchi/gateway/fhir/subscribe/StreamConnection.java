package jp.madoguchi.gateway.fhir.subscribe;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The connection of a request that was put aside to become a stream. Whether its client is still there is listened for from that moment on, since a container takes
 * a listener only on the thread of the request; whoever opens the stream later says what is to be done then.
 */
final class StreamConnection implements AsyncListener {

    private final AsyncContext context;
    private @Nullable Runnable whenOver;
    private boolean over;

    private StreamConnection(AsyncContext context) {
        this.context = context;
    }

    /** Puts the request aside, for as long as the stream goes on. On the thread of the request. */
    static StreamConnection of(HttpServletRequest request) {
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        StreamConnection connection = new StreamConnection(context);
        context.addListener(connection);
        return connection;
    }

    AsyncContext context() {
        return context;
    }

    /** Does something when the connection is over: at once if it is already. */
    void whenOver(Runnable work) {
        synchronized (this) {
            if (!over) {
                whenOver = work;
                return;
            }
        }
        work.run();
    }

    private void over() {
        Runnable work;
        synchronized (this) {
            over = true;
            work = whenOver;
            whenOver = null;
        }
        if (work != null) {
            work.run();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        over();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        over();
    }

    @Override
    public void onError(AsyncEvent event) {
        over();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // It is started once.
    }
}
