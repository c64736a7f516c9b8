package jp.madoguchi.gateway.fhir;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What a request to the FHIR API passes before HAPI has it, in this order: the dialect's tags, the hot reads, the hot searches. Access was granted before.
 */
public class FhirPipeline extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient DialectTags tags;
    private final transient HotReadFilter reads;
    private final transient HotSearchFilter searches;

    public FhirPipeline(DialectTags tags, HotReadFilter reads, HotSearchFilter searches) {
        this.tags = tags;
        this.reads = reads;
        this.searches = searches;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain hapi)
            throws IOException, ServletException {
        tags.doFilter(request, response, (tagged, marking) -> reads.doFilter(tagged, marking,
                (other, answer) -> searches.doFilter(other, answer, hapi)));
    }
}
