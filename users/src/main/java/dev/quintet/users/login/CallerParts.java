package dev.quintet.users.login;

import dev.quintet.service.database.Database;
import dev.quintet.users.session.Sessions;

import jakarta.inject.Singleton;

/** What tells who a caller is. */
@Singleton
record CallerParts(Tokens tokens, TokenStore store, Sessions sessions, Database database) {}
