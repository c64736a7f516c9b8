package jp.madoguchi.oqs.codec;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.madoguchi.domain.exchange.Echo;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.KanaName;
import jp.madoguchi.domain.identity.PersonName;
import jp.madoguchi.domain.identity.Sex;
import jp.madoguchi.domain.insurance.BranchNumber;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.CardSymbol;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.Parsed;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.subsidy.SubsidyField;
import jp.madoguchi.domain.subsidy.SubsidyRecord;
import jp.madoguchi.oqs.exchange.SubsidyTags;
import jp.madoguchi.oqs.message.CodeTables;
import jp.madoguchi.oqs.message.RemarkKind;
import jp.madoguchi.oqs.message.SubsidyMessage;
import jp.madoguchi.oqs.message.TerminalEncoding;
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
            envelope.finish(reading.characterCode);
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
        private @Nullable TerminalEncoding characterCode;
        private @Nullable InsurerNumber insurer;
        private @Nullable CardSymbol symbol;
        private @Nullable CardNumber number;
        private @Nullable BranchNumber branch;
        private @Nullable PersonName name;
        private @Nullable KanaName kana;
        private @Nullable Sex sex;
        private @Nullable LocalDate birthDate;

        Reading(SubsidyTags tags, Fields in) {
            this.tags = tags;
            this.in = in;
        }

        /** What stood in a group, until it is known whether that is a certificate. */
        private static final class Found {
            private final Map<SubsidyField, String> fields = new EnumMap<>(SubsidyField.class);
            private final List<String> institutions = new ArrayList<>();
            private final List<String> details = new ArrayList<>();

            boolean isCertificate() {
                return fields.containsKey(SubsidyField.RECIPIENT) || fields.containsKey(SubsidyField.PAYER);
            }
        }

        /** Reads what is left of the open group. What is no certificate of its own belongs to the group around it. */
        Found group() {
            Found found = new Found();
            while (in.child()) {
                String name = in.name();
                Optional<SubsidyField> field = tags.fieldOf(name);
                if (field.isPresent()) {
                    in.once(found.fields.containsKey(field.get()));
                    String text = field.get() == SubsidyField.MAX_COPAYMENT ? flat() : in.text(null);
                    found.fields.put(field.get(), text == null ? "" : text);
                } else if (name.equals(tags.tag(SubsidyTags.INSTITUTIONS))) {
                    leaves(found.institutions);
                } else if (name.equals(tags.tag(SubsidyTags.DETAILS))) {
                    String detail = flat();
                    if (detail != null) {
                        found.details.add(detail);
                    }
                } else if (!message(name)) {
                    inner(found);
                }
            }
            if (found.isCertificate()) {
                add(SubsidyRecord.parse(found.fields, found.institutions, found.details));
                return new Found();
            }
            return found;
        }

        private void inner(Found around) {
            if (!in.name().equals("MessageHeader") && !in.name().equals("MessageBody")) {
                in.countUnknown();
            }
            Found inside = group();
            inside.fields.forEach(around.fields::putIfAbsent);
            around.institutions.addAll(inside.institutions);
            around.details.addAll(inside.details);
        }

        /** Reads one child if it is about the message or the person; false, and nothing is read, if it is not. */
        private boolean message(String element) {
            switch (element) {
                case "MedicalInstitutionCode" -> facility = in.value(FacilityCode::parse, facility);
                case "ArbitraryFileIdentifier" -> identifier = in.text(identifier);
                case "ProcessExecutionTime" -> processedAt = in.time(processedAt);
                case "CharacterCodeIdentifier" -> characterCode = in.code(CodeTables.CHARACTER_CODE, characterCode);
                case "InsurerNumber" -> insurer = in.plainIfReadable(Forms.INSURER, insurer);
                case "InsuredCardSymbol" -> symbol = in.plainIfReadable(Forms.SYMBOL, symbol);
                case "InsuredIdentificationNumber" -> number = in.plainIfReadable(Forms.NUMBER, number);
                case "InsuredBranchNumber" -> branch = in.plainIfReadable(Forms.BRANCH, branch);
                case "NameKana" -> kana = in.plainIfReadable(Forms.KANA, kana);
                case "Birthdate" -> birthDate = in.plainIfReadable(Dates.DAY, birthDate);
                case "Name" -> name = in.plainIfReadable(Forms.NAME, name);
                case "Sex1" -> sex = in.code(CodeTables.SEX, sex);
                case "SegmentOfResult", "ProcessingResultStatus" -> in.skip();
                default -> {
                    return false;
                }
            }
            return true;
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
            MemberId member = insurer == null || number == null ? null : new MemberId(insurer, symbol, number, branch);
            return new SubsidyMessage(new Echo(facility, identifier, processedAt),
                    new SubsidyMessage.Holder(member, name, kana, sex, birthDate), records,
                    refused, in.remarks());
        }
    }
}
