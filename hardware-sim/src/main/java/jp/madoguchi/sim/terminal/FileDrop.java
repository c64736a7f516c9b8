package jp.madoguchi.sim.terminal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Puts files into folders, well or badly. What comes later is done later; nobody waits. */
final class FileDrop {
    private final Later later;

    FileDrop(Later later) {
        this.later = later;
    }

    /** Puts {@code content} at {@code target}; {@code again} is called just before a second writing. */
    void put(Path target, byte[] content, Manner manner, Runnable again) throws IOException {
        switch (manner) {
            case Manner.Whole() -> whole(target, content);
            case Manner.Half(int restAfter, boolean finished) -> {
                int half = content.length / 2;
                Files.write(target, Arrays.copyOf(content, half));
                if (finished) {
                    later(restAfter, target, () -> append(target, Arrays.copyOfRange(content, half, content.length)));
                }
            }
            case Manner.Held(int millis) -> hold(target, content, millis);
            case Manner.Twice(int againAfter) -> {
                whole(target, content);
                later(againAfter, target, () -> {
                    again.run();
                    whole(target, content);
                });
            }
        }
    }

    private static void whole(Path target, byte[] content) throws IOException {
        Path temporary = target.resolveSibling("." + target.getFileName() + ".tmp");
        Files.write(temporary, content);
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Only if the first half is still there: a reader that took it away must not find a lonely second half. */
    private static void append(Path target, byte[] rest) throws IOException {
        if (Files.exists(target)) {
            Files.write(target, rest, StandardOpenOption.APPEND);
        }
    }

    private void hold(Path target, byte[] content, int millis) throws IOException {
        FileChannel channel = FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock();
        ByteBuffer rest = ByteBuffer.wrap(content);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
        later(millis, target, () -> {
            lock.release();
            channel.close();
        });
    }

    private void later(int millis, Path target, Part part) {
        later.in(millis, () -> {
            try {
                part.run();
            } catch (IOException e) {
                later.tell(target + " could not be finished: " + e);
            }
        });
    }

    private interface Part {
        void run() throws IOException;
    }
}
