package jp.madoguchi.reception.ledger;

import java.util.Objects;

/**
 * A request that changed a task or a case. The same one again changes nothing.
 *
 * @param id     the client's identifier of the request
 * @param action what it asked for
 */
public record AppliedRequest(String id, String action) {

    public AppliedRequest {
        Objects.requireNonNull(id);
        Objects.requireNonNull(action);
    }
}
