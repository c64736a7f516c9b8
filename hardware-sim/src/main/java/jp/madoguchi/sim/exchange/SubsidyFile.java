package jp.madoguchi.sim.exchange;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import jp.madoguchi.sim.message.Element;
import jp.madoguchi.sim.national.Entries;
import jp.madoguchi.sim.national.Person;
import jp.madoguchi.sim.national.Qualification;
import jp.madoguchi.sim.national.Subsidy;

/**
 * 医療費助成 (PMH) beside a face result (oqs-interface 6.2). Its layout is inferred: the upstream names, unless the table of
 * names says otherwise, below a header and the card data by which the person is found. No entitlement, an ended one and
 * no consent cannot be told apart: there is no file.
 */
public final class SubsidyFile {
    private SubsidyFile() {}

    /** The file, if there is anything to hand over. */
    public static Optional<Element> of(Person person, String facility, String identifier, LocalDateTime at,
            String characters, ExchangeNames names) {
        LocalDate today = at.toLocalDate();
        List<Subsidy> shown = !person.consents().subsidy()
                ? List.of()
                : person.subsidies().stream().filter(subsidy -> subsidy.participating() && subsidy.covers(today))
                        .toList();
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        Element header = new Element("MessageHeader").with("ProcessExecutionTime", Entries.stamp(at))
                .with("MedicalInstitutionCode", facility).with("ArbitraryFileIdentifier", identifier)
                .with("SegmentOfResult", "1").with("CharacterCodeIdentifier", characters);
        Element body = new Element("MessageBody").with("ProcessingResultStatus", "1");
        Optional<Qualification> card = person.qualifications().stream().filter(q -> q.covers(today)).findFirst();
        card.ifPresent(q -> body.with("InsurerNumber", q.insurer().length() == 6 ? "  " + q.insurer() : q.insurer())
                .with("InsuredCardSymbol", q.symbol()).with("InsuredIdentificationNumber", q.number())
                .with("InsuredBranchNumber", q.branch()));
        body.with("Name", person.name()).with("NameKana", person.kana())
                .with("Sex1", Integer.toString(person.sex().code())).with("Birthdate", Entries.day(person.birthDate()));
        Element list = new Element("medicalSubsidyList");
        for (int i = 0; i < shown.size(); i++) {
            list.with(subsidy(shown.get(i), i + 1));
        }
        return Optional.of(new Element("XmlMsg").with(header).with(body.with(list)).renamed(names.tags()));
    }

    private static Element subsidy(Subsidy subsidy, int key) {
        Element element = new Element("medicalSubsidy").with("medicalSubsidyInsurerNumber", subsidy.payer())
                .with("medicalSubsidyRecipientNumber", subsidy.recipient()).with("certificationName", subsidy.name())
                .with("certificationSubKey", Integer.toString(key)).with("historyKey", "1").with("isDeleted", "0")
                .with("municipalityName", subsidy.municipality()).with("segment", subsidy.segment())
                .with("incomeSegment", subsidy.incomeSegment()).with("validFrom", Entries.day(subsidy.from()));
        LocalDate until = subsidy.until();
        element.with("validTo", until == null ? null : Entries.day(until));
        if (!subsidy.maxCopayments().isEmpty()) {
            Element limits = new Element("maxCopaymentAmount");
            subsidy.maxCopayments().forEach(limit -> limits.with(limit.kind(), Integer.toString(limit.yen())));
            element.with(limits);
        }
        if (!subsidy.conditions().isEmpty()) {
            element.with("additionalConditions", String.join(";", subsidy.conditions()));
        }
        if (!subsidy.institutions().isEmpty()) {
            Element institutions = new Element("designatedMedicalInstitutions");
            subsidy.institutions().forEach(one -> institutions.with("designatedMedicalInstitution", one));
            element.with(institutions);
        }
        element.with("isAlwaysReimbursement", subsidy.alwaysReimbursed() ? "1" : "0");
        element.with("isNotDisclosed", subsidy.notDisclosed() ? "1" : null);
        if (!subsidy.details().isEmpty()) {
            Element details = new Element("certificationDetailList");
            subsidy.details().forEach(one -> details.with("certificationDetail", one));
            element.with(details);
        }
        return element;
    }
}
