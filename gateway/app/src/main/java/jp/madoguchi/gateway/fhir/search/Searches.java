package jp.madoguchi.gateway.fhir.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.madoguchi.gateway.access.Access;
import jp.madoguchi.gateway.access.Need;
import jp.madoguchi.gateway.access.Permission;
import jp.madoguchi.gateway.fhir.ReadableType;
import org.hl7.fhir.r4.model.Bundle;

/** A search from its parameters to its Bundle: read, allowed, found, told. Keeping the audit record is the caller's. */
public final class Searches {

    private static final String PAGE = "_page";
    /** Chains by these say no more of the other resource than the reference to it does. */
    private static final Set<String> HARMLESS = Set.of("identifier", "_id");

    private final SearchEngine engine;
    private final PageTokens tokens;

    public Searches(SearchEngine engine, PageTokens tokens) {
        this.engine = engine;
        this.tokens = tokens;
    }

    /**
     * A request to search.
     *
     * @param access     what the caller's token grants
     * @param parameters as they came
     * @param lenient    whether unknown parameters are ignored
     * @param base       address of the API, as the caller sees it
     */
    public record Request(ReadableType type, Access access, Map<String, List<String>> parameters, boolean lenient,
            String base) {}

    /** What was found, and what of it goes into the audit record. */
    public record Result(SearchQuery query, SearchEngine.Found found, Bundle bundle) {}

    /** Answers a request. @throws SearchRefused if it is not answered */
    public Result search(Request request) {
        PageTokens.Page page = page(request);
        SearchQuery query = QueryReader.read(request.type(), page.parameters(), request.lenient());
        allow(request.access(), query);
        SearchEngine.Found found = engine.search(query, page.position());
        Map<String, List<String>> used = query.used();
        Bundle bundle = new SearchBundle(request.base(), query, found, page.position()).make(from -> tokens
                .seal(request.access().client(), request.type(), new PageTokens.Page(used, from)));
        return new Result(query, found, bundle);
    }

    private PageTokens.Page page(Request request) {
        List<String> token = request.parameters().get(PAGE);
        if (token == null) {
            return new PageTokens.Page(request.parameters(), 0);
        }
        Map<String, List<String>> others = new LinkedHashMap<>(request.parameters());
        others.remove(PAGE);
        others.keySet().stream().filter(name -> !Results.OF_FORM.contains(name)).findFirst().ifPresent(name -> {
            throw SearchRefused.unknown(name); // the token says what is searched
        });
        PageTokens.Page page = tokens.open(request.access().client(), request.type(), token.getFirst());
        Map<String, List<String>> all = new LinkedHashMap<>(page.parameters());
        Results.OF_FORM.forEach(all::remove);
        all.putAll(others);
        return new PageTokens.Page(all, page.position());
    }

    /** What comes along must be readable, what is looked through for the answer searchable. */
    private static void allow(Access access, SearchQuery query) {
        for (Condition condition : query.conditions()) {
            switch (condition) {
                case Condition.Own own -> {
                    // of the type itself: the filter in front has allowed that
                }
                case Condition.Chained chained -> {
                    if (!HARMLESS.contains(chained.inner().param().name())) {
                        require(access, chained.target(), Permission.SEARCH);
                    }
                }
                case Condition.Has has -> require(access, has.source(), Permission.SEARCH);
            }
        }
        query.includes().forEach(
                include -> include.targets().stream().sorted()
                        .forEach(target -> require(access, target, Permission.READ)));
        query.reverseIncludes().forEach(include -> require(access, include.source(), Permission.READ));
    }

    private static void require(Access access, ReadableType type, Permission permission) {
        Need need = new Need(type.fhirName(), permission);
        if (!access.scopes().allow(need)) {
            throw SearchRefused.forbidden(need.toString());
        }
    }
}
