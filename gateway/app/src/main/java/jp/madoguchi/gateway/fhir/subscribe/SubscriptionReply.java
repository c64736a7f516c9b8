package jp.madoguchi.gateway.fhir.subscribe;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.madoguchi.domain.identity.ResourceId;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.domain.subscription.Subscription;
import jp.madoguchi.domain.subscription.SubscriptionContent;
import jp.madoguchi.domain.subscription.SubscriptionEvent;
import jp.madoguchi.domain.subscription.SubscriptionState;
import jp.madoguchi.fhir.convert.NotificationConverter.Kind;
import jp.madoguchi.fhir.convert.NotificationConverter;
import jp.madoguchi.fhir.convert.SubscriptionConverter;
import jp.madoguchi.gateway.fhir.EntityTags;
import jp.madoguchi.gateway.fhir.Excerpt;
import jp.madoguchi.gateway.fhir.FhirForms;
import jp.madoguchi.gateway.fhir.FhirRefused;
import jp.madoguchi.gateway.fhir.ReturnPreference;
import jp.madoguchi.gateway.web.OneReply;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/** How requests about subscriptions are answered. Everything is made before anything is written. */
final class SubscriptionReply {

    private static final String STATUS = "status";
    private static final String[] OF_SEARCH = {"_id", STATUS, Excerpt.SUMMARY, Excerpt.ELEMENTS};
    private static final Set<String> STATES = Arrays.stream(SubscriptionState.values())
            .map(state -> state.name().toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final String base;
    private final ClientSubscriptions subscriptions;
    private final OperationParameters parameters;

    SubscriptionReply(HttpServletRequest request, HttpServletResponse response, String base,
            ClientSubscriptions subscriptions, OperationParameters parameters) {
        this.request = request;
        this.response = response;
        this.base = base;
        this.subscriptions = subscriptions;
        this.parameters = parameters;
    }

    OneReply.Writing created(Subscription made) {
        return () -> {
            response.setHeader("Location", base + "/Subscription/" + made.id().value() + "/_history/" + made.version());
            kept(HttpServletResponse.SC_CREATED, made);
        };
    }

    OneReply.Writing changed(Subscription changed) {
        return () -> kept(HttpServletResponse.SC_OK, changed);
    }

    private void kept(int status, Subscription kept) throws IOException {
        tag(kept);
        ReturnPreference.tell(request, response);
        switch (ReturnPreference.of(request)) {
            case MINIMAL -> {
                response.setStatus(status);
                response.setHeader("Cache-Control", "no-store");
            }
            case REPRESENTATION -> give(status, SubscriptionConverter.convert(kept));
            case OPERATION_OUTCOME -> give(status, ReturnPreference.outcome("保存しました。現在の状態は $status で確かめられます。",
                    "The subscription is kept. How it stands is told by $status."));
        }
    }

    private boolean isLenient() {
        return Collections.list(request.getHeaders("Prefer")).stream()
                .flatMap(header -> Arrays.stream(header.split("[,;]", -1)))
                .anyMatch(one -> one.strip().toLowerCase(Locale.ROOT).equals("handling=lenient"));
    }

    private void tag(Subscription one) {
        response.setHeader("ETag", etag(one));
        response.setDateHeader("Last-Modified", one.updatedAt().toEpochMilli());
    }

    private static String etag(Subscription one) {
        return "W/\"" + one.version() + "\"";
    }

    OneReply.Writing read(Subscription one) {
        parameters.only(Excerpt.SUMMARY, Excerpt.ELEMENTS);
        Excerpt wanted = Excerpt.of(request, false);
        return () -> {
            tag(one);
            if (EntityTags.of(request, "If-None-Match").filter(tags -> tags.name(one.version())).isPresent()) {
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            } else {
                give(HttpServletResponse.SC_OK, SubscriptionConverter.convert(one), wanted);
            }
        };
    }

    OneReply.Writing deleted() {
        return () -> response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    /** The client's own, by {@code _id} and {@code status}; there are so few that they are one page. */
    OneReply.Writing found(ClientSubscriptions.Asker asker) {
        Excerpt wanted = Excerpt.of(request, true);
        OperationParameters used = isLenient() ? parameters.known(OF_SEARCH) : parameters.only(OF_SEARCH);
        List<Subscription> found = chosen(asker, used, "_id");
        Bundle bundle = set(found.size(), "", used);
        if (!wanted.isCount()) {
            found.forEach(one -> bundle.addEntry().setFullUrl(base + "/Subscription/" + one.id().value())
                    .setResource(SubscriptionConverter.convert(one)).getSearch().setMode(SearchEntryMode.MATCH));
        }
        return () -> give(HttpServletResponse.SC_OK, bundle, wanted);
    }

    OneReply.Writing status(Subscription one) {
        return statuses(List.of(one), "/" + one.id().value() + "/$status", parameters.only());
    }

    OneReply.Writing statusOfAll(ClientSubscriptions.Asker asker) {
        OperationParameters used = parameters.only("id", STATUS);
        return statuses(chosen(asker, used, "id"), "/$status", used);
    }

    private OneReply.Writing statuses(List<Subscription> found, String path, OperationParameters used) {
        Bundle bundle = set(found.size(), path, used);
        found.forEach(one -> {
            Resource status = NotificationConverter.status(one, Kind.ASKED_STATUS, SubscriptionContent.ID_ONLY,
                    List.of());
            bundle.addEntry().setFullUrl("urn:uuid:" + status.getIdElement().getIdPart()).setResource(status)
                    .getSearch().setMode(SearchEntryMode.MATCH);
        });
        return () -> give(HttpServletResponse.SC_OK, bundle);
    }

    /** The self link says what was used, and in which way. */
    private Bundle set(int size, String path, OperationParameters used) {
        Bundle bundle = new Bundle();
        bundle.setType(Bundle.BundleType.SEARCHSET).setTotal(size);
        String query = used.query();
        bundle.addLink().setRelation("self")
                .setUrl(base + "/Subscription" + path + (query.isEmpty() ? "" : "?" + query));
        return bundle;
    }

    private List<Subscription> chosen(ClientSubscriptions.Asker asker, OperationParameters used, String byId) {
        Set<String> ids = values(used, byId);
        Set<String> states = values(used, STATUS);
        // A code of another system is none of ours: nothing has it.
        if (states.stream().anyMatch(one -> one.indexOf('|') < 0 && !STATES.contains(one))) {
            throw FhirRefused.value(STATUS);
        }
        return subscriptions.all(asker).stream()
                .filter(one -> ids.isEmpty() || ids.contains(one.id().value()))
                .filter(one -> states.isEmpty() || states.contains(one.state().name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static Set<String> values(OperationParameters used, String name) {
        return used.all(name).stream().flatMap(one -> Arrays.stream(one.split(",", -1)))
                .collect(Collectors.toSet());
    }

    /** Events by number, with as much content as is asked for: what the subscription has unless the request says otherwise. */
    OneReply.Writing events(ClientSubscriptions.Asker asker, Subscription one) {
        parameters.only("eventsSinceNumber", "eventsUntilNumber", "content");
        long from = number("eventsSinceNumber", 1);
        long to = number("eventsUntilNumber", Long.MAX_VALUE);
        SubscriptionContent content = single("content").map(
                wanted -> SubscriptionContent.of(wanted).orElseThrow(() -> FhirRefused.value("content")))
                .orElse(one.order().content());
        List<SubscriptionEvent> events = subscriptions.events(asker, one, from, to);
        Map<ResourceId, Resource> resources = content == SubscriptionContent.FULL_RESOURCE
                ? subscriptions.focus().read(one, events, content, subscriptions.now()).toCompletableFuture().join()
                        .orElseThrow(() -> new ProblemException(Problem.of(ProblemCode.LEDGER_UNAVAILABLE)))
                : Map.of();
        subscriptions.given(one, events, content);
        Bundle bundle = NotificationConverter.notification(one, Kind.ASKED_EVENTS, content, events, resources,
                subscriptions.now());
        return () -> give(HttpServletResponse.SC_OK, bundle);
    }

    private long number(String name, long otherwise) {
        return single(name).map(text -> {
            if (!text.matches("[0-9]{1,18}")) {
                throw FhirRefused.value(name);
            }
            return Long.parseLong(text);
        }).orElse(otherwise);
    }

    private Optional<String> single(String name) {
        List<String> all = parameters.all(name);
        if (all.size() > 1) {
            throw FhirRefused.value(name);
        }
        return all.stream().findFirst();
    }

    private void give(int status, Resource resource) throws IOException {
        give(status, FhirForms.encoded(resource, FhirForms.isXmlWanted(request)));
    }

    private void give(int status, Resource resource, Excerpt wanted) throws IOException {
        give(status, wanted.encoded(resource, FhirForms.isXmlWanted(request)));
    }

    private void give(int status, byte[] body) throws IOException {
        response.setStatus(status);
        FhirForms.give(request, response, body);
    }
}
