package jp.madoguchi.oqs.codec;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import jp.madoguchi.domain.certificate.ElderlyCertificate;
import jp.madoguchi.domain.certificate.LimitCertificate;
import jp.madoguchi.domain.certificate.MedicalTicket;
import jp.madoguchi.domain.certificate.SpecificDiseaseCertificate;
import jp.madoguchi.domain.consent.Consent;
import jp.madoguchi.domain.exchange.BulkCounts;
import jp.madoguchi.domain.exchange.BulkUnit;
import jp.madoguchi.domain.exchange.Echo;
import jp.madoguchi.domain.exchange.LimitChange;
import jp.madoguchi.domain.exchange.ReceptionNumber;
import jp.madoguchi.domain.exchange.RegistrationOutcome;
import jp.madoguchi.domain.exchange.Reply;
import jp.madoguchi.domain.identity.Person;
import jp.madoguchi.domain.medical.CareDay;
import jp.madoguchi.domain.medical.CareMonth;
import jp.madoguchi.domain.medical.CheckUp;
import jp.madoguchi.domain.medical.CheckUpHistory;
import jp.madoguchi.domain.medical.CheckUpItem;
import jp.madoguchi.domain.medical.MedicalSubject;
import jp.madoguchi.domain.medical.Medicine;
import jp.madoguchi.domain.medical.MedicineHistory;
import jp.madoguchi.domain.medical.PdfDocument;
import jp.madoguchi.domain.medical.TreatmentItem;
import jp.madoguchi.domain.qualification.Answer;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.CardQuestion;
import jp.madoguchi.domain.qualification.Notice;
import jp.madoguchi.domain.qualification.Qualification;
import jp.madoguchi.oqs.message.CodeTable;
import jp.madoguchi.oqs.message.CodeTables;

/** Writes any reply as the terminal would; elements in the order of the interface. */
final class ReplyWriter {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

    private final Wire wire;
    private final Page page;

    private ReplyWriter(Wire wire) {
        this.wire = wire;
        this.page = wire.page();
    }

    static byte[] write(Reply reply, Wire wire) {
        if (reply instanceof Reply.MedicalInformation info && info.content() instanceof PdfDocument pdf) {
            return pdf.bytes();
        }
        ReplyWriter writer = new ReplyWriter(wire);
        writer.page.group("XmlMsg", () -> {
            writer.page.group("MessageHeader", () -> writer.header(reply));
            writer.page.group("MessageBody", () -> writer.body(reply));
        });
        return writer.page.bytes();
    }

    private void header(Reply reply) {
        Echo echo = reply.echo();
        moment("ProcessExecutionTime", echo.processedAt());
        page.element("MedicalInstitutionCode", echo.facility() == null ? null : echo.facility().value());
        page.element("ArbitraryFileIdentifier", echo.fileIdentifier());
        page.element("CharacterCodeIdentifier", CodeTables.CHARACTER_CODE.codeOf(wire.encoding()));
        switch (reply) {
            case Reply.Confirmed confirmed -> {
                day("QualificationConfirmationDate", confirmed.answer().confirmationDate());
                code("ReferenceClassification", CodeTables.REFERENCE_CLASSIFICATION, confirmed.answer().asked());
                switch (confirmed.answer().outcome()) {
                    case AnswerOutcome.Confirmed c -> page.element("SegmentOfResult", "1");
                    case AnswerOutcome.Refused r -> page.element("SegmentOfResult", "1");
                    case AnswerOutcome.Processing p -> page.element("SegmentOfResult", "2");
                    case AnswerOutcome.Failed f -> failed(f.notice());
                }
            }
            case Reply.ConfirmedMany many -> {
                if (!many.units().isEmpty()) {
                    Answer first = many.units().getFirst().answer();
                    day("QualificationConfirmationDate", first.confirmationDate());
                    code("ReferenceClassification", CodeTables.REFERENCE_CLASSIFICATION, first.asked());
                } else {
                    day("QualificationConfirmationDate", LocalDate.of(2026, 11, 20));
                }
                finished(many.reception(), many.counts());
            }
            case Reply.RegisteredMany many -> finished(many.reception(), many.counts());
            case Reply.StillProcessing still -> {
                day("QualificationConfirmationDate", LocalDate.of(2026, 11, 20));
                page.element("SegmentOfResult", "2");
                reception(still.reception());
            }
            case Reply.Failed failed -> {
                if (!failed.kind().isMedical()) {
                    day("QualificationConfirmationDate", LocalDate.of(2026, 11, 20));
                }
                failed(failed.notice());
            }
            case Reply.Registered registered -> page.element("SegmentOfResult", "1");
            case Reply.Revoked revoked -> page.element("SegmentOfResult", "1");
            case Reply.Accepted accepted -> {
                // Nothing more.
            }
            case Reply.MedicalInformation info -> subject(info);
        }
    }

