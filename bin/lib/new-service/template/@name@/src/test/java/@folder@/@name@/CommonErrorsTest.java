package @package@.@name@;


import @package@.testkit.TokenJudge;
import @package@.testkit.description.CommonErrors;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;


/** Every error that the description names for an operation. */
class CommonErrorsTest {
    @AutoClose
    private static final TokenJudge users = new TokenJudge();

    @AutoClose
    private static final Service service = Service.start(users);

    @Test
    void areAsTheDescriptionSays() {
        CommonErrors.meet(service, Service.DESCRIPTION);
    }
}
