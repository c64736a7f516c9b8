package jp.madoguchi.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jp.madoguchi.gateway.access.OutcomeForm;
import org.junit.jupiter.api.Test;

/** What is somebody's medicines must never be written to a response that the container has taken back. */
class OneReplyTest {

    private final List<Integer> statuses = new ArrayList<>();
    private final List<String> ended = new ArrayList<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final HttpServletResponse response = (HttpServletResponse) Proxy.newProxyInstance(
            OneReplyTest.class.getClassLoader(), new Class<?>[]{HttpServletResponse.class},
            (proxy, method, arguments) -> switch (method.getName()) {
                case "setStatus" -> {
                    statuses.add((Integer) arguments[0]);
                    yield null;
                }
                case "isCommitted" -> body.size() > 0;
                case "getOutputStream" -> new Body(body);
                default -> null;
            });
    private final AsyncContext open = (AsyncContext) Proxy.newProxyInstance(OneReplyTest.class.getClassLoader(),
            new Class<?>[]{AsyncContext.class}, (proxy, method, arguments) -> switch (method.getName()) {
                case "getResponse" -> response;
                case "complete" -> {
                    ended.add("complete");
                    yield null;
                }
                default -> null;
            });
    private final OneReply reply = new OneReply(open, false);

    private static final class Body extends ServletOutputStream {
        private final ByteArrayOutputStream bytes;

        Body(ByteArrayOutputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("nobody listens here");
        }

        @Override
        public void write(int one) {
            bytes.write(one);
        }
    }

    @Test
    void whatComesInTimeIsWrittenOnce() throws IOException {
        reply.give(() -> body.write('a'));
        reply.give(() -> body.write('b'));
        reply.onTimeout(new AsyncEvent(open));

        assertThat(body.toString()).isEqualTo("a");
        assertThat(ended).containsExactly("complete");
    }

    @Test
    void whatComesTooLateIsWrittenNowhere() throws IOException {
        reply.onTimeout(new AsyncEvent(open));
        String refusal = body.toString();
        reply.give(() -> body.write("medicines".getBytes(StandardCharsets.UTF_8)));

        assertThat(statuses).containsExactly(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        assertThat(body.toString()).isEqualTo(refusal).contains("MDG-LDG-01").doesNotContain("medicines");
        assertThat(ended).containsExactly("complete");
    }

    /** The response of the container itself knows nothing of forms. */
    @Test
    void whatTakesTooLongIsRefusedInTheFormOfTheResponseThatWasPutAside() throws IOException {
        InCapitals formed = new InCapitals(response);
        AsyncContext[] begun = new AsyncContext[1];
        HttpServletRequest request = proxy(HttpServletRequest.class, (proxy, method, arguments) -> {
            assertThat(method.getName()).isEqualTo("startAsync");
            Object aside = arguments == null ? response : arguments[1];
            begun[0] = proxy(AsyncContext.class,
                    (context, called, values) -> called.getName().equals("getResponse") ? aside : null);
            return begun[0];
        });

        OneReply.begin(request, formed, true, Duration.ofSeconds(1)).onTimeout(new AsyncEvent(begun[0]));

        assertThat(statuses).containsExactly(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        assertThat(body.toString()).contains("MDG-LDG-01", "OPERATIONOUTCOME");
    }

    private static <T> T proxy(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(OneReplyTest.class.getClassLoader(), new Class<?>[]{type}, answers));
    }

    private static final class InCapitals extends HttpServletResponseWrapper implements OutcomeForm {
        InCapitals(HttpServletResponse response) {
            super(response);
        }

        @Override
        public String type() {
            return "text/plain";
        }

        @Override
        public byte[] encoded(byte[] json) {
            return new String(json, StandardCharsets.UTF_8).toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        }
    }

    @Test
    void theContainerWaitsForWhoeverIsWriting() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        CountDownLatch takenBack = new CountDownLatch(1);
        Thread slow = Thread.ofVirtual().start(() -> reply.give(() -> {
            writing.countDown();
            awaited(mayEnd);
            body.write('a');
        }));
        awaited(writing);
        Thread container = Thread.ofVirtual().start(() -> {
            try {
                reply.onTimeout(new AsyncEvent(open));
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            }
            takenBack.countDown();
        });

        assertThat(takenBack.getCount()).as("not while it is being written").isEqualTo(1);
        mayEnd.countDown();
        awaited(takenBack);
        slow.join();
        container.join();
        assertThat(body.toString()).isEqualTo("a");
        assertThat(ended).containsExactly("complete");
    }

    @Test
    void aReplyThatFailsIsNoEmptyAnswer() {
        reply.give(() -> {
            throw new IllegalStateException("a fault of ours");
        });

        assertThat(statuses).containsExactly(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        assertThat(ended).containsExactly("complete");
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
