package jp.madoguchi.routes.exchange;

import java.util.Objects;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.oqs.exchange.Exchange;
import jp.madoguchi.oqs.terminal.EncryptedResult;
import jp.madoguchi.oqs.terminal.ZipLimits;
import org.jspecify.annotations.Nullable;

/** What a result of one terminal holds once it is unpacked, the same for both doors. */
public final class ResultContent {

    private final TerminalId terminal;
    private final Encryption encryption;
    private final EncryptedResult zips;

    /**
     * @param encryption which results come encrypted
     * @param most       longest content, in bytes
     */
    public ResultContent(TerminalId terminal, Encryption encryption, int most) {
        this.terminal = Objects.requireNonNull(terminal);
        this.encryption = Objects.requireNonNull(encryption);
        this.zips = new EncryptedResult(new ZipLimits(most, ZipLimits.DEFAULT.ratio()));
    }

    /**
     * The content of a result to a question.
     *
     * @param zip whether it came as a zip
     * @throws ProblemException if it must not be taken as it came, or cannot be opened; its place never is a value
     */
    public byte[] of(Exchange exchange, boolean zip, byte[] bytes) {
        return content(exchange.key(), encryption.covers(exchange), zip, bytes);
    }

    /** As {@link #of} for a card reader's result. */
    public byte[] ofFace(boolean zip, byte[] bytes) {
        return content(Encryption.FACE, encryption.coversFace(), zip, bytes);
    }

    /** What is said to be encrypted must be: only the terminal knows the password, whoever else writes into its folders does not. */
    private byte[] content(String key, boolean encrypted, boolean zip, byte[] bytes) {
        if (!zip) {
            if (encrypted) {
                throw new ProblemException(Problem.at(ProblemCode.SETTING_INVALID, terminal + ": encrypted " + key));
            }
            return bytes;
        }
        EncryptedResult.Contained file = zips.open(bytes, encrypted ? password() : null);
        if (encrypted && !file.encrypted()) {
            throw new ProblemException(Problem.at(ProblemCode.ARCHIVE_REFUSED, "not encrypted"));
        }
        return file.bytes();
    }

    private char @Nullable [] password() {
        String password = encryption.password();
        return password == null ? null : password.toCharArray();
    }
}