    private void finished(ReceptionNumber reception, BulkCounts counts) {
        page.element("SegmentOfResult", "1");
        reception(reception);
        number("NumberOfProcessingResult", counts.results());
        number("NumberOfNormalProcessing", counts.normal());
        number("NumberOfError", counts.errors());
    }

    private void failed(Notice notice) {
        page.element("SegmentOfResult", "9");
        page.element("ErrorCode", notice.code());
        page.element("ErrorMessage", notice.message());
    }

    private void body(Reply reply) {
        switch (reply) {
            case Reply.Confirmed confirmed -> unit(confirmed.answer(), LimitChange.NOT_SAID, true);
            case Reply.ConfirmedMany many ->
                page.repeat("BulkConfirmUnit", many.units(), this::bulkUnit);
            case Reply.Registered registered -> registration(registered.outcome());
            case Reply.RegisteredMany many ->
                page.repeat("BulkRegistrationUnit", many.outcomes(), this::registration);
            case Reply.Accepted accepted -> {
                reception(accepted.reception());
                moment("ReceptionDateTime", accepted.acceptedAt());
            }
            case Reply.StillProcessing still -> {
                // Nothing.
            }
            case Reply.Failed failed -> {
                // Nothing.
            }
            case Reply.Revoked revoked -> status(true, revoked.notice());
            case Reply.MedicalInformation info -> medical(info);
        }
    }

    private void bulkUnit(BulkUnit unit) {
        unit(unit.answer(), unit.limitChange(), false);
    }

    private void unit(Answer answer, LimitChange change, boolean listed) {
        switch (answer.outcome()) {
            case AnswerOutcome.Confirmed c -> {
                status(true, c.notice());
                code("QualificationValidity", CodeTables.VALIDITY, c.validity());
            }
            case AnswerOutcome.Refused r -> status(false, r.notice());
            case AnswerOutcome.Failed f -> {
                // The header says it.
            }
            case AnswerOutcome.Processing p -> {
                // The header says it.
            }
        }
        code("PrescriptionIssueSelect", CodeTables.PRESCRIPTION_FORM, answer.prescription());
        if (answer.asking() != null) {
            page.group("QualificationConfirmSearchInfo", () -> {
                card(answer.asking());
                page.element("ArbitraryIdentifier", answer.arbitraryIdentifier());
            });
        }
        if (listed) {
            page.list("ResultList", "ResultOfQualificationConfirmation", answer.qualifications(),
                    entry -> entry(entry, change));
        } else {
            page.repeat("ResultOfQualificationConfirmation", answer.qualifications(), entry -> entry(entry, change));
        }
    }

    private void card(CardQuestion card) {
        RequestWriter.card(card, page);
    }

    private void status(boolean normal, Notice notice) {
        page.element("ProcessingResultStatus", normal ? "1" : "2");
        if (notice != null) {
            page.element("ProcessingResultCode", notice.code());
            page.element("ProcessingResultMessage", notice.message());
        }
    }

    private void registration(RegistrationOutcome outcome) {
        if (outcome.registration() != null) {
            page.group("ReferenceNumberRegistrationInfo",
                    () -> RequestWriter.registration(outcome.registration(), page));
        }
        status(outcome.registered(), outcome.notice());
    }

