package jp.madoguchi.sim;

import java.util.concurrent.CountDownLatch;

/** Stays until SIGTERM or Ctrl-C and then leaves with an exit code of our own choice. */
public final class Stop {
    private Stop() {}

    /** From now on, when the process is told to end, runs {@code last} and ends with {@code exitCode}. */
    public static void prepare(int exitCode, Runnable last) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                last.run();
            } finally {
                System.out.flush();
                // Without this the JVM reports the signal (143), and an orderly end looks like a failure.
                Runtime.getRuntime().halt(exitCode);
            }
        }, "stop"));
    }

    /** Blocks until the process is told to end. */
    public static void await() throws InterruptedException {
        new CountDownLatch(1).await();
    }
}
