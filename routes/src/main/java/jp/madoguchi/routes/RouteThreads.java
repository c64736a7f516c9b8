package jp.madoguchi.routes;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads of the routes. Daemons that end when idle: a share that hangs must not keep the process alive. */
public final class RouteThreads {

    private static final int IDLE_SECONDS = 30;

    private RouteThreads() {}

    /**
     * A pool of named threads.
     *
     * @param threads     most threads
     * @param mostWaiting works that may wait; more are refused
     */
    public static ExecutorService pool(String name, int threads, int mostWaiting) {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(threads, threads, IDLE_SECONDS, TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(mostWaiting), work -> {
                    Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
