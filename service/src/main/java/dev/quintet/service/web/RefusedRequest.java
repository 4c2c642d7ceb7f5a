package dev.quintet.service.web;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;

/**
 * Replaces a request that {@link RequestGate} refuses. It holds nothing unreadable, and is the last
 * one of its connection.
 */
final class RefusedRequest extends DefaultFullHttpRequest {
    private final ApiException refusal;

    RefusedRequest(HttpRequest request, ApiException refusal) {
        super(
                HttpVersion.HTTP_1_1,
                request.method(),
                "/",
                Unpooled.EMPTY_BUFFER,
                headers(request),
                EmptyHttpHeaders.INSTANCE);
        this.refusal = refusal;
    }

    ApiException refusal() {
        return refusal;
    }

    private static HttpHeaders headers(HttpRequest request) {
        var headers = request.decoderResult().isSuccess()
                ? request.headers().remove(HttpHeaderNames.CONTENT_LENGTH)
                : new DefaultHttpHeaders();
        return headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    }
}
