package jp.madoguchi.gateway.training;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers one request by a bean. */
@WebServlet(name = "training", urlPatterns = "/*", loadOnStartup = 1)
public class TrainingServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient TrainingBean bean;

    @Inject
    public TrainingServlet(TrainingBean bean) {
        this.bean = bean;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getOutputStream().print(bean.text());
    }
}
