package jp.madoguchi.routes.terminal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.oqs.exchange.ExchangeNames;
import jp.madoguchi.oqs.exchange.SubsidyTags;
import jp.madoguchi.oqs.message.TerminalEncoding;
import jp.madoguchi.routes.exchange.Encryption;
import jp.madoguchi.routes.folder.FolderSettings;
import org.jspecify.annotations.Nullable;

/**
 * One qualification terminal and its folders. A second terminal is a second one of these.
 *
 * @param facility        institution that it belongs to
 * @param terminal        its name, unique within the gateway
 * @param reqDir          where questions are put
 * @param resDir          where answers arrive
 * @param faceDir         where results of readers arrive
 * @param faceMode        what becomes of those
 * @param handOnDir       where they are handed on to; needed for {@link FaceMode#HAND_ON} only
 * @param encoding        what questions are written in
 * @param pollInterval    time between two looks at a folder
 * @param stabilityTime   how long a file must stay the same
 * @param incompleteLimit how long an incomplete file is waited for after its last change
 * @param maxFileSize     largest file that is read, in bytes
 * @param mostInFlight    files of one folder that are worked on at a time
 * @param sendTimeout     how long writing a question may take before the folder counts as unreachable
 * @param names           what the files of each exchange are called
 * @param encryption      which results come encrypted
 * @param faceOnly        whether only {@code face} is its business here: its questions go through another door
 * @param subsidies       what the elements of certificates of subsidies are called; null: their files are another program's
 */
public record TerminalSettings(
        FacilityCode facility,
        TerminalId terminal,
        Path reqDir,
        Path resDir,
        Path faceDir,
        FaceMode faceMode,
        @Nullable Path handOnDir,
        TerminalEncoding encoding,
        Duration pollInterval,
        Duration stabilityTime,
        Duration incompleteLimit,
        int maxFileSize,
        int mostInFlight,
        Duration sendTimeout,
        ExchangeNames names,
        Encryption encryption,
        boolean faceOnly,
        @Nullable SubsidyTags subsidies) {

    /** Time between two looks: products look about every second (oqs-interface 8). */
    public static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
    /** Products wait for about 300 ms (oqs-interface 8). */
    public static final Duration STABILITY_TIME = Duration.ofMillis(400);
    /** How long an incomplete file is waited for. */
    public static final Duration INCOMPLETE_LIMIT = Duration.ofSeconds(60);
    /** 4 MiB, as in a product that works (oqs-interface 8, "Size guard"). */
    public static final int MAX_FILE_SIZE = 4 * 1024 * 1024;
    /** Enough to fill a group commit, few enough to bound memory. */
    public static final int MOST_IN_FLIGHT = 64;
    /** A desk waits for 15 s; this leaves it most of them. */
    public static final Duration SEND_TIMEOUT = Duration.ofSeconds(5);

    public TerminalSettings {
        Objects.requireNonNull(facility);
        Objects.requireNonNull(terminal);
        Objects.requireNonNull(reqDir);
        Objects.requireNonNull(resDir);
        Objects.requireNonNull(faceDir);
        Objects.requireNonNull(encoding);
        Objects.requireNonNull(names);
        Objects.requireNonNull(encryption);
        if (faceMode == FaceMode.HAND_ON && handOnDir == null) {
            throw new IllegalArgumentException("handing on needs a folder to hand on to");
        }
        if (handOnDir != null && handOnDir.toAbsolutePath().normalize().equals(faceDir.toAbsolutePath().normalize())) {
            throw new IllegalArgumentException("a file cannot be handed on into its own folder");
        }
    }

    /** One with the built-in names, without encryption. */
    public TerminalSettings(FacilityCode facility, TerminalId terminal, Path reqDir, Path resDir, Path faceDir,
            FaceMode faceMode, @Nullable Path handOnDir, TerminalEncoding encoding, Duration pollInterval,
            Duration stabilityTime, Duration incompleteLimit, int maxFileSize, int mostInFlight,
            Duration sendTimeout) {
        this(facility, terminal, reqDir, resDir, faceDir, faceMode, handOnDir, encoding, pollInterval, stabilityTime,
                incompleteLimit, maxFileSize, mostInFlight, sendTimeout, ExchangeNames.BUILT_IN, Encryption.NONE,
                false, null);
    }

    /** A terminal with the usual folders {@code req}, {@code res} and {@code face} under one folder, and all defaults. */
    public static TerminalSettings under(Path oqsDir, FacilityCode facility, TerminalId terminal) {
        return new TerminalSettings(facility, terminal, oqsDir.resolve("req"), oqsDir.resolve("res"),
                oqsDir.resolve("face"), FaceMode.CONSUME, null, TerminalEncoding.UTF_8, POLL_INTERVAL, STABILITY_TIME,
                INCOMPLETE_LIMIT, MAX_FILE_SIZE, MOST_IN_FLIGHT, SEND_TIMEOUT);
    }

    /** The same with another mode for {@code face}. */
    public TerminalSettings withFace(FaceMode mode, @Nullable Path handOn) {
        return new TerminalSettings(facility, terminal, reqDir, resDir, faceDir, mode, handOn, encoding, pollInterval,
                stabilityTime, incompleteLimit, maxFileSize, mostInFlight, sendTimeout, names, encryption, faceOnly,
                subsidies);
    }

    /** The same with other names and another encryption. */
    public TerminalSettings withExchanges(ExchangeNames otherNames, Encryption otherEncryption) {
        return new TerminalSettings(facility, terminal, reqDir, resDir, faceDir, faceMode, handOnDir, encoding,
                pollInterval, stabilityTime, incompleteLimit, maxFileSize, mostInFlight, sendTimeout, otherNames,
                otherEncryption, faceOnly, subsidies);
    }

    /** The same for a terminal whose questions go through another door: only its {@code face} is watched. */
    public TerminalSettings withFaceOnly() {
        return new TerminalSettings(facility, terminal, reqDir, resDir, faceDir, faceMode, handOnDir, encoding,
                pollInterval, stabilityTime, incompleteLimit, maxFileSize, mostInFlight, sendTimeout, names, encryption,
                true, subsidies);
    }

    /** The same that reads certificates of subsidies, whose elements are called so. */
    public TerminalSettings withSubsidies(SubsidyTags tags) {
        return new TerminalSettings(facility, terminal, reqDir, resDir, faceDir, faceMode, handOnDir, encoding,
                pollInterval, stabilityTime, incompleteLimit, maxFileSize, mostInFlight, sendTimeout, names, encryption,
                faceOnly, tags);
    }

    /** The same with other times. */
    public TerminalSettings withTimes(Duration poll, Duration stability, Duration incomplete, Duration send) {
        return new TerminalSettings(facility, terminal, reqDir, resDir, faceDir, faceMode, handOnDir, encoding, poll,
                stability, incomplete, maxFileSize, mostInFlight, send, names, encryption, faceOnly, subsidies);
    }

    FolderSettings face() {
        return folder("face", faceDir);
    }

    FolderSettings res() {
        return folder("res", resDir);
    }

    private FolderSettings folder(String name, Path directory) {
        return new FolderSettings(terminal.value(), name, directory, pollInterval, stabilityTime, incompleteLimit,
                maxFileSize, mostInFlight);
    }
}
