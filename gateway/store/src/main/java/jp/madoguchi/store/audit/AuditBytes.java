package jp.madoguchi.store.audit;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import org.jspecify.annotations.Nullable;

/** An entry as the journal keeps it (docs/design/audit-journal.md 3). What is written is read as an equal entry. */
final class AuditBytes {

    private static final byte VERSION = 1;
    private static final int NONE = 0xFFFF;
    private static final int FIXED = 1 + 8 + 4 + 1 + 1;
    private static final List<AuditAction> ACTIONS = List.of(AuditAction.values());
    private static final List<AuditOutcome> OUTCOMES = List.of(AuditOutcome.values());

    private AuditBytes() {}

    /** The bytes of an entry. */
    static byte[] of(AuditEntry entry) {
        byte[] @Nullable [] texts = texts(entry);
        int length = FIXED + 4;
        for (byte @Nullable [] text : texts) {
            length += 2 + (text == null ? 0 : text.length);
        }
        ByteBuffer out = ByteBuffer.allocate(length);
        Instant at = entry.at();
        out.put(VERSION).putLong(at.getEpochSecond()).putInt(at.getNano());
        out.put(entry.action().code()).put(entry.outcome().code());
        out.putShort((short) entry.parameters().size()).putShort((short) entry.patients().size());
        for (byte @Nullable [] text : texts) {
            if (text == null) {
                out.putShort((short) NONE);
            } else {
                out.putShort((short) text.length).put(text);
            }
        }
        return out.array();
    }

    private static byte[] @Nullable [] texts(AuditEntry entry) {
        byte[] @Nullable [] texts = new byte[5 + entry.parameters().size() + entry.patients().size()][];
        texts[0] = bytes(entry.facility() == null ? null : entry.facility().value());
        texts[1] = bytes(entry.client());
        texts[2] = bytes(entry.resourceType());
        texts[3] = bytes(entry.resource() == null ? null : entry.resource().value());
        texts[4] = bytes(entry.request());
        int at = 5;
        for (String parameter : entry.parameters()) {
            texts[at++] = bytes(parameter);
        }
        for (ResourceId patient : entry.patients()) {
            texts[at++] = bytes(patient.value());
        }
        return texts;
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The entry of these bytes.
     *
     * @throws IllegalArgumentException if they are none of a version that is known here
     */
    static AuditEntry read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            if (in.get() != VERSION) {
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
