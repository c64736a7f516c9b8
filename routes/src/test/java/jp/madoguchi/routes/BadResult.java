package jp.madoguchi.routes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jp.madoguchi.domain.exchange.BulkFamily;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.exchange.ReceptionNumber;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.Inquiry;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.reception.ledger.BulkJob;
import jp.madoguchi.reception.ledger.BulkOutcome;
import jp.madoguchi.reception.ledger.BulkPace;
import jp.madoguchi.reception.ledger.BulkRow;
import jp.madoguchi.reception.ledger.BulkSubject;
import jp.madoguchi.reception.ledger.InquiryRecord;
import jp.madoguchi.routes.exchange.Encryption;
import net.lingala.zip4j.io.outputstream.ZipOutputStream;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.jspecify.annotations.Nullable;

/** Results that must not be taken as they come, each with its reason; the same through both doors of a terminal. */
public enum BadResult {
    /** It echoes the card of somebody else. */
    ANOTHER_PERSON(ProblemCode.ANSWER_TO_OTHER_QUESTION, Kind.SINGLE),
    /** It echoes the card that was asked for, and what it found is about somebody else. */
    ANOTHER_PERSON_IN_ENTRIES(ProblemCode.ANSWER_TO_OTHER_QUESTION, Kind.SINGLE),
    ANOTHER_PERSON_IN_ENTRIES_OF_A_RE_QUERY(ProblemCode.ANSWER_TO_OTHER_QUESTION, Kind.RE_QUERY),
    ANOTHER_PERSON_IN_ENTRIES_OF_BULK(ProblemCode.ANSWER_TO_OTHER_QUESTION, Kind.BULK),
    /** It bears the identifier of another question. */
    ANOTHER_QUESTION(ProblemCode.ANSWER_TO_OTHER_QUESTION, Kind.SINGLE),
    ANOTHER_INSTITUTION(ProblemCode.FACILITY_FOREIGN, Kind.SINGLE),
    ANOTHER_INSTITUTION_IN_BULK(ProblemCode.FACILITY_FOREIGN, Kind.BULK),
    OLD_RECEPTION_NUMBER(ProblemCode.ANSWER_TO_OTHER_QUESTION, Kind.BULK),
    /** It says two and holds one. */
    UNITS_MISSING(ProblemCode.UNIT_COUNT_DIFFERS, Kind.BULK),
    ZIP_BOMB(ProblemCode.FILE_TOO_LARGE, Kind.ZIP),
    PATH_IN_ZIP(ProblemCode.ARCHIVE_REFUSED, Kind.ZIP),
    TWO_FILES_IN_ZIP(ProblemCode.ARCHIVE_REFUSED, Kind.ZIP),
    NOTHING_IN_ZIP(ProblemCode.ARCHIVE_REFUSED, Kind.ZIP),
    ZIP_IN_ZIP(ProblemCode.ARCHIVE_REFUSED, Kind.ZIP),
    PLAIN_ZIP_WHERE_ENCRYPTION_IS_SET(ProblemCode.ARCHIVE_REFUSED, Kind.ENCRYPTED_ZIP),
    ANOTHER_PASSWORD(ProblemCode.ARCHIVE_PASSWORD_WRONG, Kind.ENCRYPTED_ZIP),
    ENCRYPTED_ZIP_WHERE_NONE_IS_SET(ProblemCode.ARCHIVE_PASSWORD_WRONG, Kind.ZIP),
    PLAIN_RESULT_WHERE_ENCRYPTION_IS_SET(ProblemCode.SETTING_INVALID, Kind.ENCRYPTED);

    /** What it answers, and in which form. */
    private enum Kind {
        SINGLE,
        RE_QUERY,
        BULK,
        ZIP,
        ENCRYPTED_ZIP,
        ENCRYPTED
    }

    public static final FacilityCode FACILITY = new FacilityCode("9919999999");
    public static final String PASSWORD = "correct horse";
    /** A number on the card of the person asked about: never in a reason, a log or an error. */
    public static final String CARD_NUMBER = "70415582";

    private static final InquiryId ID = new InquiryId("20261120100000ABCDEFGHJK");
    private static final CardQuestion CARD = new CardQuestion(
            new MemberId(new InsurerNumber("06990014"), null, new CardNumber(CARD_NUMBER), null),
            LocalDate.of(1958, 4, 12), false);
    private static final ResourceId JOB = new ResourceId("job-1");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Instant BEFORE = Instant.parse("2026-11-20T00:00:00Z");

    private final ProblemCode code;
    private final Kind kind;

    BadResult(ProblemCode code, Kind kind) {
        this.code = code;
        this.kind = kind;
    }

    /** Why it is refused. */
    public ProblemCode code() {
        return code;
    }

    /** Whether it comes as a zip. */
    public boolean isZip() {
        return kind == Kind.ZIP || kind == Kind.ENCRYPTED_ZIP;
    }

    /** Whether it is about a bulk job. */
    public boolean isBulk() {
        return kind == Kind.BULK;
    }

