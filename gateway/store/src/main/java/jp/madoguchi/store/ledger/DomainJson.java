package jp.madoguchi.store.ledger;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import jp.madoguchi.domain.claim.Confirmation;
import jp.madoguchi.domain.exchange.Question;
import jp.madoguchi.domain.exchange.ReceptionNumber;
import jp.madoguchi.domain.identity.FacilityCode;
import jp.madoguchi.domain.identity.PatientNumber;
import jp.madoguchi.domain.identity.ReferenceNumber;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.identity.TerminalId;
import jp.madoguchi.domain.insurance.BranchNumber;
import jp.madoguchi.domain.insurance.CardNumber;
import jp.madoguchi.domain.insurance.CardSymbol;
import jp.madoguchi.domain.insurance.InsurerNumber;
import jp.madoguchi.domain.qualification.AnswerOutcome;
import jp.madoguchi.domain.qualification.InquiryId;
import jp.madoguchi.reception.ledger.BulkState;
import jp.madoguchi.reception.ledger.BulkSubject;

/**
 * How domain records look inside a sealed value: their components by name, values of one string as that string, absent ones left
 * out. The domain knows nothing of it.
 */
final class DomainJson {

    private static final List<Class<?>> ONE_STRING = List.of(FacilityCode.class, TerminalId.class, ResourceId.class,
            PatientNumber.class, ReferenceNumber.class, InsurerNumber.class, CardSymbol.class, CardNumber.class,
            BranchNumber.class, InquiryId.class, ReceptionNumber.class);

    private DomainJson() {}

    /** A value that is one string. */
    private abstract static class OneString {

        @SuppressWarnings("unused") // A mixin is only looked at.
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        OneString(String value) {}

        @JsonValue
        abstract String value();
    }

    /** Names of outcomes are part of what is stored: they stay when classes are renamed. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "ended")
    @JsonSubTypes({
            @JsonSubTypes.Type(value = AnswerOutcome.Confirmed.class, name = "confirmed"),
            @JsonSubTypes.Type(value = AnswerOutcome.Refused.class, name = "refused"),
            @JsonSubTypes.Type(value = AnswerOutcome.Failed.class, name = "failed"),
            @JsonSubTypes.Type(value = AnswerOutcome.Processing.class, name = "processing")})
    private interface Outcome {}

    /** As with outcomes, names are part of what is stored. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "confirmed")
    @JsonSubTypes({
            @JsonSubTypes.Type(value = Confirmation.Signed.class, name = "signed"),
            @JsonSubTypes.Type(value = Confirmation.Heard.class, name = "heard")})
    private interface Confirmed {}

    /** As with outcomes, names are part of what is stored. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "asks")
    @JsonSubTypes({
            @JsonSubTypes.Type(value = Question.Confirm.class, name = "confirm"),
            @JsonSubTypes.Type(value = Question.RegisterReference.class, name = "register"),
            @JsonSubTypes.Type(value = Question.RegisterReferences.class, name = "register-many"),
            @JsonSubTypes.Type(value = Question.ConfirmMany.class, name = "confirm-many"),
            @JsonSubTypes.Type(value = Question.CollectConsented.class, name = "collect-consented"),
            @JsonSubTypes.Type(value = Question.CollectTickets.class, name = "collect-tickets"),
            @JsonSubTypes.Type(value = Question.FetchResult.class, name = "fetch"),
            @JsonSubTypes.Type(value = Question.AskMedicines.class, name = "medicines"),
            @JsonSubTypes.Type(value = Question.AskCheckUps.class, name = "check-ups"),
            @JsonSubTypes.Type(value = Question.Recheck.class, name = "recheck"),
            @JsonSubTypes.Type(value = Question.RevokeConsent.class, name = "revoke")})
    private interface Asks {}

    /** As with outcomes, names are part of what is stored. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "about")
    @JsonSubTypes({
            @JsonSubTypes.Type(value = BulkSubject.Persons.class, name = "persons"),
            @JsonSubTypes.Type(value = BulkSubject.References.class, name = "references"),
            @JsonSubTypes.Type(value = BulkSubject.OneReference.class, name = "reference"),
            @JsonSubTypes.Type(value = BulkSubject.Consented.class, name = "consented"),
            @JsonSubTypes.Type(value = BulkSubject.Tickets.class, name = "tickets")})
    private interface About {}

    /** As with outcomes, names are part of what is stored. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "stands")
    @JsonSubTypes({
            @JsonSubTypes.Type(value = BulkState.Planned.class, name = "planned"),
            @JsonSubTypes.Type(value = BulkState.Sent.class, name = "sent"),
            @JsonSubTypes.Type(value = BulkState.Accepted.class, name = "accepted"),
            @JsonSubTypes.Type(value = BulkState.Asked.class, name = "asked"),
            @JsonSubTypes.Type(value = BulkState.Stopped.class, name = "stopped"),
            @JsonSubTypes.Type(value = BulkState.Finished.class, name = "finished")})
    private interface Stands {}

    static JsonMapper mapper() {
        JsonMapper.Builder mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                .visibility(PropertyAccessor.GETTER, Visibility.NONE)
                .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                .addMixIn(AnswerOutcome.class, Outcome.class)
                .addMixIn(Confirmation.class, Confirmed.class)
                .addMixIn(Question.class, Asks.class)
                .addMixIn(BulkSubject.class, About.class)
                .addMixIn(BulkState.class, Stands.class);
        ONE_STRING.forEach(type -> mapper.addMixIn(type, OneString.class));
        return mapper.build();
    }
}
