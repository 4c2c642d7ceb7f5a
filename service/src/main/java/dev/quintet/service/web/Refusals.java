package dev.quintet.service.web;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.http.server.netty.NettyHttpRequest;

/**
 * Answers requests that {@link RequestGate} has refused, like any other error: counted, logged, in
 * JSON.
 */
@ServerFilter("/**")
final class Refusals implements Ordered {
    @Override
    public int getOrder() {
        return ServerFilterPhase.FIRST.after();
    }

    @RequestFilter
    void answer(HttpRequest<?> request) {
        if (request instanceof NettyHttpRequest<?> netty
                && netty.getNativeRequest() instanceof RefusedRequest refused) {
            throw refused.refusal();
        }
    }
}
