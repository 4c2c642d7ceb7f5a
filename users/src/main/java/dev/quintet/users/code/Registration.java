package dev.quintet.users.code;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** A registration whose email is not proven yet. */
public record Registration(UUID id, String username, String email, String passwordHash) {
    static Registration of(ResultSet row) throws SQLException {
        return new Registration(
                row.getObject("id", UUID.class),
                row.getString("username"),
                row.getString("email"),
                row.getString("password"));
    }

    @Override
    public String toString() {
        return "Registration[id=%s]".formatted(id);
    }
}
