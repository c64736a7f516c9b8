package jp.madoguchi.gateway.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.gateway.operations.Settings;
import jp.madoguchi.oqs.message.TerminalEncoding;
import jp.madoguchi.routes.terminal.FaceMode;
import jp.madoguchi.routes.terminal.TerminalSettings;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The qualification terminals: one behind {@code madoguchi.oqs.dir}, or one YAML file each in {@code madoguchi.terminals.dir} with the
 * keys {@code terminal}, {@code facility}, {@code oqs} (holds req, res and face) or {@code req}, {@code res}, {@code face};
 * {@code face-mode} (consume, leave, hand-on), {@code hand-on}, {@code encoding} (utf-8, shift_jis).
 */
final class TerminalList {

    private static final Set<String> KEYS = Set.of("terminal", "facility", "oqs", "req", "res", "face", "face-mode",
            "hand-on", "encoding");

    private TerminalList() {}

    /** All terminals; empty when none is configured. */
    static List<TerminalSettings> of(Settings settings, FacilityCode facility) {
        List<TerminalSettings> terminals = new ArrayList<>();
        if (settings.has(Settings.OQS_DIR)) {
            terminals.add(single(settings, facility));
        }
        if (settings.has(Settings.TERMINALS_DIR)) {
            Path folder = settings.path(Settings.TERMINALS_DIR);
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".yaml")).sorted()
                        .forEach(file -> terminals.add(read(file, facility)));
            } catch (IOException e) {
                throw new ProblemException(Problem.at(ProblemCode.SETTING_INVALID, Settings.TERMINALS_DIR.name()), e);
            }
        }
        return List.copyOf(terminals);
    }

    private static TerminalSettings single(Settings settings, FacilityCode facility) {
        TerminalId terminal = TerminalId.parse(settings.text(Settings.TERMINAL))
                .toOptional().orElseThrow(() -> invalid(Settings.TERMINAL.name()));
        Path handOn = settings.has(Settings.FACE_HAND_ON_DIR) ? settings.path(Settings.FACE_HAND_ON_DIR) : null;
        FaceMode mode = faceMode(settings.text(Settings.FACE_MODE), Settings.FACE_MODE.name());
        if (mode == FaceMode.HAND_ON && handOn == null) {
            throw invalid(Settings.FACE_HAND_ON_DIR.name());
        }
        return TerminalSettings.under(settings.path(Settings.OQS_DIR), facility, terminal).withFace(mode, handOn);
    }

    private static TerminalSettings read(Path file, FacilityCode standard) {
        String place = String.valueOf(file.getFileName());
        Map<String, String> keys = keys(file, place);
        FacilityCode facility = keys.containsKey("facility")
                ? FacilityCode.parse(keys.get("facility")).toOptional().orElseThrow(() -> invalid(place + ": facility"))
                : standard;
        String name = keys.getOrDefault("terminal", place.substring(0, place.length() - ".yaml".length()));
        TerminalId terminal = TerminalId.parse(name).toOptional().orElseThrow(() -> invalid(place + ": terminal"));
        FaceMode mode = faceMode(keys.getOrDefault("face-mode", "consume"), place + ": face-mode");
        Path handOn = keys.containsKey("hand-on") ? Path.of(keys.get("hand-on")) : null;
        if (mode == FaceMode.HAND_ON && handOn == null) {
            throw invalid(place + ": hand-on");
        }
        TerminalEncoding encoding = switch (keys.getOrDefault("encoding", "utf-8")) {
            case "utf-8" -> TerminalEncoding.UTF_8;
            case "shift_jis" -> TerminalEncoding.SHIFT_JIS;
            default -> throw invalid(place + ": encoding");
        };
        TerminalSettings usual = TerminalSettings.under(Path.of(""), facility, terminal);
        return new TerminalSettings(facility, terminal, folder(keys, "req", place), folder(keys, "res", place),
                folder(keys, "face", place), mode, handOn, encoding, usual.pollInterval(), usual.stabilityTime(),
                usual.incompleteLimit(), usual.maxFileSize(), usual.mostInFlight(), usual.sendTimeout());
    }

    private static Path folder(Map<String, String> keys, String name, String place) {
        String own = keys.get(name);
        if (own != null) {
            return Path.of(own);
        }
        String oqs = keys.get("oqs");
        if (oqs == null) {
            throw invalid(place + ": oqs or " + name);
        }
        return Path.of(oqs).resolve(name);
    }

    private static Map<String, String> keys(Path file, String place) {
        Object yaml;
        try (InputStream in = Files.newInputStream(file)) {
            yaml = new Load(LoadSettings.builder().setLabel(place).build()).loadFromInputStream(in);
        } catch (IOException | YamlEngineException e) {
            throw new ProblemException(Problem.at(ProblemCode.SETTING_INVALID, place), e);
        }
        if (!(yaml instanceof Map<?, ?> found)) {
            throw invalid(place);
        }
        Map<String, String> keys = new java.util.LinkedHashMap<>();
        found.forEach((key, value) -> {
            if (!KEYS.contains(String.valueOf(key))) {
                throw invalid(place + ": " + key);
            }
            keys.put(String.valueOf(key), String.valueOf(value));
        });
        return keys;
    }

    private static FaceMode faceMode(@Nullable String text, String place) {
        return switch (text == null ? "" : text) {
            case "consume" -> FaceMode.CONSUME;
            case "leave" -> FaceMode.LEAVE;
            case "hand-on" -> FaceMode.HAND_ON;
            default -> throw invalid(place);
        };
    }

    private static ProblemException invalid(String place) {
        return new ProblemException(Problem.at(ProblemCode.SETTING_INVALID, place));
    }
}
