package jp.madoguchi.oqs.message;

import java.util.List;
import java.util.Objects;
import jp.madoguchi.domain.exchange.Reply;

/**
 * A reply as it was read.
 *
 * @param reply   what it says
 * @param remarks what was strange in it, each kind and element once
 */
public record ReplyMessage(Reply reply, List<Remark> remarks) {

    public ReplyMessage {
        Objects.requireNonNull(reply);
        remarks = List.copyOf(remarks);
    }

    /** How many remarks of a kind there are, over all elements. */
    public int count(RemarkKind kind) {
        return remarks.stream().filter(remark -> remark.kind() == kind).mapToInt(Remark::count).sum();
    }

    /** Masked, as the reply is. */
    @Override
    public String toString() {
        return "ReplyMessage[" + reply + "]";
    }
}
