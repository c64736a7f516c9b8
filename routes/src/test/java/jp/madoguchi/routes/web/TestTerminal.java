package jp.madoguchi.routes.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.routes.BadResult;
import jp.madoguchi.routes.Patience;

/** A terminal over HTTP that says byte for byte what a test wants: one thread per connection, which is closed after its answer. */
final class TestTerminal implements AutoCloseable {

    private final ServerSocket socket;
    private final CountDownLatch mayAnswer;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile byte[] answer;

    TestTerminal(byte[] answer, CountDownLatch mayAnswer) throws IOException {
        this.answer = answer;
        this.mayAnswer = mayAnswer;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    /** How it is reached by a gateway on a busy machine. */
    static WebSettings settings(URI base) {
        WebSettings usual = WebSettings.at(base, BadResult.FACILITY, TerminalId.DEFAULT);
        return new WebSettings(usual.facility(), usual.terminal(), base, usual.path(), usual.names(), Patience.LONG,
                Patience.LONG, Patience.LONG, usual.mostConnections(), usual.mostWaiting(), usual.maxAnswerSize(),
                Patience.LONG, usual.encryption());
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /** What was asked, head and body. */
    List<String> requests() {
        return requests;
    }

    /** From now on it answers this. */
    void answers(byte[] other) {
        answer = other;
    }

    static byte[] http(int status, String type, byte[] body, int claimed) {
        byte[] head = ("HTTP/1.1 " + status + " x\r\nContent-Type: " + type + "\r\nContent-Length: " + claimed
                + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    static byte[] http(int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return http(status, "application/json; charset=utf-8", bytes, bytes.length);
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "test-terminal");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (true) {
            try {
                var connection = socket.accept();
                daemon(() -> {
                    try (connection) {
                        requests.add(request(connection.getInputStream()));
                        mayAnswer.await();
                        connection.getOutputStream().write(answer);
                        connection.getOutputStream().flush();
                    } catch (IOException | InterruptedException over) {
                        return;
                    }
                });
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static String request(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
        String length = head.toString().replaceAll("(?is).*content-length: (\\d+).*", "$1");
        return head + new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        mayAnswer.countDown();
        socket.close();
    }
}
