package jp.madoguchi.routes.hl7;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToByteEncoder;

/** Puts bytes into an MLLP frame. */
@Sharable
final class MllpEncoder extends MessageToByteEncoder<byte[]> {

    MllpEncoder() {
        super(byte[].class);
    }

    @Override
    protected void encode(ChannelHandlerContext context, byte[] content, ByteBuf out) {
        out.ensureWritable(content.length + 3);
        out.writeByte(0x0B).writeBytes(content).writeByte(0x1C).writeByte(0x0D);
    }
}
