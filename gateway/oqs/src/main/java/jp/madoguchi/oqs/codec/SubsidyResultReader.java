package jp.madoguchi.oqs.codec;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.domain.exchange.Echo;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.subsidy.SubsidyField;
import jp.madoguchi.domain.subsidy.SubsidyRecord;
import jp.madoguchi.oqs.exchange.SubsidyTags;
import jp.madoguchi.oqs.message.RemarkKind;
import jp.madoguchi.oqs.message.SubsidyMessage;
import jp.madoguchi.oqs.message.WireFormat;
import org.jspecify.annotations.Nullable;

/**
 * Reads certificates of subsidies (医療費助成) by names that are configured. A certificate is whatever group holds a recipient's or a
 * payer's number, wherever it stands, so that no group's name has to be known. One reader serves any number of threads.
 */
public final class SubsidyResultReader {

    private final SubsidyTags tags;
    private final ReadLimits limits;

    /** A reader by these names, with the limits of {@link ReadLimits#DEFAULT}. */
    public SubsidyResultReader(SubsidyTags tags) {
        this(tags, ReadLimits.DEFAULT);
    }

    /** A reader with limits of its own. */
    public SubsidyResultReader(SubsidyTags tags, ReadLimits limits) {
        this.tags = Objects.requireNonNull(tags);
        this.limits = Objects.requireNonNull(limits);
    }

    /**
     * Reads one whole message. A certificate that cannot be read does not hide the others.
     *
     * @throws ProblemException if the message as a whole cannot be read; its place is never a value
     */
    public SubsidyMessage read(WireFormat format, byte[] bytes) {
        if (bytes.length > limits.bytes()) {
            throw new ProblemException(Problem.at(ProblemCode.FILE_TOO_LARGE, bytes.length + " bytes"));
        }
        String root = tags.tag(SubsidyTags.ROOT);
        try (Envelope envelope = switch (format) {
            case XML -> Envelope.xml(bytes, limits, root);
            case JSON -> Envelope.json(bytes, limits, root);
        }) {
            Reading reading = new Reading(tags, envelope.in());
            reading.group();
            envelope.finish(null);
            return reading.message();
        }
    }

    /** One message being read. */
    private static final class Reading {

        private final SubsidyTags tags;
        private final Fields in;
        private final List<SubsidyRecord> records = new ArrayList<>();
        private final List<Problem> refused = new ArrayList<>();
        private @Nullable FacilityCode facility;
        private @Nullable String identifier;
        private @Nullable Instant processedAt;

        Reading(SubsidyTags tags, Fields in) {
            this.tags = tags;
            this.in = in;
        }

        /** Reads what is left of the open group. */
        void group() {
            Map<SubsidyField, String> fields = new EnumMap<>(SubsidyField.class);
            List<String> institutions = new ArrayList<>();
            List<String> details = new ArrayList<>();
            while (in.child()) {
                String name = in.name();
                Optional<SubsidyField> field = tags.fieldOf(name);
                if (field.isPresent()) {
                    in.once(fields.containsKey(field.get()));
                    String text = field.get() == SubsidyField.MAX_COPAYMENT ? flat() : in.text(null);
                    fields.put(field.get(), text == null ? "" : text);
                } else if (name.equals(tags.tag(SubsidyTags.INSTITUTIONS))) {
                    leaves(institutions);
                } else if (name.equals(tags.tag(SubsidyTags.DETAILS))) {
                    String detail = flat();
                    if (detail != null) {
                        details.add(detail);
                    }
                } else {
                    other(name);
                }
            }
            if (fields.containsKey(SubsidyField.RECIPIENT) || fields.containsKey(SubsidyField.PAYER)) {
                add(SubsidyRecord.parse(fields, institutions, details));
            }
        }

        private void other(String name) {
            switch (name) {
                case "MedicalInstitutionCode" -> facility = in.value(FacilityCode::parse, facility);
                case "ArbitraryFileIdentifier" -> identifier = in.text(identifier);
                case "ProcessExecutionTime" -> processedAt = in.time(processedAt);
                case "MessageHeader", "MessageBody" -> group();
                default -> {
                    in.countUnknown();
                    group();
                }
            }
        }

        private void add(Parsed<SubsidyRecord> parsed) {
            switch (parsed) {
                case Parsed.Value<SubsidyRecord> v -> records.add(v.value());
                case Parsed.Refused<SubsidyRecord> r -> {
                    refused.add(r.problem());
                    in.remark(RemarkKind.INCOMPLETE_GROUP, r.problem().where());
                }
            }
        }

        /** All texts of an element, whether it holds one itself or in whatever is in it. */
        private void leaves(List<String> texts) {
            boolean group = false;
            while (in.childOrText()) {
                group = true;
                leaves(texts);
            }
            String text = group ? null : in.textLeft();
            if (text != null) {
                texts.add(text);
            }
        }

        /** An element as one text for staff: its own, or {@code name=text} of each child; null if it says nothing. */
        private @Nullable String flat() {
            List<String> names = new ArrayList<>();
            List<String> texts = new ArrayList<>();
            while (in.childOrText()) {
                String name = in.name();
                String text = flat();
                if (text != null) {
                    names.add(name);
                    texts.add(text);
                }
            }
            if (names.isEmpty()) {
                return in.textLeft();
            }
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < names.size(); i++) {
                all.append(i == 0 ? "" : "; ").append(names.get(i)).append('=').append(texts.get(i));
            }
            return all.toString();
        }

        SubsidyMessage message() {
            return new SubsidyMessage(new Echo(facility, identifier, processedAt), records, refused, in.remarks());
        }
    }
}
