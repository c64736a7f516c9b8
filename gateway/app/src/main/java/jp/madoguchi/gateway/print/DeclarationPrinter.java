package jp.madoguchi.gateway.print;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import jp.madoguchi.domain.claim.QualificationDeclaration;
import jp.madoguchi.domain.problem.Problem;
import jp.madoguchi.domain.problem.ProblemCode;
import jp.madoguchi.domain.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Prints declarations, few at a time, since each embeds a font; the font is read with the first one. Fails with
 * {@code TOO_MANY_REQUESTS} when too many wait.
 */
@ApplicationScoped
public class DeclarationPrinter {

    private static final int AT_ONCE = 2;
    private static final long MOST_SECONDS = 10;

    private final Semaphore free = new Semaphore(AT_ONCE);
    private @Nullable DeclarationForm form;
    private byte @Nullable [] blank;

    /** The blank form, a PDF file. */
    public byte[] blank() {
        return printed(this::blankOf).clone();
    }

    /** The form with everything that a declaration says, a PDF file. */
    public byte[] filled(QualificationDeclaration declaration) {
        return printed(known -> known.filled(declaration));
    }

    private byte[] printed(Function<DeclarationForm, byte[]> print) {
        try {
            if (!free.tryAcquire(MOST_SECONDS, TimeUnit.SECONDS)) {
                throw new ProblemException(Problem.of(ProblemCode.TOO_MANY_REQUESTS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.of(ProblemCode.TOO_MANY_REQUESTS), e);
        }
        try {
            return print.apply(form());
        } finally {
            free.release();
        }
    }

    private synchronized DeclarationForm form() {
        DeclarationForm known = form;
        if (known == null) {
            known = new DeclarationForm();
            form = known;
        }
        return known;
    }

    /** It is the same for everybody. */
    private synchronized byte[] blankOf(DeclarationForm known) {
        byte[] print = blank;
        if (print == null) {
            print = known.blank();
            blank = print;
        }
        return print;
    }
}