    private void entry(Qualification entry, LimitChange change) {
        code("InsuredCardClassification", CodeTables.CARD_CLASSIFICATION, entry.classification());
        if (entry.member() != null) {
            page.insurer("InsurerNumber", entry.member().insurer());
            page.element("InsuredCardSymbol", entry.member().symbol() == null ? null : entry.member().symbol().value());
            page.element("InsuredIdentificationNumber", entry.member().number().value());
            page.element("InsuredBranchNumber",
                    entry.member().branch() == null ? null : entry.member().branch().value());
        }
        code("PersonalFamilyClassification", CodeTables.PERSONAL_FAMILY, entry.personalFamily());
        page.element("InsuredName", entry.insuredName());
        person(entry.person());
        day("QualificationDate", entry.acquired());
        day("DisqualificationDate", entry.lost());
        day("InsuredCertificateIssuanceDate", entry.cardIssued());
        day("InsuredCardValidDate", entry.cardValidity().from());
        day("InsuredCardExpirationDate", entry.cardValidity().to());
        if (entry.ratio() != null) {
            page.element("InsuredPartialContributionRatio", "%03d".formatted(entry.ratio().percent()));
        }
        page.element("PreschoolClassification", entry.preschool() ? "1" : null);
        code("ReasonOfLoss", CodeTables.REASON_OF_LOSS, entry.reasonOfLoss());
        page.element("InsurerName", entry.insurerName());
        certificates(entry);
        page.list("PublicExpenseResultList", "MedicalTicketInfo", entry.tickets(), this::ticket);
        entry.consents().forEach(this::consent);
        page.element("ReferenceNumber", entry.referenceNumber() == null ? null : entry.referenceNumber().value());
        switch (change) {
            case UNCHANGED -> page.element("LimitApplicationCertificateChanged", "0");
            case CHANGED_OR_UNCLEAR -> page.element("LimitApplicationCertificateChanged", "1");
            case NOT_SAID -> {
                // Left out.
            }
        }
    }

    private void person(Person person) {
        page.element("Name", person.name() == null ? null : person.name().text());
        page.element("NameOfOther", person.otherName() == null ? null : person.otherName().text());
        page.element("NameKana", person.kana() == null ? null : person.kana().text());
        page.element("NameOfOtherKana", person.otherKana() == null ? null : person.otherKana().text());
        code("Sex1", CodeTables.SEX, person.sex());
        code("Sex2", CodeTables.SEX, person.cardSex());
        day("Birthdate", person.birthDate());
        if (person.address() != null) {
            page.element("Address", person.address().text());
            page.element("PostNumber", person.address().postalCode());
        }
    }

    private void certificates(Qualification entry) {
        ElderlyCertificate elderly = entry.elderly();
        if (elderly != null) {
            page.group("ElderlyRecipientCertificateInfo", () -> {
                day("ElderlyRecipientCertificateDate", elderly.issued());
                day("ElderlyRecipientValidStartDate", elderly.validity().from());
                day("ElderlyRecipientValidEndDate", elderly.validity().to());
                page.element("ElderlyRecipientContributionRatio",
                        elderly.ratio() == null ? null : "%03d".formatted(elderly.ratio().percent()));
            });
        }
        LimitCertificate limit = entry.limit();
        if (limit != null) {
            page.group("LimitApplicationCertificateRelatedInfo", () -> {
                code("LimitApplicationCertificateClassification", CodeTables.LIMIT_CLASSIFICATION,
                        limit.classification());
                code("LimitApplicationCertificateClassificationFlag", CodeTables.LIMIT_CATEGORY, limit.category());
                day("LimitApplicationCertificateDate", limit.issued());
                day("LimitApplicationCertificateValidStartDate", limit.validity().from());
                day("LimitApplicationCertificateValidEndDate", limit.validity().to());
                day("LimitApplicationCertificateLongTermDate", limit.longTermSince());
            });
        }
        page.list("SpecificDiseasesCertificateList", "SpecificDiseasesCertificateInfo", entry.diseases(),
                this::disease);
    }

    private void disease(SpecificDiseaseCertificate disease) {
        code("SpecificDiseasesDiseaseCategory", CodeTables.SPECIFIC_DISEASE, disease.disease());
        day("SpecificDiseasesCertificateDate", disease.issued());
        day("SpecificDiseasesValidStartDate", disease.validity().from());
        day("SpecificDiseasesValidEndDate", disease.validity().to());
        number("SpecificDiseasesSelfPay", disease.selfPayYen());
    }

