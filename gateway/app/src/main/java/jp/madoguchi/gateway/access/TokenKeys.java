package jp.madoguchi.gateway.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.UUID;

/** The key pair that signs tokens (ES256), as a JSON Web Key below {@code --data/keys}, readable by its owner only. */
public final class TokenKeys {
    private static final String FILE = "token-signing.jwk.json";

    private TokenKeys() {}

    /**
     * Loads the key pair, or makes it on first use. Two programs that do so at the same time end with the same key.
     *
     * @throws IOException if the directory cannot be used or what stands there is no such key
     */
    public static ECKey load(Path dataDir) throws IOException {
        Path file = dataDir.resolve("keys").resolve(FILE);
        if (!Files.exists(file)) {
            make(file);
        }
        try {
            return ECKey.parse(Files.readString(file));
        } catch (ParseException e) {
            throw new IOException(
                    "the token key " + file + " cannot be read: restore it, or delete it to make a new one", e);
        }
    }

    private static void make(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            throw new IOException("no directory for " + file);
        }
        boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        Files.createDirectories(directory, attributes(posix, "rwx------"));
        Path aside = Files.createTempFile(directory, FILE, ".new", attributes(posix, "rw-------"));
        try {
            ECKey key = new ECKeyGenerator(Curve.P_256).keyID(UUID.randomUUID().toString()).generate();
            Files.writeString(aside, key.toJSONString());
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException e) {
            return; // another program was first: its key is the one
        } catch (JOSEException e) {
            throw new IOException("this Java cannot make an ES256 key", e);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static FileAttribute<?>[] attributes(boolean posix, String permissions) {
        return posix
                ? new FileAttribute<?>[]{
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
                : new FileAttribute<?>[0];
    }
}
