package jp.madoguchi.gateway.desk;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A servlet of the desk's API: what it refuses is answered as a problem. The access filter stands in front of it. */
public abstract class DeskEndpoint extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        new DeskExchange(request, response).answered(this::answer);
    }

    /** Answers a request of any method, or fails with what the caller is told. */
    protected abstract void answer(DeskExchange exchange) throws IOException;
}
