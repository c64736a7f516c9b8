package jp.madoguchi.store.audit;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.store.UuidText;
import org.jspecify.annotations.Nullable;

/**
 * An entry as the journal keeps it (docs/design/audit-journal.md 3). What is written is read as an equal entry. A text that is a UUID, as ids are, takes 16 bytes: what is
 * not written needs no page of the file, and no disk.
 */
final class AuditBytes {

    /**
     * Records of version 1, which have UUIDs as texts, are read as well. An action or an outcome more is a version more: a release that has not heard of it
     * would leave its records out.
     */
    private static final byte VERSION = 2;
    private static final int NONE = 0xFFFF;
    private static final int UUID_FOLLOWS = 0xFFFE;
    private static final int UUID_BYTES = 16;
    private static final int FIXED = 1 + 8 + 4 + 1 + 1;
    private static final int BEFORE_TEXTS = FIXED + 4;
    private static final List<AuditAction> ACTIONS = List.of(AuditAction.values());
    private static final List<AuditOutcome> OUTCOMES = List.of(AuditOutcome.values());

    private AuditBytes() {}

    /** The bytes of an entry. */
    static byte[] of(AuditEntry entry) {
        @Nullable
        Object[] texts = texts(entry);
        int length = BEFORE_TEXTS;
        for (@Nullable
        Object text : texts) {
            length += length(text);
        }
        ByteBuffer out = ByteBuffer.allocate(length);
        Instant at = entry.at();
        out.put(VERSION).putLong(at.getEpochSecond()).putInt(at.getNano());
        out.put(entry.action().code()).put(entry.outcome().code());
        out.putShort((short) entry.parameters().size()).putShort((short) entry.patients().size());
        for (@Nullable
        Object text : texts) {
            put(out, text);
        }
        return out.array();
    }

    private static int length(@Nullable Object text) {
        return switch (text) {
            case byte[] bytes -> 2 + bytes.length;
            case UUID uuid -> 2 + UUID_BYTES;
            case null, default -> 2;
        };
    }

    private static void put(ByteBuffer out, @Nullable Object text) {
        switch (text) {
            case byte[] bytes -> out.putShort((short) bytes.length).put(bytes);
            case UUID uuid -> out.putShort((short) UUID_FOLLOWS).putLong(uuid.getMostSignificantBits())
                    .putLong(uuid.getLeastSignificantBits());
            case null, default -> out.putShort((short) NONE);
        }
    }

    /** The texts of an entry in their order: each its bytes, or the UUID that it is, or null. */
    private static @Nullable Object[] texts(AuditEntry entry) {
        @Nullable
        Object[] texts = new Object[5 + entry.parameters().size() + entry.patients().size()];
        texts[0] = brief(entry.facility() == null ? null : entry.facility().value());
        texts[1] = brief(entry.client());
        texts[2] = brief(entry.resourceType());
        texts[3] = brief(entry.resource() == null ? null : entry.resource().value());
        texts[4] = brief(entry.request());
        int at = 5;
        for (String parameter : entry.parameters()) {
            texts[at++] = brief(parameter);
        }
        for (ResourceId patient : entry.patients()) {
            texts[at++] = brief(patient.value());
        }
        return texts;
    }

    private static @Nullable Object brief(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Optional<UUID> uuid = UuidText.read(text);
        return uuid.isPresent() ? uuid.get() : text.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether these bytes are of a version that only a newer release knows: they are no damage, and it will read them. */
    static boolean isOfNewerRelease(byte[] bytes) {
        return bytes.length > 0 && bytes[0] > VERSION;
    }

    /**
     * The entry of these bytes.
     *
     * @throws IllegalArgumentException if they are none of a version that is known here
     */
    static AuditEntry read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            byte version = in.get();
            if (version < 1 || version > VERSION) {
                throw new IllegalArgumentException("an audit record of another version");
            }
            Instant at = Instant.ofEpochSecond(in.getLong(), in.getInt());
            byte actionCode = in.get();
            AuditAction action = only(ACTIONS.stream().filter(one -> one.code() == actionCode).findFirst());
            byte outcomeCode = in.get();
            AuditOutcome outcome = only(OUTCOMES.stream().filter(one -> one.code() == outcomeCode).findFirst());
            int parameterCount = in.getShort() & 0xFFFF;
            int patientCount = in.getShort() & 0xFFFF;
            String facility = text(in);
            String client = needed(text(in));
            String type = text(in);
            String resource = text(in);
            String request = needed(text(in));
            List<String> parameters = new ArrayList<>(parameterCount);
            for (int i = 0; i < parameterCount; i++) {
                parameters.add(needed(text(in)));
            }
            List<ResourceId> patients = new ArrayList<>(patientCount);
            for (int i = 0; i < patientCount; i++) {
                patients.add(new ResourceId(needed(text(in))));
            }
            return new AuditEntry(at, facility == null ? null : FacilityCode.parse(facility).orElseThrow(), client,
                    action, type, resource == null ? null : new ResourceId(resource), patients, outcome, request,
                    parameters);
        } catch (BufferUnderflowException damaged) {
            throw new IllegalArgumentException("no audit record", damaged);
        }
    }

    private static <T> T only(Optional<T> known) {
        return known.orElseThrow(() -> new IllegalArgumentException("an audit record with an unknown code"));
    }

    private static @Nullable String text(ByteBuffer in) {
        int length = in.getShort() & 0xFFFF;
        if (length == NONE) {
            return null;
        }
        if (length == UUID_FOLLOWS) {
            return new UUID(in.getLong(), in.getLong()).toString();
        }
        byte[] text = new byte[length];
        in.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static String needed(@Nullable String text) {
        if (text == null) {
            throw new IllegalArgumentException("an audit record lacks a text");
        }
        return text;
    }
}
