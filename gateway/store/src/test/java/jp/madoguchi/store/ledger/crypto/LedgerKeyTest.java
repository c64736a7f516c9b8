package jp.madoguchi.store.ledger.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.spec.AlgorithmParameterSpec;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.MacSpi;
import jp.madoguchi.domain.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerKeyTest {

    @TempDir
    Path folder;

    /** RFC 5869, test case 3: empty salt and info. */
    @Test
    void derivationIsHkdf() {
        byte[] key = new byte[22];
        java.util.Arrays.fill(key, (byte) 0x0b);
        assertThat(HexFormat.of().formatHex(Hkdf.derive(key, "", 32)))
                .isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
    }

    @Test
    void aKeyThatWasMadeIsReadAgainAndIsItsOwnersOnly() throws Exception {
        Path file = folder.resolve("keys").resolve("ledger.key");
        LedgerKey made = LedgerKey.readOrCreate(file);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(LedgerKey.readOrCreate(file).blindIndex().text("x")).isEqualTo(made.blindIndex().text("x"));
        assertThat(LedgerKey.read(file).cipher().keyId()).isEqualTo(made.cipher().keyId());
        assertThat(made).hasToString("LedgerKey[＊＊]");
    }

    @Test
    void anythingElseIsNoKey() throws Exception {
        Path file = folder.resolve("bad.key");
        assertThatThrownBy(() -> LedgerKey.read(file)).isInstanceOf(ProblemException.class);
        Files.writeString(file, "c2hvcnQ=");
        assertThatThrownBy(() -> LedgerKey.read(file)).isInstanceOf(ProblemException.class);
        Files.writeString(file, "not base64 at all");
        assertThatThrownBy(() -> LedgerKey.read(file)).isInstanceOf(ProblemException.class)
                .hasMessageNotContaining("base64 at all");
    }

    /** Those of PKCS#11 and of certified modules refuse it. */
    @Test
    void blindKeysAreTheSameWhereTheProvidersMacCannotBeCopied() {
        byte[] key = new byte[32];
        BlindIndex copied = new BlindIndex(key);
        BlindIndex anew = new BlindIndex(() -> new MacWithoutCopies(Hkdf.mac(key)));
        assertThat(anew.key("AB", "C")).isEqualTo(copied.key("AB", "C"));
        assertThat(anew.text("x")).as("nothing of the one before is in it").isEqualTo(copied.text("x"));
    }

    private static final class MacWithoutCopies extends Mac {
        MacWithoutCopies(Mac real) {
            super(new MacSpi() {
                @Override
                protected int engineGetMacLength() {
                    return real.getMacLength();
                }

                @Override
                protected void engineInit(Key key, AlgorithmParameterSpec params) {
                    // the real one has it
                }

                @Override
                protected void engineUpdate(byte input) {
                    real.update(input);
                }

                @Override
                protected void engineUpdate(byte[] input, int offset, int len) {
                    real.update(input, offset, len);
                }

                @Override
                protected byte[] engineDoFinal() {
                    return real.doFinal();
                }

                @Override
                protected void engineReset() {
                    real.reset();
                }
            }, real.getProvider(), real.getAlgorithm());
            try {
                init(null);
            } catch (InvalidKeyException never) {
                throw new IllegalStateException(never);
            }
        }
    }

    @Test
    void blindKeysTellPartsApart() {
        BlindIndex blind = LedgerKey.of(new byte[32]).blindIndex();
        assertThat(blind.key("AB", "C")).hasSize(32).isNotEqualTo(blind.key("A", "BC")).isEqualTo(blind.key("AB", "C"));
        byte[] other = new byte[32];
        other[0] = 1;
        assertThat(LedgerKey.of(other).blindIndex().key("AB", "C")).isNotEqualTo(blind.key("AB", "C"));
    }
}
