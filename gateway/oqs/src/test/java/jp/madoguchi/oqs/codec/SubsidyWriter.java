package jp.madoguchi.oqs.codec;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.madoguchi.domain.exchange.Echo;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.subsidy.SubsidyField;
import jp.madoguchi.domain.subsidy.SubsidyRecord;
import jp.madoguchi.oqs.exchange.SubsidyTags;
import jp.madoguchi.oqs.message.CodeTables;
import jp.madoguchi.oqs.message.SubsidyMessage;

/** Writes certificates of subsidies as the terminal might: each in a group of its own, by names that are configured. */
final class SubsidyWriter {

    /** The group around a certificate; the reader need not know its name. */
    static final String GROUP = "one";

    /** The group around a detail of a certificate; the reader need not know it either. */
    static final String DETAIL = "detail";

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuuMMddHHmmss")
            .withZone(ZoneId.of("Asia/Tokyo"));

    /**
     * A certificate as it is written.
     *
     * @param fields       its fields
     * @param institutions designated institutions
     * @param details      details
     */
    record Certificate(Map<SubsidyField, String> fields, List<String> institutions, List<String> details) {

        static Certificate of(SubsidyRecord record) {
            return new Certificate(fieldsOf(record), record.institutions(), record.details());
        }
    }

    private final SubsidyTags tags;
    private final Wire wire;
    private final Page page;

    private SubsidyWriter(SubsidyTags tags, Wire wire) {
        this.tags = tags;
        this.wire = wire;
        this.page = wire.page();
    }

    static byte[] write(SubsidyTags tags, Wire wire, Echo echo, SubsidyMessage.Holder person,
            List<Certificate> certificates) {
        SubsidyWriter writer = new SubsidyWriter(tags, wire);
        writer.page.group(tags.tag(SubsidyTags.ROOT), () -> {
            writer.page.group("MessageHeader", () -> writer.header(echo));
            writer.page.group("MessageBody", () -> {
                writer.person(person);
                writer.page.repeat(GROUP, certificates, writer::certificate);
            });
        });
        return writer.page.bytes();
    }

    private void header(Echo echo) {
        page.element("ProcessExecutionTime", echo.processedAt() == null ? null : MOMENT.format(echo.processedAt()));
        page.element("MedicalInstitutionCode", echo.facility() == null ? null : echo.facility().value());
        page.element("ArbitraryFileIdentifier", echo.fileIdentifier());
        page.element("SegmentOfResult", "1");
        page.element("CharacterCodeIdentifier", CodeTables.CHARACTER_CODE.codeOf(wire.encoding()));
    }

    private void person(SubsidyMessage.Holder person) {
        page.element("ProcessingResultStatus", "1");
        MemberId member = person.member();
        if (member != null) {
            RequestWriter.member(member, page);
        }
        page.element("Name", person.name() == null ? null : person.name().text());
        page.element("NameKana", person.kana() == null ? null : person.kana().text());
        page.element("Sex1", person.sex() == null ? null : CodeTables.SEX.codeOf(person.sex()));
        page.element("Birthdate", day(person.birthDate()));
    }

    private void certificate(Certificate certificate) {
        certificate.fields().forEach((field, text) -> page.element(tags.tag(field.wireName()), text));
        page.list(tags.tag(SubsidyTags.INSTITUTIONS), "institution", certificate.institutions(),
                institution -> page.element("code", institution));
        page.repeat(DETAIL, certificate.details(), detail -> page.element(tags.tag(SubsidyTags.DETAILS), detail));
    }

    /** The fields of a certificate, as the hub's interface writes them (rules 7.4); one that says nothing is left out. */
    private static Map<SubsidyField, String> fieldsOf(SubsidyRecord record) {
        Map<SubsidyField, String> fields = new EnumMap<>(SubsidyField.class);
        fields.put(SubsidyField.CERTIFICATE_TYPE, record.certificateType());
        fields.put(SubsidyField.PAYER, record.payer() == null ? null : record.payer().value());
        fields.put(SubsidyField.NAME, record.name());
        fields.put(SubsidyField.RECIPIENT, record.recipient().value());
        fields.put(SubsidyField.SUB_KEY, record.subKey());
        fields.put(SubsidyField.SEGMENT, record.segment());
        fields.put(SubsidyField.INCOME_SEGMENT, record.incomeSegment());
        fields.put(SubsidyField.CONDITIONS, record.conditions().stream()
                .map(condition -> condition.item() + "-" + condition.code()).collect(Collectors.joining(";")));
        fields.put(SubsidyField.ALWAYS_REIMBURSED, record.alwaysReimbursed() ? "1" : "0");
        fields.put(SubsidyField.MAX_COPAYMENT, record.maxCopayment());
        fields.put(SubsidyField.VALID_FROM, day(record.validity().from()));
        // The interface allows both ways of writing a day.
        LocalDate until = record.validity().to();
        fields.put(SubsidyField.VALID_TO, until == null ? null : until.toString());
        fields.put(SubsidyField.NOT_DISCLOSED, record.notDisclosed() ? "1" : null);
        fields.put(SubsidyField.HISTORY_KEY, record.historyKey());
        fields.put(SubsidyField.DELETED, record.deleted() ? "1" : "0");
        return fields;
    }

    private static String day(LocalDate day) {
        return day == null ? null : DAY.format(day);
    }
}
