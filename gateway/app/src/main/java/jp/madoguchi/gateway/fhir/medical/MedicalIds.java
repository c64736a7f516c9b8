package jp.madoguchi.gateway.fhir.medical;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jp.madoguchi.domain.identity.ResourceId;

/**
 * Ids of resources that are kept nowhere: the patient's id and a digest of what the resource says. The same content has the same id until the
 * gateway is restarted. Its key is made anew with each start and is nowhere else, so that an id that somebody keeps tells nothing.
 */
final class MedicalIds {

    private static final String MAC = "HmacSHA256";
    private static final int BYTES = 8;
    /** What is left of the 64 characters of an id for the patient's. */
    private static final Pattern FORM = Pattern.compile("(.{1,47})\\.[0-9a-f]{16}");

    private final SecretKeySpec key;

    MedicalIds() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, MAC);
    }

    /** The id of the resource that says this; {@code before} is how many of the patient's say the same and stand before it. */
    String id(ResourceId patient, String type, String content, int before) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            byte[] digest = mac.doFinal((type + "\n" + patient + "\n" + before + "\n" + content)
                    .getBytes(StandardCharsets.UTF_8));
            return patient + "." + HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every Java platform has " + MAC, impossible);
        }
    }

    /** Whose an id is; empty if it is none of these. */
    static Optional<ResourceId> patient(String id) {
        Matcher form = FORM.matcher(id);
        return form.matches() ? ResourceId.parse(form.group(1)).toOptional() : Optional.empty();
    }
}
