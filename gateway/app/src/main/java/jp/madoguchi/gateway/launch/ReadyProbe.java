package jp.madoguchi.gateway.launch;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks {@code /health/ready} until it says UP (200), as long as there is progress: an answer at all, a part less that is awaited, or more
 * done of one that tells how far it is, also where that began anew, a few times. All of these are bounded, so the waiting is.
 */
final class ReadyProbe {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long BETWEEN_WORDS = TimeUnit.SECONDS.toNanos(10);
    private static final int MOST_READ = 65_536;
    private static final int MOST_BEGINNINGS = 3;
    private static final Pattern AWAITED = Pattern.compile("\"([a-z]+)\"\\s*:\\s*\"awaited\"");

    private final URI ready;

    ReadyProbe(String base) {
        this.ready = URI.create(base + "/health/ready");
    }

    /**
     * What was answered.
     *
     * @param status of HTTP
     * @param parts  how many parts are awaited
     * @param done   how much is done of those that tell
     * @param said   which they are and how far, for people
     */
    private record Answer(int status, int parts, long done, String said) {
        boolean isFurtherThan(Answer best) {
            return parts < best.parts || parts == best.parts && done > best.done;
        }

        /** Whether what is awaited is the same, and lost what was done: a ledger that went away fills the cache from its beginning. */
        boolean beginsAnewAfter(Answer best) {
            return parts == best.parts && done < best.done;
        }
    }

    private static final Answer NONE = new Answer(0, Integer.MAX_VALUE, -1, "no answer");

    /**
     * Waits at most this long without progress.
     *
     * @param told what is waited for, every ten seconds
     * @return empty when ready, else what was answered last
     */
    String await(Duration withoutProgress, Consumer<String> told) {
        Answer best = NONE;
        int beginnings = 0;
        String last = "no answer";
        long progressed = System.nanoTime();
        long toldAt = progressed;
        while (true) {
            boolean further = false;
            try {
                Answer answer = ask();
                if (answer.status() == HttpURLConnection.HTTP_OK) {
                    return "";
                }
                last = answer.said();
                boolean anew = answer.beginsAnewAfter(best) && beginnings < MOST_BEGINNINGS;
                beginnings += anew ? 1 : 0;
                further = anew || answer.isFurtherThan(best);
                best = further ? answer : best;
            } catch (IOException e) {
                last = ready + " does not answer";
            }
            long now = System.nanoTime();
            if (further) {
                progressed = now;
            } else if (now - progressed > withoutProgress.toNanos()) {
                return last;
            }
            if (now - toldAt > BETWEEN_WORDS) {
                told.accept(last);
                toldAt = now;
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    private Answer ask() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) ready.toURL().openConnection();
        connection.setConnectTimeout(2_000);
        connection.setReadTimeout(10_000);
        try {
            int status = connection.getResponseCode();
            InputStream body = connection.getErrorStream();
            return status == HttpURLConnection.HTTP_OK || body == null
                    ? new Answer(status, Integer.MAX_VALUE, 0, ready + " answered " + status)
                    : answer(status, new String(body.readNBytes(MOST_READ), StandardCharsets.UTF_8));
        } finally {
            connection.disconnect();
        }
    }

    private Answer answer(int status, String body) {
        List<String> parts = new ArrayList<>();
        long done = 0;
        Matcher awaited = AWAITED.matcher(body);
        while (awaited.find()) {
            String part = awaited.group(1);
            long far = number(body, part + "-done");
            done += Math.max(0, far);
            parts.add(far < 0 ? part : part + " (" + far + " of " + number(body, part + "-all") + ")");
        }
        return parts.isEmpty()
                ? new Answer(status, Integer.MAX_VALUE, 0, ready + " answered " + status)
                : new Answer(status, parts.size(), done, "waiting for " + String.join(", ", parts));
    }

    /** A number of the answer; -1 where it does not say it. */
    private static long number(String body, String name) {
        Matcher found = Pattern.compile("\"" + Pattern.quote(name) + "\"\\s*:\\s*([0-9]{1,18})").matcher(body);
        return found.find() ? Long.parseLong(found.group(1)) : -1;
    }
}
