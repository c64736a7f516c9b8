package jp.madoguchi.gateway.fhir;

import ca.uhn.fhir.parser.IParserErrorHandler;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * What in a body is not as R4 has it, while the rest of it is read on. Only the names of R4's own elements are told, each once: whoever sends ten thousand
 * unknown elements is told that there are such, and their names may be anything.
 */
final class StructureFindings implements IParserErrorHandler {

    private static final String SOMEWHERE = "body";

    private final Set<Problem> problems = new LinkedHashSet<>();

    /** What was found, in the order in which it was read. */
    List<Problem> all() {
        return List.copyOf(problems);
    }

    private void found(String where) {
        problems.add(Problem.at(ProblemCode.REQUEST_MALFORMED, where));
    }

    @Override
    public void invalidValue(@Nullable IParseLocation location, @Nullable String value, @Nullable String error) {
        String element = location == null ? null : location.getParentElementName();
        found(element == null ? SOMEWHERE : element);
    }

    @Override
    public void incorrectJsonType(@Nullable IParseLocation location, String element, ValueType expected,
            @Nullable ScalarType expectedScalar, ValueType found, @Nullable ScalarType foundScalar) {
        found(SOMEWHERE);
    }

    @Override
    public void missingRequiredElement(@Nullable IParseLocation location, String element) {
        found(SOMEWHERE);
    }

    @Override
    public void unexpectedRepeatingElement(@Nullable IParseLocation location, String element) {
        found(SOMEWHERE);
    }

    @Override
    public void unknownAttribute(@Nullable IParseLocation location, String attribute) {
        found(SOMEWHERE);
    }

    @Override
    public void unknownElement(@Nullable IParseLocation location, String element) {
        found(SOMEWHERE);
    }

    @Override
    public void unknownReference(@Nullable IParseLocation location, String reference) {
        found(SOMEWHERE);
    }

    @Override
    public void invalidInternalReference(@Nullable IParseLocation location, String reference) {
        found(SOMEWHERE);
    }

    @Override
    public void containedResourceWithNoId(@Nullable IParseLocation location) {
        found("contained");
    }

    @Override
    public void extensionContainsValueAndNestedExtensions(@Nullable IParseLocation location) {
        found("extension");
    }
}
