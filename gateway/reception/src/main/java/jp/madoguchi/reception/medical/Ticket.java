package jp.madoguchi.reception.medical;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import jp.madoguchi.domain.consent.ConsentItem;
import jp.madoguchi.domain.consent.WrongPersonReport;
import jp.madoguchi.domain.qualification.InquiryId;
import org.jspecify.annotations.Nullable;

/** A question that waits for its answer, with all that decides whether the answer may be looked at. Guarded by its window. */
final class Ticket {

    final InquiryId question;
    final Set<ConsentItem> items;
    final Instant openedAt;
    final List<WrongPersonReport> reports = new ArrayList<>();
    /** Completed with what gives the asker's view, outside the window's lock. It never holds content. */
    final CompletableFuture<Supplier<MedicalView>> asker = new CompletableFuture<>();
    /** As it was asked for; with the end of the care once that is noted. */
    Consents subject;
    @Nullable
    Instant revokedAt;

    Ticket(InquiryId question, Consents subject, Set<ConsentItem> items, Instant openedAt) {
        this.question = question;
        this.subject = subject;
        this.items = Set.copyOf(items);
        this.openedAt = openedAt;
    }
}
