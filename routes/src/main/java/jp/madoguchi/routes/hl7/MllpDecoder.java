package jp.madoguchi.routes.hl7;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.TooLongFrameException;
import java.util.List;

/**
 * Parts a stream into MLLP frames: 0x0B, content, 0x1C 0x0D. Emits the content as {@code byte[]}.
 *
 * <p>It looks at every byte once, however the stream is cut. A frame over the limit, or anything but CR, LF and space between frames,
 * ends the connection: neither can be answered by an acknowledgement that the sender would understand.
 */
final class MllpDecoder extends ByteToMessageDecoder {

    private static final byte START = 0x0B;
    private static final byte END = 0x1C;
    private static final byte CARRIAGE_RETURN = 0x0D;

    private final int mostBytes;
    /** Bytes of the frame, from its start byte, that are known not to begin its end. */
    private int scanned;
    private boolean broken;

    /**
     * @param mostBytes longest content of a frame
     */
    MllpDecoder(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (broken) {
            in.skipBytes(in.readableBytes());
            return;
        }
        if (scanned == 0 && !enterFrame(in)) {
            return;
        }
        int end = endOfFrame(in);
        int length = (end < 0 ? in.readableBytes() : end - in.readerIndex()) - 1;
        if (length > mostBytes) {
            refuse(in, new TooLongFrameException("an MLLP frame of more than " + mostBytes + " bytes"));
        }
        if (end >= 0) {
            byte[] content = new byte[length];
            in.skipBytes(1);
            in.readBytes(content);
            in.skipBytes(2);
            scanned = 0;
            out.add(content);
        }
    }

    /** Skips what may stand between frames; true when a frame begins. */
    private boolean enterFrame(ByteBuf in) {
        while (in.isReadable()) {
            byte next = in.getByte(in.readerIndex());
            if (next == START) {
                scanned = 1;
                return true;
            }
            if (next != CARRIAGE_RETURN && next != '\n' && next != ' ') {
                refuse(in, new CorruptedFrameException("bytes outside of an MLLP frame"));
            }
            in.skipBytes(1);
        }
        return false;
    }

    /** Where the frame's content ends; -1 if its end has not come yet. */
    private int endOfFrame(ByteBuf in) {
        int from = in.readerIndex() + scanned;
        int last = in.writerIndex() - 1;
        for (int at = from; at <= last; at++) {
            int candidate = in.indexOf(at, last + 1, END);
            if (candidate < 0) {
                scanned = in.readableBytes();
                return -1;
            }
            if (candidate == last) {
                scanned = candidate - in.readerIndex();
                return -1;
            }
            if (in.getByte(candidate + 1) == CARRIAGE_RETURN) {
                return candidate;
            }
            at = candidate;
        }
        return -1;
    }

    private void refuse(ByteBuf in, RuntimeException why) {
        broken = true;
        in.skipBytes(in.readableBytes());
        throw why;
    }
}
