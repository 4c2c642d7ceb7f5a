package dev.quintet.service.web;

import dev.quintet.service.config.HttpSettings;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;

import java.util.List;
import java.util.function.BooleanSupplier;

/** Netty's decoder, but it never guesses where a body ends, and can be made to wait. */
final class RequestDecoder extends HttpRequestDecoder {
    private final BooleanSupplier waits;

    /** @param waits whether the next request has to wait */
    RequestDecoder(HttpSettings settings, BooleanSupplier waits) {
        super(new HttpDecoderConfig()
                .setMaxInitialLineLength(settings.maxHeaderBytes())
                .setMaxHeaderSize(settings.maxHeaderBytes())
                .setHeadersFactory(FewHeaders.FACTORY)
                .setTrailersFactory(FewHeaders.FACTORY));
        this.waits = waits;
    }

    /** Requests take less memory as the bytes that they are than decoded. */
    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf bytes, List<Object> messages)
            throws Exception {
        if (!waits.getAsBoolean()) {
            super.decode(context, bytes, messages);
        }
    }

    /** RFC 9112, 6.3: an attempt to make gateway and service disagree on where the body ends. */
    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("both Transfer-Encoding and Content-Length");
    }
}
