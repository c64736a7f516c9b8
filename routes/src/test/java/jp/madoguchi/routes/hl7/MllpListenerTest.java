package jp.madoguchi.routes.hl7;

import static jp.madoguchi.routes.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.routes.RouteContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MllpListenerTest {

    private static final int LIMIT = 64 * 1024;

    private final MllpListener listener = new MllpListener(InstantSource.system(), LIMIT);
    private int port;
    private RouteContext context;

    @BeforeEach
    void open() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        context = RouteContext.start(RouteContext.Plan.house(List.of(listener),
                key -> key.equals("madoguchi.mllp.port") ? Optional.of(Integer.toString(port)) : Optional.empty(),
                MllpListenerTest.class.getClassLoader()));
    }

    @AfterEach
    void close() {
        context.close();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static byte[] frame(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0x0B);
        out.writeBytes(content);
        out.write(0x1C);
        out.write(0x0D);
        return out.toByteArray();
    }

    private static byte[] message(String control) {
        return ("MSH|^~\\&|EMR|HOSP|MADOGUCHI|HOSP|20261122||ADT^A08^ADT_A01|" + control
                + "|P|2.5|||||JPN|UNICODE UTF-8\rPID|1||0000012345||架空^太郎\r").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] read(DataInputStream in) throws IOException {
        assertThat(in.readByte()).isEqualTo((byte) 0x0B);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int next = in.read(); next != 0x1C; next = in.read()) {
            assertThat(next).isNotNegative();
            content.write(next);
        }
        assertThat(in.read()).isEqualTo(0x0D);
        return content.toByteArray();
    }

    private static String[] segments(byte[] answer, Charset charset) {
        return new String(answer, charset).split("\r");
    }

    @Test
    void everyMessageIsRejectedByItsControlId() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(frame(message("MSG00001")));
            String[] answer = segments(read(new DataInputStream(socket.getInputStream())), StandardCharsets.UTF_8);
            assertThat(answer[0]).startsWith("MSH|^~\\&|MADOGUCHI|HOSP|EMR|HOSP|").contains("|ACK|")
                    .endsWith("|P|2.5||||||UNICODE UTF-8");
            assertThat(answer[1]).isEqualTo("MSA|AR|MSG00001");
            assertThat(answer[2]).startsWith("ERR|||200^Unsupported message type^HL70357|E|MDG-API-04|");
        }
    }

    private void pipelined(int count) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            all.writeBytes(frame(message("C" + i)));
        }
        try (Socket socket = connect()) {
            Thread writer = new Thread(() -> {
                try {
                    socket.getOutputStream().write(all.toByteArray());
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            writer.start();
            DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream()));
            for (int i = 0; i < count; i++) {
                assertThat(segments(read(in), StandardCharsets.UTF_8)[1]).isEqualTo("MSA|AR|C" + i);
            }
        }
    }

    @Test
    void fiveMessagesInOneWriteAreAnsweredInOrder() throws IOException {
        pipelined(5);
    }

    @Test
    void twoThousandMessagesInOneWriteAreAnsweredInOrder() throws IOException {
        pipelined(2000);
    }

    @Test
    void aMessageThatComesByteByByteIsAnswered() throws IOException {
        try (Socket socket = connect()) {
            socket.setTcpNoDelay(true);
            for (byte next : frame(message("SLOW"))) {
                socket.getOutputStream().write(next);
                socket.getOutputStream().flush();
            }
            assertThat(segments(read(new DataInputStream(socket.getInputStream())), StandardCharsets.UTF_8)[1])
                    .isEqualTo("MSA|AR|SLOW");
        }
    }

    @Test
    void aFrameOverTheLimitClosesItsConnectionAtOnce() throws IOException {
        long start = System.nanoTime();
        try (Socket socket = connect()) {
            byte[] endless = new byte[8 * 1024 * 1024];
            endless[0] = 0x0B;
            try {
                socket.getOutputStream().write(endless);
            } catch (SocketException closed) {
                assertThat(closed).isNotNull();
            }
            assertThat(ended(socket)).isTrue();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void aFrameOfTheLimitIsTaken() throws IOException {
        byte[] head = message("FULL");
        byte[] full = java.util.Arrays.copyOf(head, LIMIT);
        java.util.Arrays.fill(full, head.length, LIMIT, (byte) 'x');
        try (Socket socket = connect()) {
            socket.getOutputStream().write(frame(full));
            assertThat(segments(read(new DataInputStream(socket.getInputStream())), StandardCharsets.UTF_8)[1])
                    .isEqualTo("MSA|AR|FULL");
        }
    }

    @Test
    void bytesOutsideOfAFrameCloseTheConnection() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(ended(socket)).isTrue();
        }
        await().untilAsserted(() -> assertThat(listener.faults()).isEqualTo(1));
    }

    private static boolean ended(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Test
    void separatorsInsideOfKanjiAreNoSeparators() throws IOException {
        // The second byte of 骨, 淫 and 穿 in ISO-2022-JP, and of ポ, 榎 and 楯 in windows-31J, is 7C: the separator.
        for (String name : List.of("ISO-2022-JP", "windows-31J", "UTF-8")) {
            Charset charset = Charset.forName(name);
            String facility = "見本ソポ榎楯骨淫穿い";
            byte[] message = ("MSH|^~\\&|EMR|" + facility + "|GW|" + facility + "|20261122||ADT^A08|KANJI1|P|2.5\r")
                    .getBytes(charset);
            try (Socket socket = connect()) {
                socket.getOutputStream().write(frame(message));
                String[] answer = segments(read(new DataInputStream(socket.getInputStream())), charset);
                assertThat(answer[1]).as(name).isEqualTo("MSA|AR|KANJI1");
                assertThat(answer[0]).as(name).startsWith("MSH|^~\\&|GW|" + facility + "|EMR|" + facility + "|");
            }
        }
    }

    @Test
    void whatIsNoHl7IsAnsweredToo() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(frame("hello".getBytes(StandardCharsets.US_ASCII)));
            String[] answer = segments(read(new DataInputStream(socket.getInputStream())), StandardCharsets.US_ASCII);
            assertThat(answer[1]).isEqualTo("MSA|AR|");
        }
    }

    @Test
    void aThousandSilentConnectionsAddNoThreads() throws IOException {
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                silent.add(connect());
            }
            await().until(
                    () -> Thread.getAllStackTraces().keySet().stream().anyMatch(t -> t.getName().contains("Netty")));
            int before = Thread.activeCount();
            for (int i = 0; i < 1000; i++) {
                silent.add(connect());
            }
            pipelined(5);
            assertThat(Thread.activeCount()).isLessThanOrEqualTo(before + 2);
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }
}
