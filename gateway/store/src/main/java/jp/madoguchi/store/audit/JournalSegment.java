package jp.madoguchi.store.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;

/** One mapped file of the journal (docs/design/audit-journal.md 3, 4). Appends exclude each other by their caller; reading needs no lock. */
final class JournalSegment {

    /** Bytes of a file. */
    static final int SIZE = 8 << 20;
    /** Where the first record stands. */
    static final int HEADER = 32;
    /** How a file's name ends. */
    static final String SUFFIX = ".journal";

    private static final byte[] MAGIC = "MDGAUD1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int BEFORE_CONTENT = 8;
    private static final int MOST_CONTENT = SIZE / 2;
    /** How many bytes of a new file are written at once: a buffer for all of them would be garbage every few seconds. */
    private static final int ZEROS = 64 << 10;

    private final Path file;
    private final UUID journal;
    private final long number;
    private final MappedByteBuffer bytes;
    private int damaged;
    private volatile int written;

    private JournalSegment(Path file, UUID journal, long number, MappedByteBuffer bytes, int written) {
        this.file = file;
        this.journal = journal;
        this.number = number;
        this.bytes = bytes;
        this.written = written;
    }

    /** Makes an empty one that is on the disk with all its bytes. */
    static JournalSegment create(Path folder, UUID journal, long number) throws IOException {
        Path file = folder.resolve(String.format(Locale.ROOT, "%016d%s", number, SUFFIX));
        Path unfinished = folder.resolve(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer header = ByteBuffer.allocate(HEADER).put(MAGIC).putLong(journal.getMostSignificantBits())
                    .putLong(journal.getLeastSignificantBits()).putLong(number).flip();
            write(channel, header);
            ByteBuffer zeros = ByteBuffer.allocate(ZEROS);
            for (int left = SIZE - HEADER; left > 0; left -= zeros.limit()) {
                write(channel, zeros.clear().limit(Math.min(ZEROS, left)));
            }
            channel.force(true);
            MappedByteBuffer bytes = channel.map(MapMode.READ_WRITE, 0, SIZE);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            syncFolder(folder);
            return new JournalSegment(file, journal, number, bytes, HEADER);
        }
    }

    private static void write(FileChannel channel, ByteBuffer from) throws IOException {
        while (from.hasRemaining()) {
            channel.write(from);
        }
    }

    /** Without this a loss of power may take the file's name away. Systems that know no such thing need none. */
    private static void syncFolder(Path folder) {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException notThere) {
            // Windows: folders cannot be opened.
        }
    }

    /** Opens one that was left, to read it; empty if it is no file of a journal. */
    static Optional<JournalSegment> open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() != SIZE) {
                return Optional.empty();
            }
            MappedByteBuffer bytes = channel.map(MapMode.READ_ONLY, 0, SIZE);
            byte[] magic = new byte[MAGIC.length];
            bytes.get(0, magic);
            if (!Arrays.equals(magic, MAGIC)) {
                return Optional.empty();
            }
            UUID journal = new UUID(bytes.getLong(8), bytes.getLong(16));
            JournalSegment segment = new JournalSegment(file, journal, bytes.getLong(24), bytes, HEADER);
            segment.written = segment.endOfRecords();
            return Optional.of(segment);
        }
    }

    private int endOfRecords() {
        int at = HEADER;
        while (at + BEFORE_CONTENT <= SIZE) {
            int length = bytes.getInt(at);
            if (length <= 0 || length > MOST_CONTENT || at + BEFORE_CONTENT + length > SIZE) {
                return at;
            }
            at += BEFORE_CONTENT + length;
        }
        return at;
    }

    UUID journal() {
        return journal;
    }

    long number() {
        return number;
    }

    /** Where the records end that can be read. */
    int written() {
        return written;
    }

    /** How many torn records were passed over. */
    int damaged() {
        return damaged;
    }

    /** Appends a record; false if the file has no room for it any more. */
    boolean append(byte[] content) {
        if (content.length > MOST_CONTENT) {
            throw new IllegalArgumentException("an audit record of " + content.length + " bytes");
        }
        int at = written;
        int end = at + BEFORE_CONTENT + content.length;
        if (end > SIZE) {
            return false;
        }
        bytes.put(at + BEFORE_CONTENT, content);
        bytes.putInt(at + 4, checksum(content));
        bytes.putInt(at, content.length);
        written = end;
        return true;
    }

    /** Reads records from a place on into a list, until they have so many bytes or more; returns the place behind them. */
    int read(int from, int bytesEnough, List<byte[]> into) {
        int at = from;
        int end = written;
        int read = 0;
        while (at < end && read < bytesEnough) {
            byte[] content = new byte[bytes.getInt(at)];
            bytes.get(at + BEFORE_CONTENT, content);
            if (checksum(content) == bytes.getInt(at + 4)) {
                into.add(content);
            } else {
                damaged++;
            }
            read += content.length;
            at += BEFORE_CONTENT + content.length;
        }
        return at;
    }

    private static int checksum(byte[] content) {
        CRC32C crc = new CRC32C();
        crc.update(content);
        return (int) crc.getValue();
    }

    /** Brings what was appended from a place on to the disk. @throws java.io.UncheckedIOException if the disk does not take it */
    void force(int from) {
        int end = written;
        if (end > from) {
            bytes.force(from, end - from);
        }
    }

    /** Deletes the file; where the system holds a mapped file fast, the next start does it. */
    boolean delete() {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException heldFast) {
            return false;
        }
    }
}
