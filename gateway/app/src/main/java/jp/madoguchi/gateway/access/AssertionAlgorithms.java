package jp.madoguchi.gateway.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.List;
import java.util.Optional;

/** How programs may sign: RS384 and ES384, which SMART asks of every server, and ES256. Never an algorithm that a public key could forge. */
final class AssertionAlgorithms {

    /** Their names, for the SMART configuration. */
    static final List<String> NAMES = List.of("RS384", "ES384", "ES256");

    private static final int SHORTEST_RSA = 2048;

    private AssertionAlgorithms() {}

    /** Whether a key goes with one of them. */
    static boolean fit(JWK key) {
        return key instanceof RSAKey rsa && rsa.size() >= SHORTEST_RSA
                || key instanceof ECKey ec && (ec.getCurve().equals(Curve.P_256) || ec.getCurve().equals(Curve.P_384));
    }

    /** What checks a signature of that algorithm by that key; empty if they do not go together. */
    static Optional<JWSVerifier> verifier(JWSAlgorithm algorithm, JWK key) {
        try {
            if (key instanceof RSAKey rsa && algorithm.equals(JWSAlgorithm.RS384)) {
                return Optional.of(new RSASSAVerifier(rsa));
            }
            boolean elliptic = key instanceof ECKey ec
                    && (algorithm.equals(JWSAlgorithm.ES384) && ec.getCurve().equals(Curve.P_384)
                            || algorithm.equals(JWSAlgorithm.ES256) && ec.getCurve().equals(Curve.P_256));
            return elliptic ? Optional.of(new ECDSAVerifier(key.toECKey())) : Optional.empty();
        } catch (JOSEException unusable) {
            return Optional.empty();
        }
    }
}
