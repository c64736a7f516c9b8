package jp.madoguchi.gateway.medical;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.madoguchi.domain.consent.ViewerRole;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import jp.madoguchi.gateway.access.Access;
import jp.madoguchi.gateway.access.RequestId;
import jp.madoguchi.gateway.desk.Caller;

/**
 * Who wants to look at medical information.
 *
 * @param program the program and the request
 * @param staff   the person, by the staff's identifier
 * @param role    as whom, by the token
 */
public record MedicalAsker(Caller program, String staff, ViewerRole role) {

    private static final String HEADER = "X-Staff-ID";
    private static final Pattern STAFF = Pattern.compile("[0-9A-Za-z._@-]{1,64}");

    public MedicalAsker {
        Objects.requireNonNull(program);
        Objects.requireNonNull(role);
    }

    /**
     * Who asks, as whom: without a role in the token as somebody of the desk, who sees nothing medical. Fails with {@code VALUE_MISSING} or
     * {@code VALUE_MALFORMED} where nobody says who it is.
     */
    public static MedicalAsker of(HttpServletRequest request) {
        if (!(request.getAttribute(Access.ATTRIBUTE) instanceof Access access)) {
            throw new ProblemException(Problem.of(ProblemCode.TOKEN_MISSING));
        }
        String staff = Optional.ofNullable(request.getHeader(HEADER)).orElse("").strip();
        if (staff.isEmpty()) {
            throw new ProblemException(Problem.at(ProblemCode.VALUE_MISSING, HEADER));
        }
        if (!STAFF.matcher(staff).matches()) {
            throw new ProblemException(Problem.at(ProblemCode.VALUE_MALFORMED, HEADER));
        }
        ViewerRole role = access.role();
        return new MedicalAsker(new Caller(access.client(), RequestId.of(request)), staff,
                role == null ? ViewerRole.DESK_STAFF : role);
    }
}
