package dev.quintet.service.web;

import dev.quintet.service.config.HttpSettings;

import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;

/** Netty's decoder, but it never guesses where a body ends. */
final class RequestDecoder extends HttpRequestDecoder {
    RequestDecoder(HttpSettings settings) {
        super(new HttpDecoderConfig()
                .setMaxInitialLineLength(settings.maxHeaderBytes())
                .setMaxHeaderSize(settings.maxHeaderBytes()));
    }

    /** RFC 9112, 6.3: an attempt to make gateway and service disagree on where the body ends. */
    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("both Transfer-Encoding and Content-Length");
    }
}
