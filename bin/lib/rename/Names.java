import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import javax.lang.model.SourceVersion;

/**
 * Whose stack it is.
 *
 * @param product as people read it
 * @param prefix of images, networks, packages of npm
 * @param javaPackage that all classes are in
 */
record Names(String product, String prefix, String javaPackage) {
    static final List<String> KEYS = List.of("product", "prefix", "package");

    private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern PACKAGE = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*");

    static Names of(Map<String, String> file) {
        return new Names(file.get("product"), file.get("prefix"), file.get("package"));
    }

    String get(String key) {
        return switch (key) {
            case "product" -> product;
            case "prefix" -> prefix;
            case "package" -> javaPackage;
            default -> throw new IllegalArgumentException(key);
        };
    }

    /** {@code ACME_} of variables. */
    String variables() {
        return prefix.toUpperCase(Locale.ROOT).replace('-', '_') + "_";
    }

    String folder() {
        return javaPackage.replace('.', '/');
    }

    /** In one line, what is wrong with them, if anything. */
    void check(Project project) {
        var length = product.codePointCount(0, product.length());
        if (length == 0
                || length > 60
                || !product.strip().equals(product)
                || product.chars().anyMatch(Character::isISOControl)) {
            throw new Refusal(
                    "the product's name is '%s', it must be 1 to 60 characters of one line, without white space at either end"
                            .formatted(product));
        }
        if (!PREFIX.matcher(prefix).matches() || prefix.length() > 30) {
            throw new Refusal(
                    "the prefix is '%s', it must be up to 30 of a-z, 0-9, with - between them, and begin with a letter: acme"
                            .formatted(prefix));
        }
        if (project.taken().contains(prefix)) {
            throw new Refusal(
                    "the prefix is '%s', which a part of the stack is called already: choose another"
                            .formatted(prefix));
        }
        if (!PACKAGE.matcher(javaPackage).matches()
                || !SourceVersion.isName(javaPackage)
                || javaPackage.length() > 100) {
            throw new Refusal(
                    "the package is '%s', it must be a name of Java of up to 100 small letters, digits and _, with . between them: com.acme.desk"
                            .formatted(javaPackage));
        }
        if (project.taken().contains(javaPackage)) {
            throw new Refusal(
                    "the package is '%s', which a part of the stack is called already: choose another"
                            .formatted(javaPackage));
        }
        project.foreignUse(javaPackage).ifPresent(line -> {
            throw new Refusal(
                    "the package is '%s', which others' classes are in (%s): choose another"
                            .formatted(javaPackage, line));
        });
    }
}