    /** Whether what is good in it is taken all the same. */
    public boolean isTakenInPart() {
        return this == UNITS_MISSING || this == ANOTHER_PERSON_IN_ENTRIES_OF_BULK;
    }

    /** What becomes of the two persons of a job: who is good is taken, who is missing is never invalid. */
    public List<BulkOutcome> outcomes() {
        return List.of(this == UNITS_MISSING ? BulkOutcome.NOT_FOUND : BulkOutcome.ERROR, BulkOutcome.NO_ANSWER);
    }

    /** How the terminal is set for it. */
    public Encryption encryption() {
        return kind == Kind.ENCRYPTED_ZIP || kind == Kind.ENCRYPTED
                ? new Encryption(Set.of("confirmation"), PASSWORD)
                : Encryption.NONE;
    }

    /** The name of the exchange's files. */
    public String exchange() {
        return switch (kind) {
            case BULK -> "OQSmuquc02";
            case RE_QUERY -> "OQSsihvq01";
            case SINGLE, ZIP, ENCRYPTED_ZIP, ENCRYPTED -> "OQSsiquc01";
        };
    }

    /** The question that it answers, as the ledger knows it. */
    public Question asked(MemoryLedger ledger) {
        Question question = isBulk()
                ? new Question.FetchResult(ID, FACILITY, TerminalId.DEFAULT, BulkFamily.CONFIRMATIONS,
                        new ReceptionNumber("R-0002"))
                : kind == Kind.RE_QUERY ? reQuery() : confirmation(ID);
        ledger.put(InquiryRecord.asked(question, null, BEFORE));
        if (isBulk()) {
            ledger.commit(transaction -> {
                BulkJob job = BulkJob
                        .planned(JOB, JOB, FACILITY, TerminalId.DEFAULT, new BulkSubject.Persons(DAY), 2, 2,
                                BEFORE)
                        .sent(new InquiryId("20261120100000BBBBBBBBBB"), BEFORE, BulkPace.DEFAULT)
                        .accepted(new ReceptionNumber("R-0002"), BEFORE, BulkPace.DEFAULT)
                        .asked(ID, BEFORE, BulkPace.DEFAULT);
                transaction.bulkJobs().save(List.of(row(1), row(2)));
                return transaction.bulkJobs().save(job);
            }).toCompletableFuture().join();
        }
        return question;
    }

    private static BulkRow row(int number) {
        return new BulkRow(JOB, number, null, null, CARD, null, BulkOutcome.WAITING, null, null, null);
    }

    /** A question about one person. */
    public static Question confirmation(InquiryId id) {
        return new Question.Confirm(new Inquiry(id, FACILITY, TerminalId.DEFAULT, DAY, CARD));
    }

    private static Question reQuery() {
        return new Question.Recheck(ID, FACILITY, TerminalId.DEFAULT, CareSetting.HOME_VISIT, DAY, CARD);
    }

    /** What became of the job's rows, in order. */
    public static List<BulkOutcome> outcomes(MemoryLedger ledger) {
        return ledger.commit(transaction -> transaction.bulkJobs().rows(JOB)).toCompletableFuture().join().value()
                .stream().map(BulkRow::outcome).toList();
    }

    /** A result that answers a question about one person: nobody of that card is insured. */
    public static byte[] good(InquiryId id, boolean json) {
        return write(message(FACILITY.value(), id.value(), Map.of(), notFound(CARD_NUMBER)), json);
    }

    /** Its bytes. */
    public byte[] bytes(boolean json) {
        byte[] good = good(ID, json);
        String inside = exchange() + "res_" + ID + (json ? ".json" : ".xml");
        return switch (this) {
            case ANOTHER_PERSON ->
                write(message(FACILITY.value(), ID.value(), Map.of(), notFound("9999")), json);
            case ANOTHER_PERSON_IN_ENTRIES, ANOTHER_PERSON_IN_ENTRIES_OF_A_RE_QUERY ->
                write(message(FACILITY.value(), ID.value(), Map.of(), anothers(false)), json);
            case ANOTHER_PERSON_IN_ENTRIES_OF_BULK -> write(bulk("R-0002", anothers(true)), json);
            case ANOTHER_QUESTION -> good(new InquiryId("20261119100000ABCDEFGHJK"), json);
            case ANOTHER_INSTITUTION ->
                write(message("1319999999", ID.value(), Map.of(), notFound(CARD_NUMBER)), json);
            case ANOTHER_INSTITUTION_IN_BULK -> write(bulk("1319999999", "R-0002", 1), json);
            case OLD_RECEPTION_NUMBER -> write(bulk(FACILITY.value(), "R-0001", 1), json);
            case UNITS_MISSING -> write(bulk(FACILITY.value(), "R-0002", 2), json);
            case ZIP_BOMB -> zip(null, Map.of(inside, new byte[64 * 1024 * 1024]));
            case PATH_IN_ZIP -> zip(null, Map.of("../../escaped.xml", good));
            case TWO_FILES_IN_ZIP -> zip(null, Map.of(inside, good, "b.xml", good));
            case NOTHING_IN_ZIP -> emptyZip();
            case ZIP_IN_ZIP -> zip(null, Map.of(inside, zip(null, Map.of(inside, good))));
            case PLAIN_ZIP_WHERE_ENCRYPTION_IS_SET -> zip(null, Map.of(inside, good));
            case ANOTHER_PASSWORD -> zip("another", Map.of(inside, good));
            case ENCRYPTED_ZIP_WHERE_NONE_IS_SET -> zip(PASSWORD, Map.of(inside, good));
            case PLAIN_RESULT_WHERE_ENCRYPTION_IS_SET -> good;
        };
    }

