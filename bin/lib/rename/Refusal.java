/** Why nothing is renamed, in one line. */
final class Refusal extends RuntimeException {
    Refusal(String reason) {
        super(reason);
    }
}
