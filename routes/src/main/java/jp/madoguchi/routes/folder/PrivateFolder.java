package jp.madoguchi.routes.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/** A folder for personal data. */
public final class PrivateFolder {

    private PrivateFolder() {}

    /**
     * Makes a folder that only the gateway's account can look into, where the system has modes. One that is there stays as it is: somebody
     * may have opened it to the account of another program on purpose.
     */
    public static Path made(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            Files.createDirectories(folder);
            if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        }
        return folder;
    }
}
