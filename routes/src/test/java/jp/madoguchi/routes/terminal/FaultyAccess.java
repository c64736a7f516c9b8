package jp.madoguchi.routes.terminal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import jp.madoguchi.routes.folder.FileKey;
import jp.madoguchi.routes.folder.FolderAccess;

/** A file system in which other programs hold files, refuse to let go, and take them away at the wrong moment. */
final class FaultyAccess implements FolderAccess {

    private final Set<String> held = ConcurrentHashMap.newKeySet();
    private final Set<String> undeletable = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicInteger> reads = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> deletions = new ConcurrentHashMap<>();
    private volatile BiFunction<Path, byte[], byte[]> afterRead = (file, bytes) -> bytes;

    void hold(String name) {
        held.add(name);
    }

    void letGo(String name) {
        held.remove(name);
        undeletable.remove(name);
    }

    void refuseDeleting(String name) {
        undeletable.add(name);
    }

    void afterRead(BiFunction<Path, byte[], byte[]> change) {
        afterRead = change;
    }

    int reads(String name) {
        return reads.getOrDefault(name, new AtomicInteger()).get();
    }

    int deletions(String name) {
        return deletions.getOrDefault(name, new AtomicInteger()).get();
    }

    @Override
    public FileKey look(Path file) throws IOException {
        return FolderAccess.super.look(file);
    }

    @Override
    public byte[] read(Path file, int most) throws IOException {
        String name = String.valueOf(file.getFileName());
        reads.computeIfAbsent(name, key -> new AtomicInteger()).incrementAndGet();
        if (held.contains(name)) {
            throw new AccessDeniedException(name);
        }
        return afterRead.apply(file, FolderAccess.super.read(file, most));
    }

    @Override
    public void delete(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        deletions.computeIfAbsent(name, key -> new AtomicInteger()).incrementAndGet();
        if (undeletable.contains(name)) {
            throw new AccessDeniedException(name);
        }
        FolderAccess.super.delete(file);
    }
}
