package jp.madoguchi.gateway.fhir.medical;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.gateway.access.Access;
import jp.madoguchi.gateway.access.Need;
import jp.madoguchi.gateway.access.Permission;
import jp.madoguchi.gateway.fhir.ReadableType;
import jp.madoguchi.gateway.fhir.search.PageTokens;
import jp.madoguchi.gateway.fhir.search.SearchEngine;
import jp.madoguchi.gateway.fhir.search.Searches;
import jp.madoguchi.gateway.medical.BesideInformation;
import jp.madoguchi.gateway.medical.MedicalAsker;
import jp.madoguchi.gateway.medical.MedicalLooks;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/**
 * Medical information over FHIR. Each request looks anew, page by page, and each look is decided and recorded as one of the medical API is;
 * nothing is left of it afterwards. It only looks: the national system is asked through the medical API.
 */
@ApplicationScoped
public class MedicalReads {

    private final Provider<MedicalLooks> looks;
    private final PageTokens pages;
    private final MedicalIds ids = new MedicalIds();

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected MedicalReads() {
        this.looks = null;
        this.pages = null;
    }

    @Inject
    public MedicalReads(Provider<MedicalLooks> looks, PageTokens pages) {
        this.looks = looks;
        this.pages = pages;
    }

    /** A request and what answers it. */
    public record Exchange(HttpServletRequest request, HttpServletResponse response) {

        Access access() {
            if (request.getAttribute(Access.ATTRIBUTE) instanceof Access access) {
                return access;
            }
            throw new ProblemException(Problem.of(ProblemCode.TOKEN_MISSING));
        }

        /** Whether the caller may know who is a patient here, and so why something is refused. */
        boolean mayKnowPatients() {
            return access().scopes().allow(new Need(ReadableType.PATIENT.fhirName(), Permission.READ));
        }
    }

    /** A resource of a type, as long as it may be looked at; empty if there is none of that id. */
    public Optional<Resource> read(Exchange exchange, ReadableType type, String id) {
        Look look = look(exchange);
        Optional<Resource> found = look.read(type, id).map(look::resource);
        look.tell();
        return found;
    }

    /** A search for this request's caller; {@code base} is the API's address as the caller sees it. */
    public Bundle search(Exchange exchange, ReadableType type, Map<String, List<String>> parameters, boolean lenient,
            String base) {
        Look look = look(exchange);
        Bundle found = new Searches(new SearchEngine(look, look::resource), pages)
                .search(new Searches.Request(type, exchange.access(), parameters, lenient, base)).bundle();
        look.tell();
        return found;
    }

    private Look look(Exchange exchange) {
        exchange.response().setHeader("Cache-Control", "no-store");
        return new Look(looks.get(), MedicalAsker.of(exchange.request()), exchange.mayKnowPatients(), ids,
                new BesideInformation(exchange.response()));
    }
}
