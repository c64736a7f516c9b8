package jp.madoguchi.reception.medical;

import java.time.YearMonth;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.exchange.CareSetting;
import jp.madoguchi.domain.exchange.DocumentForm;
import jp.madoguchi.domain.exchange.MedicineContent;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.MemberId;
import jp.madoguchi.domain.qualification.InquiryId;

/** What somebody wants to be asked. */
public sealed interface MedicalWish {

    /** Whose consent is needed for what: each of these. */
    Set<ConsentItem> items();

    /** The membership asked by. */
    MemberId member();

    /** The question. */
    Question question(InquiryId id, FacilityCode facility, TerminalId terminal);

    /** Medicines, and treatments if asked for; the parameters are those of {@link Question.AskMedicines}. */
    record Medicines(MemberId member, YearMonth from, YearMonth to, MedicineContent content, DocumentForm form,
            boolean prescriptions, CareSetting setting) implements MedicalWish {
        public Medicines {
            Objects.requireNonNull(member);
        }

        @Override
        public Set<ConsentItem> items() {
            return content == MedicineContent.MEDICINES
                    ? EnumSet.of(ConsentItem.MEDICINES)
                    : EnumSet.of(ConsentItem.MEDICINES, ConsentItem.TREATMENTS);
        }

        @Override
        public Question question(InquiryId id, FacilityCode facility, TerminalId terminal) {
            return new Question.AskMedicines(id, facility, terminal, member, from, to, content, form, prescriptions,
                    setting);
        }

        @Override
        public String toString() {
            return "Medicines[" + content + "]";
        }
    }

    /** Check-ups. */
    record CheckUps(MemberId member, DocumentForm form, CareSetting setting) implements MedicalWish {
        public CheckUps {
            Objects.requireNonNull(member);
        }

        @Override
        public Set<ConsentItem> items() {
            return EnumSet.of(ConsentItem.HEALTH_CHECKUPS);
        }

        @Override
        public Question question(InquiryId id, FacilityCode facility, TerminalId terminal) {
            return new Question.AskCheckUps(id, facility, terminal, member, form, setting);
        }

        @Override
        public String toString() {
            return "CheckUps";
        }
    }
}
