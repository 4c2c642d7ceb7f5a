package dev.quintet.users.password;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;

/**
 * The reference implementation of Argon2, a system library, called according to its {@code
 * argon2.h}. It allocates its memory outside the heap.
 */
final class Libargon2 {
    static final List<String> NAMES = List.of("libargon2.so.1", "libargon2.1.dylib");

    private static final int OK = 0;
    private static final int MEMORY_ALLOCATION_ERROR = -22;
    private static final int VERIFY_MISMATCH = -35;
    /** The size of the column, 255 characters, plus a NUL. */
    private static final int ENCODED_BYTES = 256;

    private final MemorySegment hashEncoded;
    private final MemorySegment verify;

    /**
     * @throws IllegalStateException with a message of one line, if the system does not have the
     *     library
     */
    Libargon2(List<String> names) {
        var library =
                names.stream().map(Libargon2::load).reduce(SymbolLookup::or).orElseThrow();
        hashEncoded = find(library, "argon2id_hash_encoded");
        verify = find(library, "argon2_verify");
    }

    /** Returns the Argon2id hash in the PHC string format. */
    String hash(int passes, int kibibytes, int lanes, byte[] password, byte[] salt, int hashBytes) {
        try (var arena = Arena.ofConfined()) {
            var secret = arena.allocateFrom(JAVA_BYTE, password);
            var encoded = arena.allocate(ENCODED_BYTES);
            var result = (int) Functions.HASH_ENCODED.invokeExact(
                    hashEncoded,
                    passes,
                    kibibytes,
                    lanes,
                    secret,
                    secret.byteSize(),
                    arena.allocateFrom(JAVA_BYTE, salt),
                    (long) salt.length,
                    (long) hashBytes,
                    encoded,
                    encoded.byteSize());
            secret.fill((byte) 0);
            if (result != OK) {
                throw failure(result);
            }
            return encoded.getString(0);
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    /**
     * @param encoded a hash with any parameters
     * @throws IllegalArgumentException if it is not a hash of Argon2
     */
    boolean matches(Type type, String encoded, byte[] password) {
        try (var arena = Arena.ofConfined()) {
            var secret = arena.allocateFrom(JAVA_BYTE, password);
            var result = (int) Functions.VERIFY.invokeExact(
                    verify, arena.allocateFrom(encoded), secret, secret.byteSize(), type.ordinal());
            secret.fill((byte) 0);
            return switch (result) {
                case OK -> true;
                case VERIFY_MISMATCH -> false;
                default -> throw failure(result);
            };
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    private static RuntimeException failure(int result) {
        return result == MEMORY_ALLOCATION_ERROR
                ? new NoMemory()
                : new IllegalArgumentException("libargon2 failed with error " + result);
    }

    private static SymbolLookup load(String name) {
        try {
            return SymbolLookup.libraryLookup(name, Arena.global());
        } catch (IllegalArgumentException _) {
            return _ -> Optional.empty();
        }
    }

    private static MemorySegment find(SymbolLookup library, String function) {
        return library.find(function)
                .orElseThrow(
                        () -> new IllegalStateException(
                                "libargon2 is missing, passwords are hashed by it: install it (on Debian and Ubuntu: apt install libargon2-1)"));
    }

    private static RuntimeException unchecked(Throwable e) {
        return switch (e) {
            case Error error -> throw error;
            case RuntimeException runtime -> runtime;
            default -> new IllegalStateException("a call to libargon2 failed", e);
        };
    }

    /** In the order of {@code argon2_type}. */
    enum Type {
        D,
        I,
        ID
    }

    /** The system did not have enough memory for a hash. */
    static final class NoMemory extends RuntimeException {}

    /**
     * Created at the first hash, which makes the start faster. A size_t is a long, an enum is an
     * int.
     */
    private static final class Functions {
        static final MethodHandle HASH_ENCODED = of(
                JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG,
                ADDRESS, JAVA_LONG);
        static final MethodHandle VERIFY = of(ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT);

        private static MethodHandle of(MemoryLayout... parameters) {
            return Linker.nativeLinker()
                    .downcallHandle(FunctionDescriptor.of(JAVA_INT, parameters));
        }
    }
}
