package jp.madoguchi.routes.door;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.oqs.exchange.ExchangeNames;
import jp.madoguchi.oqs.exchange.SubsidyTags;
import jp.madoguchi.oqs.message.TerminalEncoding;
import jp.madoguchi.routes.exchange.Encryption;
import jp.madoguchi.routes.terminal.FaceMode;
import jp.madoguchi.routes.terminal.TerminalSettings;
import jp.madoguchi.routes.web.WebSettings;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * One terminal in a YAML file; the keys are those of {@code docs/routes.md}. What is wrong with one is told by file and key, never by
 * value: one of them is a password.
 */
public final class TerminalFile {

    private static final String ENDING = ".yaml";
    private static final Set<String> KEYS = Set.of("terminal", "facility", "door", "oqs", "req", "res", "face",
            "face-mode", "hand-on", "encoding", "names", "encrypted", "password", "password-file", "url", "path",
            "connections", "subsidies", "subsidy-tags");

    /** What would do nothing without a folder of card readers' results. */
    private static final List<String> OF_READERS = List.of("face-mode", "hand-on", "subsidies", "subsidy-tags");

    private final Path file;
    private final String place;
    private final Map<String, Object> keys;

    private TerminalFile(Path file) {
        this.file = file;
        this.place = String.valueOf(file.getFileName());
        this.keys = keys();
    }

    /**
     * Reads a file.
     *
     * @param standard the institution of a file that names none
     * @throws ProblemException {@code SETTING_INVALID} with file and key
     */
    public static TerminalDoor read(Path file, FacilityCode standard) {
        return new TerminalFile(file).door(standard);
    }

    private TerminalDoor door(FacilityCode standard) {
        String code = text("facility");
        FacilityCode facility = code == null
                ? standard
                : FacilityCode.parse(code).toOptional().orElseThrow(() -> invalid("facility"));
        String name = text("terminal", place.endsWith(ENDING)
                ? place.substring(0, place.length() - ENDING.length())
                : place);
        TerminalId terminal = TerminalId.parse(name).toOptional().orElseThrow(() -> invalid("terminal"));
        return switch (text("door", "folders")) {
            case "folders" -> {
                refuse("url", "path", "connections");
                yield new TerminalDoor.Folders(folders(facility, terminal));
            }
            case "web" -> {
                refuse("req", "res", "encoding");
                yield new TerminalDoor.Web(web(facility, terminal), face(facility, terminal));
            }
            default -> throw invalid("door");
        };
    }

