package jp.madoguchi.routes.folder;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * How one folder is watched.
 *
 * @param owner           whose folder it is, for {@code rejected/}, log and metrics: a terminal's name, {@code inbox}
 * @param folder          which of its folders: {@code face}, {@code res}, {@code patients}
 * @param directory       where it is
 * @param pollInterval    time between two looks
 * @param stabilityTime   how long size, time and bytes must stay the same
 * @param incompleteLimit how long an incomplete file is waited for after its last change
 * @param maxFileSize     largest file that is read, in bytes
 * @param mostInFlight    files worked on at a time; the others stay where they are
 */
public record FolderSettings(
        String owner,
        String folder,
        Path directory,
        Duration pollInterval,
        Duration stabilityTime,
        Duration incompleteLimit,
        int maxFileSize,
        int mostInFlight) {

    public FolderSettings {
        Objects.requireNonNull(directory);
        if (!owner.matches("[a-z0-9-]+") || !folder.matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException("names of folders are of a-z, 0-9 and -");
        }
        if (pollInterval.toMillis() < 1 || stabilityTime.isNegative() || incompleteLimit.isNegative() || maxFileSize < 1
                || mostInFlight < 1) {
            throw new IllegalArgumentException("times and limits are positive");
        }
    }
}
