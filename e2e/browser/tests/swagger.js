import { swaggerPage } from '../pages/swagger-page.js';
import { gateway, swagger } from '../stack.js';

fixture('Swagger UI');

for (const [where, address] of [['behind the gateway', `${gateway}/swagger/`], ['on its own port', swagger]]) {
  test.page(address)(`shows the API ${where}`, async (t) => {
    await t.expect(swaggerPage.title.innerText).contains('Quintet users API');
    await t.expect(swaggerPage.operation('POST', '/auth/login').exists).ok();
    await t.expect(swaggerPage.operations.count).eql(8);
  });
}
