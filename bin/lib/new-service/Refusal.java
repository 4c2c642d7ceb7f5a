/** Why no service can be made, in one line. */
final class Refusal extends RuntimeException {
    Refusal(String message) {
        super(message.replaceAll("\\p{Cntrl}", "?"));
    }
}
