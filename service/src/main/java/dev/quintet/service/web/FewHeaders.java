package dev.quintet.service.web;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.handler.codec.http.TooLongHttpHeaderException;

/** Headers of a request, or trailers of its body. Many short ones would take forty times the memory of their bytes. */
final class FewHeaders extends DefaultHttpHeaders {
    /** As many as other servers take; browsers and proxies send some thirty. */
    static final int MAX = 100;

    static final HttpHeadersFactory FACTORY = new HttpHeadersFactory() {
        @Override
        public HttpHeaders newHeaders() {
            return new FewHeaders();
        }

        @Override
        public HttpHeaders newEmptyHeaders() {
            return new FewHeaders();
        }
    };

    @Override
    public HttpHeaders add(CharSequence name, Object value) {
        if (size() >= MAX) {
            throw new TooLongHttpHeaderException("more than " + MAX + " headers");
        }
        return super.add(name, value);
    }
}
