package dev.quintet.service;

import dev.quintet.service.caller.Caller;
import dev.quintet.service.validation.InvalidFields;
import dev.quintet.service.web.Data;
import dev.quintet.service.web.WhileStarting;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Tells callers who they are. */
@Controller("/caller")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SmallestController {
    @Get
    Data<Integer> whose(Caller caller) {
        return Data.of(caller.userId());
    }

    @Get("/early")
    @WhileStarting
    Data<String> early() {
        return Data.of("early");
    }

    @Get("/refused")
    Data<String> refused() {
        throw new InvalidFields("text", "is missing");
    }
}
