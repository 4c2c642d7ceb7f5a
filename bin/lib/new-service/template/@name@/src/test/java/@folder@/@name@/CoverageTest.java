package @package@.@name@;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import java.util.Set;

/** Runs after all others. */
@Order(Integer.MAX_VALUE)
class CoverageTest {
    @Test
    void everyDescribedAnswerWasMet() {
        assertEquals(Set.of(), Service.DESCRIPTION.uncovered());
    }
}