    private void ticket(MedicalTicket ticket) {
        code("TicketType", CodeTables.TICKET_TYPE, ticket.type());
        day("MedicalTicketValidDate", ticket.validity().from());
        day("MedicalTicketExpirationDate", ticket.validity().to());
        page.element("IssueNumber", ticket.issueNumber());
        month("MedicalTreatmentMonth", ticket.month());
        page.element("DesignatedMedicalInstitutionCode",
                ticket.institution() == null ? null : ticket.institution().value());
        page.element("DesignatedMedicalInstitutionFlag", ticket.forOtherInstitution() ? "1" : "0");
        page.element("DesignatedMedicalInstitutionName", ticket.institutionName());
        code("MedicalTreatmentType", CodeTables.TREATMENT_TYPE, ticket.treatment());
        number("SelfPayAmount", ticket.selfPayYen());
        code("SingleOrCombinedUse", CodeTables.COMBINED_USE, ticket.combined());
    }

    private void consent(Consent consent) {
        String prefix = switch (consent.item()) {
            case LIMIT_CERTIFICATE -> "LimitApplicationCertificateRelated";
            case SPECIFIC_DISEASES_CERTIFICATE -> "SpecificDiseasesCertificateRelated";
            case HEALTH_CHECKUPS -> "SpecificHealthCheckupsInfo";
            case MEDICINES -> "PharmacistsInfo";
            case TREATMENTS -> "DiagnosisInfo";
            case OPERATIONS -> "OperationInfo";
            case DIAGNOSES -> "DiagnosisName";
            case INFECTIONS -> "InfectiousInfo";
            case ALLERGIES -> "AllergyInfo";
            case CONTRAINDICATIONS -> "ContraindicationInfo";
            case TESTS -> "TestInfo";
            case PRESCRIPTIONS -> "PrescriptionInfo";
        };
        code(prefix + "ConsFlg", CodeTables.CONSENT, consent.status());
        moment(prefix + "ConsTime", consent.givenAt());
        moment(prefix + "AvailableTime", consent.availableUntil());
    }

    private void subject(Reply.MedicalInformation info) {
        switch (info.content()) {
            case MedicineHistory history -> page.group("QuaInf",
                    () -> subject(history.subject(), "Name", "KanaName", "Birth", "AdmGendCode"));
            case CheckUpHistory history -> page.group("QualificationsInfo", () -> subject(history.subject(), "Name",
                    "KanasName", "Birthday", "AdministrativeGenderCode"));
            case PdfDocument pdf -> throw new AssertionError("a document has no header");
        }
    }

    private void subject(MedicalSubject subject, String name, String kana, String birth, String sex) {
        page.element(name, subject.name() == null ? null : subject.name().text());
        page.element(kana, subject.kana() == null ? null : subject.kana().text());
        day(birth, subject.birthDate());
        code(sex, CodeTables.SEX, subject.sex());
    }

    private void medical(Reply.MedicalInformation info) {
        page.element("ResultCode", "1");
        switch (info.content()) {
            case MedicineHistory history -> {
                page.repeat("MeTrMonthInf", history.claims(), this::claim);
                page.list("ShPrInf", "ShPrMonthInf", history.prescriptions(), this::prescription);
                page.list("CzDiInf", "CzDiMonthInf", history.dispensings(), this::dispensing);
            }
            case CheckUpHistory history ->
                page.repeat("SpecificHealthCheckupInfo", history.checkUps(), this::checkUp);
            case PdfDocument pdf -> throw new AssertionError("a document has no body");
        }
    }