    private static Map<String, Object> notFound(String number) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("ProcessingResultStatus", "1");
        body.put("QualificationValidity", "4");
        body.put("QualificationConfirmSearchInfo", card(number));
        return body;
    }

    /** The card that was asked for is echoed, and what was found is about somebody else. */
    private static Map<String, Object> anothers(boolean inBulk) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("InsuredCardClassification", "01");
        entry.put("InsurerNumber", "06990014");
        entry.put("InsuredIdentificationNumber", "9999");
        entry.put("Name", "架空　一郎");
        entry.put("NameKana", "ｶｸｳ ｲﾁﾛｳ");
        entry.put("Sex1", "1");
        entry.put("Birthdate", "19610203");
        Map<String, Object> body = notFound(CARD_NUMBER);
        body.put("QualificationValidity", "1");
        if (inBulk) {
            body.put("ResultOfQualificationConfirmation", List.of(entry));
        } else {
            body.put("ResultList", List.of(Map.of("ResultOfQualificationConfirmation", entry)));
        }
        return body;
    }

    static Map<String, Object> card(String number) {
        Map<String, Object> card = new LinkedHashMap<>();
        card.put("InsurerNumber", "06990014");
        card.put("InsuredIdentificationNumber", number);
        card.put("Birthdate", "19580412");
        card.put("LimitApplicationCertificateRelatedConsFlg", "0");
        return card;
    }

    /** A bulk result with one unit, about the job's first person, that says how many it holds. */
    private static Map<String, Object> bulk(String facility, String reception, int claimed) {
        return bulk(facility, reception, claimed, notFound(CARD_NUMBER));
    }

    private static Map<String, Object> bulk(String reception, Map<String, Object> unit) {
        return bulk(FACILITY.value(), reception, 1, unit);
    }

    private static Map<String, Object> bulk(String facility, String reception, int claimed, Map<String, Object> unit) {
        Map<String, Object> card = card(CARD_NUMBER);
        card.put("ArbitraryIdentifier", row(1).key());
        unit.put("QualificationConfirmSearchInfo", card);
        return message(facility, ID.value(),
                Map.of("ReceptionNumber", reception, "NumberOfProcessingResult", String.valueOf(claimed)),
                Map.of("BulkConfirmUnit", List.of(unit)));
    }

    static Map<String, Object> message(String facility, String identifier, Map<String, Object> more,
            Map<String, Object> body) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("ProcessExecutionTime", "20261120100130");
        header.put("QualificationConfirmationDate", "20261120");
        header.put("MedicalInstitutionCode", facility);
        header.put("ArbitraryFileIdentifier", identifier);
        header.put("SegmentOfResult", "1");
        header.putAll(more);
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("MessageHeader", header);
        message.put("MessageBody", body);
        return Map.of("XmlMsg", message);
    }

    static byte[] write(Map<String, Object> message, boolean json) {
        String text = json ? json(message) : "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml(message);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String xml(Map<?, ?> elements) {
        StringBuilder text = new StringBuilder();
        elements.forEach((name, value) -> {
            for (Object one : value instanceof List<?> several ? several : List.of(value)) {
                text.append('<').append(name).append('>')
                        .append(one instanceof Map<?, ?> inside ? xml(inside) : one)
                        .append("</").append(name).append('>');
            }
        });
        return text.toString();
    }

    private static String json(Object value) {
        return switch (value) {
            case Map<?, ?> object -> object.entrySet().stream()
                    .map(member -> "\"" + member.getKey() + "\":" + json(member.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
            case List<?> array -> array.stream().map(BadResult::json).collect(Collectors.joining(",", "[", "]"));
            default -> "\"" + value + "\"";
        };
    }

    /** A zip of these files, by AES if there is a password. */
    public static byte[] zip(@Nullable String password, Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = password == null
                ? new ZipOutputStream(out)
                : new ZipOutputStream(out, password.toCharArray())) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipParameters entry = new ZipParameters();
                entry.setFileNameInZip(file.getKey());
                entry.setEncryptFiles(password != null);
                entry.setEncryptionMethod(password == null ? EncryptionMethod.NONE : EncryptionMethod.AES);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The end of a zip's directory, and nothing before it. */
    private static byte[] emptyZip() {
        byte[] end = new byte[22];
        end[0] = 'P';
        end[1] = 'K';
        end[2] = 5;
        end[3] = 6;
        return end;
    }
}
