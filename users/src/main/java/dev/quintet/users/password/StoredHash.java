package dev.quintet.users.password;

import java.util.regex.Pattern;

/** A password hash from the table. Another stack may have written it. */
sealed interface StoredHash {
    /** The work of a check, relative to others of the same algorithm. */
    double work();

    /** The memory that a check takes outside the heap, in KiB. */
    int kibibytes();

    /**
     * @param maxKibibytes the memory that is available
     * @return {@link Unusable} if it is not a hash, or exceeds the limits in docs/settings.md
     */
    static StoredHash parse(String text, int maxKibibytes) {
        var argon2 = Argon2.FORM.matcher(text);
        if (argon2.matches()) {
            return Argon2.of(
                    text,
                    argon2.group("type"),
                    Long.parseLong(argon2.group("memory")),
                    Long.parseLong(argon2.group("passes")),
                    Long.parseLong(argon2.group("lanes")),
                    Math.min(maxKibibytes, Argon2.MAX_KIBIBYTES));
        }
        var bcrypt = Bcrypt.FORM.matcher(text);
        return bcrypt.matches()
                ? Bcrypt.of(text, Integer.parseInt(bcrypt.group("cost")))
                : new Unusable("it is not a hash of Argon2 or bcrypt");
    }

    /** In the PHC string format. */
    record Argon2(String text, Libargon2.Type type, int kibibytes, int passes, int lanes)
            implements StoredHash {
        private static final int MAX_KIBIBYTES = 256 * 1024;
        private static final int MAX_PASSES = 32;
        /** Each lane is a thread. */
        private static final int MAX_LANES = 16;

        private static final Pattern FORM = Pattern.compile(
                "\\$argon2(?<type>id|i|d)\\$(v=(16|19)\\$)?m=(?<memory>\\d{1,10}),t=(?<passes>\\d{1,10}),p=(?<lanes>\\d{1,10})\\$[A-Za-z0-9+/]+\\$[A-Za-z0-9+/]+");

        private static StoredHash of(
                String text, String type, long kibibytes, long passes, long lanes, int maxMemory) {
            if (kibibytes > maxMemory) {
                return new Unusable("it takes %d KiB of memory, but only %d are available"
                        .formatted(kibibytes, maxMemory));
            }
            if (passes > MAX_PASSES || lanes > MAX_LANES) {
                return new Unusable(
                        "it takes %d passes over %d lanes, but at most %d over %d are allowed"
                                .formatted(passes, lanes, MAX_PASSES, MAX_LANES));
            }
            return new Argon2(
                    text,
                    switch (type) {
                        case "id" -> Libargon2.Type.ID;
                        case "i" -> Libargon2.Type.I;
                        default -> Libargon2.Type.D;
                    },
                    (int) kibibytes,
                    (int) passes,
                    (int) lanes);
        }

        boolean isOurs() {
            return text.startsWith(Argon2id.PREFIX);
        }

        @Override
        public double work() {
            return (double) kibibytes * passes;
        }

        @Override
        public String toString() {
            return "argon2 m=%d,t=%d,p=%d".formatted(kibibytes, passes, lanes);
        }
    }

    /** Made by the replaced stack. */
    record Bcrypt(String text, int cost) implements StoredHash {
        private static final int MIN_COST = 4;
        private static final int MAX_COST = 16;
        private static final Pattern FORM =
                Pattern.compile("\\$2[aby]\\$(?<cost>\\d\\d)\\$[./A-Za-z0-9]{53}");

        private static StoredHash of(String text, int cost) {
            return cost < MIN_COST || cost > MAX_COST
                    ? new Unusable("its cost is %d, but must be %d to %d"
                            .formatted(cost, MIN_COST, MAX_COST))
                    : new Bcrypt(text, cost);
        }

        @Override
        public double work() {
            return 1L << cost;
        }

        @Override
        public int kibibytes() {
            return 0;
        }

        @Override
        public String toString() {
            return "bcrypt " + cost;
        }
    }

    /** No password matches it. */
    record Unusable(String reason) implements StoredHash {
        @Override
        public double work() {
            return 0;
        }

        @Override
        public int kibibytes() {
            return 0;
        }
    }
}
