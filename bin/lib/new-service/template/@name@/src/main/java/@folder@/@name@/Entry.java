package @package@.@name@;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/** @param createdAt RFC 3339, in UTC */
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
record Entry(long id, String text, String createdAt) {}
