package jp.madoguchi.gateway.conformance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** HTTP over a plain socket: it sends what no well-behaved client would, and reads the answer even where the server did not take all of it. */
final class RawHttp {

    private static final int PATIENCE_MILLIS = 20_000;

    private RawHttp() {}

    /** An answer; status 0 where the server closed the connection without any. */
    record Answer(int status, String headers, String body) {}

    /** @param target as it stands in the request line */
    static Answer send(URI server, String method, String target, List<String> headers, byte[] body)
            throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            StringBuilder head = new StringBuilder(method).append(' ').append(target).append(" HTTP/1.1\r\nHost: ")
                    .append(server.getAuthority()).append("\r\nConnection: close\r\nContent-Length: ")
                    .append(body.length).append("\r\n");
            headers.forEach(header -> head.append(header).append("\r\n"));
            Thread writer = Thread.ofVirtual().start(() -> {
                try {
                    OutputStream out = socket.getOutputStream();
                    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
                    out.write(body);
                    out.flush();
                } catch (IOException refused) {
                    // The server has heard enough; its answer says so.
                }
            });
            Answer answer = read(socket.getInputStream());
            writer.interrupt();
            return answer;
        }
    }

    private static Answer read(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            in.transferTo(all);
        } catch (IOException reset) {
            // After an answer to half a request some servers reset the connection; what was read stands.
        }
        String text = all.toString(StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0 || !text.startsWith("HTTP/1.1 ")) {
            return new Answer(0, "", text);
        }
        String headers = text.substring(0, end).toLowerCase(Locale.ROOT);
        return new Answer(Integer.parseInt(text.substring(9, 12)), headers, text.substring(end + 4));
    }
}
