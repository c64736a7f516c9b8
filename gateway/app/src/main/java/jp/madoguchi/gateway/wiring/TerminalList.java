package jp.madoguchi.gateway.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.gateway.operations.Settings;
import jp.madoguchi.routes.door.TerminalDoor;
import jp.madoguchi.routes.door.TerminalFile;
import jp.madoguchi.routes.terminal.FaceMode;
import jp.madoguchi.routes.terminal.TerminalSettings;

/**
 * The qualification terminals: one behind {@code madoguchi.oqs.dir}, or one {@link TerminalFile} each in
 * {@code madoguchi.terminals.dir}.
 */
final class TerminalList {

    private static final Logger LOG = Logger.getLogger(TerminalList.class.getName());

    private TerminalList() {}

    /** All terminals; empty when none is configured. */
    static List<TerminalDoor> of(Settings settings, FacilityCode facility) {
        List<TerminalDoor> terminals = new ArrayList<>();
        if (settings.has(Settings.OQS_DIR)) {
            terminals.add(new TerminalDoor.Folders(single(settings, facility)));
        }
        if (settings.has(Settings.TERMINALS_DIR)) {
            Path folder = settings.path(Settings.TERMINALS_DIR);
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".yaml")).sorted()
                        .forEach(file -> terminals.add(TerminalFile.read(file, facility)));
            } catch (IOException e) {
                throw new ProblemException(Problem.at(ProblemCode.SETTING_INVALID, Settings.TERMINALS_DIR.name()), e);
            }
        }
        Set<TerminalId> names = new HashSet<>();
        terminals.stream().map(TerminalDoor::terminal).filter(name -> !names.add(name)).findFirst().ifPresent(name -> {
            throw invalid("terminal " + name + " is there twice");
        });
        terminals.stream().filter(one -> one instanceof TerminalDoor.Web web && web.face() == null)
                .forEach(one -> LOG.log(Level.INFO,
                        "Terminal {0} is asked over HTTP and names no folder face: results of "
                                + "card readers and certificates of subsidies come as files only (docs/national-system.md)",
                        one.terminal().value()));
        return List.copyOf(terminals);
    }

    private static TerminalSettings single(Settings settings, FacilityCode facility) {
        TerminalId terminal = TerminalId.parse(settings.text(Settings.TERMINAL))
                .toOptional().orElseThrow(() -> invalid(Settings.TERMINAL.name()));
        Path handOn = settings.has(Settings.FACE_HAND_ON_DIR) ? settings.path(Settings.FACE_HAND_ON_DIR) : null;
        FaceMode mode = FaceMode.of(settings.text(Settings.FACE_MODE))
                .orElseThrow(() -> invalid(Settings.FACE_MODE.name()));
        if (mode == FaceMode.HAND_ON && handOn == null) {
            throw invalid(Settings.FACE_HAND_ON_DIR.name());
        }
        return TerminalSettings.under(settings.path(Settings.OQS_DIR), facility, terminal).withFace(mode, handOn);
    }

    private static ProblemException invalid(String place) {
        return new ProblemException(Problem.at(ProblemCode.SETTING_INVALID, place));
    }
}
