package jp.madoguchi.gateway.fhir;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Collectors;
import jp.madoguchi.fhir.convert.FhirDialect;
import jp.madoguchi.gateway.operations.FhirSettings;
import jp.madoguchi.gateway.operations.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Tells the dialect in entity tags, before both paths, HAPI's and the hot one: {@code W/"55-loss-day"}. The ledger's revision does not rise
 * when a setting changes, and what an EMR kept from before would be "not modified" for ever. The usual dialect has the bare tag and costs
 * nothing. A date cannot tell a dialect: another than the usual one sends no {@code Last-Modified} and looks at no
 * {@code If-Modified-Since}.
 */
public class DialectTags extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private static final String TAG = "ETag";
    private static final String IF_TAG = "If-None-Match";
    private static final String IF_SAME = "If-Match";
    private static final String DATE = "Last-Modified";
    private static final String IF_DATE = "If-Modified-Since";

    /** What a tag ends with, the quotation mark included; null for the usual dialect. */
    private final @Nullable String ending;

    public DialectTags(Settings settings) {
        this(FhirSettings.dialect(settings));
    }

    DialectTags(FhirDialect dialect) {
        this.ending = dialect.mark().isEmpty() ? null : "-" + dialect.mark() + "\"";
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (ending == null) {
            chain.doFilter(request, response);
        } else {
            chain.doFilter(new Unmarked(request, ending), new Marking(response, ending));
        }
    }

    /** A request whose tags of this dialect are bare, and whose others are not there. */
    private static final class Unmarked extends HttpServletRequestWrapper {

        private final String ending;

        Unmarked(HttpServletRequest request, String ending) {
            super(request);
            this.ending = ending;
        }

        @Override
        public @Nullable String getHeader(String name) {
            String value = super.getHeader(name);
            if (value == null || IF_DATE.equalsIgnoreCase(name)) {
                return IF_DATE.equalsIgnoreCase(name) ? null : value;
            }
            if (IF_SAME.equalsIgnoreCase(name)) {
                String bare = ours(value);
                return bare == null ? value : bare; // another dialect's tag is no tag of anything, which is not the same as none
            }
            return IF_TAG.equalsIgnoreCase(name) ? ours(value) : value;
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            if (!IF_TAG.equalsIgnoreCase(name) && !IF_DATE.equalsIgnoreCase(name)) {
                return super.getHeaders(name);
            }
            String value = getHeader(name);
            return Collections.enumeration(value == null ? List.of() : List.of(value));
        }

        @Override
        public long getDateHeader(String name) {
            return IF_DATE.equalsIgnoreCase(name) ? -1 : super.getDateHeader(name);
        }

        private @Nullable String ours(String tags) {
            if (tags.strip().equals("*")) {
                return tags;
            }
            String bare = Arrays.stream(tags.split(",")).map(String::strip).filter(tag -> tag.endsWith(ending))
                    .map(tag -> tag.substring(0, tag.length() - ending.length()) + "\"")
                    .collect(Collectors.joining(", "));
            return bare.isEmpty() ? null : bare;
        }
    }

    /** A response whose tags are of this dialect. */
    private static final class Marking extends HttpServletResponseWrapper {

        private final String ending;

        Marking(HttpServletResponse response, String ending) {
            super(response);
            this.ending = ending;
        }

        @Override
        public void setHeader(String name, String value) {
            if (!DATE.equalsIgnoreCase(name)) {
                super.setHeader(name, marked(name, value));
            }
        }

        @Override
        public void addHeader(String name, String value) {
            if (!DATE.equalsIgnoreCase(name)) {
                super.addHeader(name, marked(name, value));
            }
        }

        @Override
        public void setDateHeader(String name, long date) {
            if (!DATE.equalsIgnoreCase(name)) {
                super.setDateHeader(name, date);
            }
        }

        @Override
        public void addDateHeader(String name, long date) {
            if (!DATE.equalsIgnoreCase(name)) {
                super.addDateHeader(name, date);
            }
        }

        private String marked(String name, String value) {
            return TAG.equalsIgnoreCase(name) && value.endsWith("\"")
                    ? value.substring(0, value.length() - 1) + ending
                    : value;
        }
    }
}
