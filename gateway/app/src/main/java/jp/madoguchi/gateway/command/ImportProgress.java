package jp.madoguchi.gateway.command;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import jp.madoguchi.reception.directory.ImportReport;

/** Tells whoever waits for a long import how far it is, every five seconds; a short one ends without a word. */
final class ImportProgress implements Consumer<ImportReport> {

    private static final long BETWEEN_WORDS = Duration.ofSeconds(5).toNanos();
    private static final double SECOND = Duration.ofSeconds(1).toNanos();

    private final int all;
    private final LongSupplier nanoTime;
    private final Consumer<String> told;
    private final long began;
    private long toldAt;

    /** @param all how many rows there are */
    ImportProgress(int all, LongSupplier nanoTime, Consumer<String> told) {
        this.all = all;
        this.nanoTime = nanoTime;
        this.told = told;
        this.began = nanoTime.getAsLong();
        this.toldAt = began;
    }

    @Override
    public void accept(ImportReport sofar) {
        long now = nanoTime.getAsLong();
        if (now - toldAt >= BETWEEN_WORDS) {
            toldAt = now;
            told.accept(String.format(Locale.ROOT, "%,d of %,d patients, %,.0f a second", sofar.rows(), all,
                    sofar.rows() * SECOND / (now - began)));
        }
    }
}
