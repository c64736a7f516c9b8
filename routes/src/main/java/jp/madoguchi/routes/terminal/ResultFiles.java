package jp.madoguchi.routes.terminal;

import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.oqs.exchange.Exchange;
import jp.madoguchi.oqs.message.PdfFile;
import jp.madoguchi.oqs.terminal.Completeness;
import jp.madoguchi.oqs.terminal.ResultForm;

/** The forms that a terminal's results come in: whether one is there to its end, and what it holds once unpacked. */
final class ResultFiles {

    private static final byte[] END_OF_ZIP = {'P', 'K', 5, 6};
    /** The end record of a zip without its comment. */
    private static final int SHORTEST_END = 22;
    private static final int LONGEST_COMMENT = 65_535;

    private final TerminalSettings settings;

    ResultFiles(TerminalSettings settings) {
        this.settings = settings;
    }

    /** Whether the bytes go to the end of such a file. */
    static boolean isComplete(ResultForm form, byte[] bytes) {
        return switch (form) {
            case XML -> Completeness.isComplete(bytes);
            case PDF -> PdfFile.isComplete(bytes);
            case ZIP -> isCompleteZip(bytes);
        };
    }

    private static boolean isCompleteZip(byte[] bytes) {
        int earliest = Math.max(0, bytes.length - SHORTEST_END - LONGEST_COMMENT);
        for (int at = bytes.length - SHORTEST_END; at >= earliest; at--) {
            int comment = (bytes[at + 20] & 0xFF) | (bytes[at + 21] & 0xFF) << 8;
            if (bytes[at] == END_OF_ZIP[0] && bytes[at + 1] == END_OF_ZIP[1] && bytes[at + 2] == END_OF_ZIP[2]
                    && bytes[at + 3] == END_OF_ZIP[3] && at + SHORTEST_END + comment == bytes.length) {
                return true;
            }
        }
        return false;
    }

    /** The content of a result to a question. */
    byte[] content(Exchange exchange, ResultForm form, byte[] bytes) {
        return content(exchange.key(), settings.encryption().covers(exchange), form, bytes);
    }

    /** The content of a card reader's result. */
    byte[] contentOfFace(ResultForm form, byte[] bytes) {
        return content(Encryption.FACE, settings.encryption().coversFace(), form, bytes);
    }

    /** What is said to be encrypted must be: only the terminal knows the password, whoever else writes into its folders does not. */
    private byte[] content(String key, boolean encrypted, ResultForm form, byte[] bytes) {
        if (form == ResultForm.ZIP) {
            return ZipUnpacking.open(bytes, encrypted ? settings.encryption().password() : null,
                    settings.maxFileSize());
        }
        if (encrypted) {
            throw new ProblemException(
                    Problem.at(ProblemCode.SETTING_INVALID, settings.terminal() + ": encrypted " + key));
        }
        return bytes;
    }
}