    private WebSettings web(FacilityCode facility, TerminalId terminal) {
        String url = text("url");
        if (url == null) {
            throw invalid("url");
        }
        try {
            WebSettings usual = WebSettings.at(URI.create(url), facility, terminal)
                    .withNames(text("path", WebSettings.PATH), names());
            int connections = Integer.parseInt(text("connections", String.valueOf(WebSettings.MOST_CONNECTIONS)));
            if (connections < WebSettings.LEAST_CONNECTIONS) {
                throw invalid("connections, at least " + WebSettings.LEAST_CONNECTIONS);
            }
            return usual.withLimits(connections, usual.mostWaiting(), usual.maxAnswerSize())
                    .withEncryption(encryption());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.at(ProblemCode.SETTING_INVALID, place + ": url, path, connections"), e);
        }
    }

    private @Nullable TerminalSettings face(FacilityCode facility, TerminalId terminal) {
        if (text("face") == null && text("oqs") == null) {
            for (String key : OF_READERS) {
                if (keys.containsKey(key)) {
                    throw invalid(key + ", which needs face: what card readers cause comes as files, not over HTTP");
                }
            }
            return null;
        }
        return settings(facility, terminal, folder("face"), folder("face"), TerminalEncoding.UTF_8).withFaceOnly();
    }

    private TerminalSettings folders(FacilityCode facility, TerminalId terminal) {
        TerminalEncoding encoding = switch (text("encoding", "utf-8")) {
            case "utf-8" -> TerminalEncoding.UTF_8;
            case "shift_jis" -> TerminalEncoding.SHIFT_JIS;
            default -> throw invalid("encoding");
        };
        return settings(facility, terminal, folder("req"), folder("res"), encoding);
    }

    private TerminalSettings settings(FacilityCode facility, TerminalId terminal, Path req, Path res,
            TerminalEncoding encoding) {
        FaceMode mode = FaceMode.of(text("face-mode", "consume")).orElseThrow(() -> invalid("face-mode"));
        String handOn = text("hand-on");
        if (mode == FaceMode.HAND_ON && handOn == null) {
            throw invalid("hand-on");
        }
        TerminalSettings usual = TerminalSettings.under(Path.of(""), facility, terminal);
        return new TerminalSettings(facility, terminal, req, res, folder("face"), mode,
                handOn == null ? null : Path.of(handOn), encoding, usual.pollInterval(), usual.stabilityTime(),
                usual.incompleteLimit(), usual.maxFileSize(), usual.mostInFlight(), usual.sendTimeout(), names(),
                encryption(), false, subsidies());
    }

    private Encryption encryption() {
        Set<String> encrypted = new TreeSet<>();
        if (keys.get("encrypted") instanceof List<?> several) {
            several.forEach(key -> encrypted.add(String.valueOf(key)));
        } else if (keys.containsKey("encrypted")) {
            encrypted.addAll(Arrays.asList(text("encrypted", "").split("\\s*,\\s*")));
        }
        try {
            return new Encryption(encrypted, password());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.at(ProblemCode.SETTING_INVALID, place + ": encrypted, password"), e);
        }
    }

    private @Nullable SubsidyTags subsidies() {
        boolean wanted = switch (text("subsidies", "no")) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default -> throw invalid("subsidies");
        };
        String own = text("subsidy-tags");
        if (!wanted) {
            if (own != null) {
                throw invalid("subsidies");
            }
            return null;
        }
        return own == null
                ? SubsidyTags.BUILT_IN
                : SubsidyTags.BUILT_IN.overriddenBy(content("subsidy-tags", own));
    }

    private @Nullable String password() {
        String own = text("password");
        String elsewhere = text("password-file");
        if (own != null && elsewhere != null) {
            throw invalid("password, password-file");
        }
        return elsewhere == null ? own : content("password-file", elsewhere).strip();
    }

    private ExchangeNames names() {
        String own = text("names");
        return own == null ? ExchangeNames.BUILT_IN : ExchangeNames.BUILT_IN.overriddenBy(content("names", own));
    }

    /** Relative to the folder of this file. */
    private String content(String key, String name) {
        try {
            return Files.readString(file.toAbsolutePath().resolveSibling(name));
        } catch (IOException e) {
            throw new ProblemException(Problem.at(ProblemCode.SETTING_INVALID, place + ": " + key), e);
        }
    }

    private Path folder(String name) {
        String own = text(name);
        if (own != null) {
            return Path.of(own);
        }
        String oqs = text("oqs");
        if (oqs == null) {
            throw invalid("oqs or " + name);
        }
        return Path.of(oqs).resolve(name);
    }

    private void refuse(String... others) {
        for (String other : others) {
            if (keys.containsKey(other)) {
                throw invalid(other);
            }
        }
    }

    private @Nullable String text(String key) {
        Object value = keys.get(key);
        return value == null ? null : String.valueOf(value);
    }

    private String text(String key, String otherwise) {
        String own = text(key);
        return own == null ? otherwise : own;
    }

    private Map<String, Object> keys() {
        Object yaml;
        try {
            yaml = new Load(LoadSettings.builder().setLabel(place).build()).loadFromString(Files.readString(file));
        } catch (IOException | YamlEngineException e) {
            // Its words would quote the line, and the line may hold the password.
            throw new ProblemException(Problem.at(ProblemCode.SETTING_INVALID, place));
        }
        if (!(yaml instanceof Map<?, ?> found)) {
            throw new ProblemException(Problem.at(ProblemCode.SETTING_INVALID, place));
        }
        Map<String, Object> all = new LinkedHashMap<>();
        found.forEach((key, value) -> {
            if (!KEYS.contains(String.valueOf(key)) || value == null) {
                throw invalid(String.valueOf(key));
            }
            all.put(String.valueOf(key), value);
        });
        return all;
    }

    private ProblemException invalid(String key) {
        return new ProblemException(Problem.at(ProblemCode.SETTING_INVALID, place + ": " + key));
    }
}