    private void claim(CareMonth month) {
        page.element("DiOrg", month.performerSort());
        page.element("MeTrDiHCd", month.performer().code());
        page.element("MeTrDiHNm", month.performer().name());
        page.element("PrlsHCd", month.issuer().code());
        page.element("PrlsHNm", month.issuer().name());
        month("MeTrMonth", month.month());
        page.element("PrIsOrg", month.issuerSort());
        page.element("InOut", month.admission());
        page.list("DiDateInfs", "DiDateInf", month.days(), day -> {
            day("DiDate", day.done());
            day("PrDate", day.prescribed());
            page.list("DrugInfs", "DrugInf", day.medicines(), medicine -> medicine(medicine, "", "MeTrIdCl"));
            page.list("MeTrInfs", "MeTrInf", day.treatments(), this::treatment);
        });
    }

    private void prescription(CareMonth month) {
        month("ShPrMonth", month.month());
        organisations(month, "Sh", "ShPrOrg", "ShPrHCd", "ShPrHNm");
        page.list("ShPrDateInfs", "ShPrDateInf", month.days(), day -> {
            day("ShPrDate", day.prescribed());
            medicines(day, "Sh");
        });
    }

    private void dispensing(CareMonth month) {
        month("CzDiMonth", month.month());
        organisations(month, "Cz", "CzDiOrg", "CzPrlsHCd", "CzPrlsHNm");
        page.list("CzDiDateInfs", "CzDiDateInf", month.days(), day -> {
            day("CzDiDate", day.done());
            day("CzPrDate", day.prescribed());
            medicines(day, "Cz");
        });
    }

    private void organisations(CareMonth month, String prefix, String sort, String issuerCode, String issuerName) {
        page.element(sort, month.performerSort());
        page.element(prefix + "MeTrDiHCd", month.performer().code());
        page.element(prefix + "MeTrDiHNm", month.performer().name());
        page.element(issuerCode, month.issuer().code());
        page.element(issuerName, month.issuer().name());
        page.element(prefix + "PrIsOrg", month.issuerSort());
        page.element(prefix + "PrCl", month.admission());
    }

    private void medicines(CareDay day, String prefix) {
        page.list(prefix + "DrugInfs", prefix + "DrugInf", day.medicines(),
                medicine -> medicine(medicine, prefix, prefix + "UsageCl"));
    }

    private void medicine(Medicine medicine, String prefix, String category) {
        page.element(prefix + "DrugC", medicine.code());
        page.element(prefix + "DrugN", medicine.name());
        page.element(prefix + "IngreN", medicine.ingredient());
        page.element(prefix + "Qua1", medicine.quantity());
        page.element(prefix + "Unit", medicine.unit());
        page.element(prefix + "UsageN", medicine.usage());
        page.element(prefix + "SpInst", medicine.instruction());
        page.element(prefix + "Times", medicine.times());
        page.element(category, medicine.category());
    }

    private void treatment(TreatmentItem treatment) {
        page.element("SinInfN", treatment.name());
        page.element("SinInfCd", treatment.code());
        page.element("MeTrIdCl", treatment.category());
        page.element("Qua1", treatment.quantity());
        page.element("Times", treatment.times());
        page.element("Unit", treatment.unit());
    }

    private void checkUp(CheckUp checkUp) {
        day("EffectiveTime", checkUp.day());
        page.list("HealthCheckupResultAndQuestionInfos", "HealthCheckupResultAndQuestionInfo", checkUp.items(),
                this::item);
    }

    private void item(CheckUpItem item) {
        page.element("ItemCode", item.code());
        page.element("ItemName", item.name());
        page.element("DataType", item.dataType());
        page.element("DataValue", item.value());
        page.element("Unit", item.unit());
        page.element("Oid", item.oid());
        page.element("DataValueName", item.valueName());
    }

    private <T> void code(String name, CodeTable<T> table, T meaning) {
        page.element(name, meaning == null ? null : table.codeOf(meaning));
    }

    private void reception(ReceptionNumber number) {
        page.element("ReceptionNumber", number == null ? null : number.value());
    }

    private void number(String name, Integer number) {
        page.element(name, number == null ? null : number.toString());
    }

    private void day(String name, LocalDate day) {
        page.element(name, day == null ? null : DAY.format(day));
    }

    private void month(String name, YearMonth month) {
        page.element(name, month == null ? null : MONTH.format(month));
    }

    private void moment(String name, Instant moment) {
        page.element(name, moment == null ? null : MOMENT.format(moment.atZone(TOKYO)));
    }
}
