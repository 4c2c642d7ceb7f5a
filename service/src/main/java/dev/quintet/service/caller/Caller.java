package dev.quintet.service.caller;

import dev.quintet.service.web.ApiException;

/**
 * Whoever sends a request with a token of the users service. Controllers take it as a parameter;
 * only its method asks, on the controller's thread.
 */
public interface Caller {
    /** @throws ApiException if the request has no token that is good now, or nobody can say so */
    int userId();
}
