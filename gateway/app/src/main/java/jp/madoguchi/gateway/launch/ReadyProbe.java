package jp.madoguchi.gateway.launch;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Asks {@code /health/ready} until it says UP (200). */
final class ReadyProbe {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private final URI ready;

    ReadyProbe(String base) {
        this.ready = URI.create(base + "/health/ready");
    }

    /** Waits at most this long. @return empty when ready, else what was answered last */
    String await(int seconds) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        String last = "no answer";
        while (System.nanoTime() < end) {
            try {
                int status = status();
                if (status == 200) {
                    return "";
                }
                last = ready + " answered " + status;
            } catch (IOException e) {
                last = ready + " does not answer";
            }
            LockSupport.parkNanos(PAUSE);
        }
        return last;
    }

    private int status() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) ready.toURL().openConnection();
        connection.setConnectTimeout(2_000);
        connection.setReadTimeout(10_000);
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }
}
