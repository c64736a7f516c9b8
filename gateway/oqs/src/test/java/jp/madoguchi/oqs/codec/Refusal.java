package jp.madoguchi.oqs.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;

/** Says of a file that it is refused, why and where. */
final class Refusal {

    private Refusal() {}

    static void isRefused(Document document, ProblemCode code, String where) {
        isRefused(document.utf8(), code, where);
    }

    /** Refused with the code, at a place that begins with {@code where}. */
    static void isRefused(byte[] file, ProblemCode code, String where) {
        assertThatThrownBy(() -> new ResultReader().read(file))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo(code);
                    assertThat(refused.problem().where()).startsWith(where);
                }).hasNoCause();
    }
}
