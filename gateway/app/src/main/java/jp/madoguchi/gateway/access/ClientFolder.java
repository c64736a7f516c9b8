package jp.madoguchi.gateway.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.madoguchi.domain.consent.ViewerRole;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;

/**
 * The registered programs: a JSON file each ({@code NAME.json}) in a folder. A file that is added, changed or deleted counts at the next
 * request for a token; tokens that were given out before live out their minutes.
 */
public final class ClientFolder {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int LARGEST = 64 * 1024;
    private static final String ENDING = ".json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    public ClientFolder(Path folder) {
        this.folder = folder;
    }

    /** Whether a name can be a program's. */
    public static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    /** The program of a name; empty if it is not registered. @throws ProblemException {@code CLIENT_INVALID} if its file cannot be used */
    public Optional<RegisteredClient> find(String id) {
        if (!isId(id)) {
            return Optional.empty();
        }
        Path file = folder.resolve(id + ENDING);
        return Files.isRegularFile(file) ? Optional.of(read(id, file)) : Optional.empty();
    }

    /** The names of all registered programs. */
    public List<String> names() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length())).filter(ClientFolder::isId).sorted()
                    .toList();
        }
    }

    /** Registers a program, or replaces its registration; only public keys are kept. */
    public void save(RegisteredClient client) throws IOException {
        ObjectNode json = JSON.createObjectNode().put("client_id", client.id()).put("scope",
                client.scopes().toString());
        if (client.role() != null) {
            json.put("role", client.role().name());
        }
        json.set("jwks", JSON.readTree(client.keys().toPublicJWKSet().toString()));
        Files.createDirectories(folder);
        Path aside = Files.createTempFile(folder, client.id(), ".new");
        try {
            Files.write(aside, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
            Files.move(aside, folder.resolve(client.id() + ENDING), StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    /** Removes a registration; tells whether there was one. */
    public boolean remove(String id) throws IOException {
        return isId(id) && Files.deleteIfExists(folder.resolve(id + ENDING));
    }

    private static RegisteredClient read(String id, Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw invalid(id);
            }
            JsonNode json = JSON.readTree(Files.readAllBytes(file));
            Scopes scopes = Scopes.parse(json.path("scope").asText("")).orElseThrow(() -> invalid(id));
            String role = json.path("role").asText("");
            return new RegisteredClient(id, keys(json.path("jwks").toString()).orElseThrow(() -> invalid(id)), scopes,
                    role.isEmpty() ? null : ViewerRole.valueOf(role.toUpperCase(Locale.ROOT)));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new ProblemException(Problem.at(ProblemCode.CLIENT_INVALID, id), unreadable);
        }
    }

    /** Public keys that tokens can be asked with: EC P-256 or P-384, or RSA of 2048 bits and more. Empty if there is none, or another one. */
    public static Optional<JWKSet> keys(String jwks) {
        try {
            List<JWK> keys = new ArrayList<>();
            for (JWK key : JWKSet.parse(jwks).getKeys()) {
                if (!AssertionAlgorithms.fit(key)) {
                    return Optional.empty();
                }
                keys.add(key.toPublicJWK());
            }
            return keys.isEmpty() ? Optional.empty() : Optional.of(new JWKSet(keys));
        } catch (ParseException none) {
            return Optional.empty();
        }
    }

    private static ProblemException invalid(String id) {
        return new ProblemException(Problem.at(ProblemCode.CLIENT_INVALID, id));
    }
}
