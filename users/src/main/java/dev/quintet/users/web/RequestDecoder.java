package dev.quintet.users.web;

import dev.quintet.users.config.HttpSettings;

import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;

/** Netty's, but it does not guess where a body ends. */
final class RequestDecoder extends HttpRequestDecoder {
    RequestDecoder(HttpSettings settings) {
        super(new HttpDecoderConfig()
                .setMaxInitialLineLength(settings.maxHeaderBytes())
                .setMaxHeaderSize(settings.maxHeaderBytes()));
    }

    /** RFC 9112, 6.3: an attempt to have it end elsewhere for the gateway than for us. */
    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("both Transfer-Encoding and Content-Length");
    }
}
