import { swaggerPage } from '../pages/swagger-page.js';
import { registeredUser } from '../users.js';
import { gateway, swagger } from '../stack.js';

fixture('Swagger UI');

for (const [where, address] of [['behind the gateway', `${gateway}/swagger/`], ['on its own port', swagger]]) {
  test.page(address)(`shows the API ${where}`, async (t) => {
    await t.expect(swaggerPage.title.innerText).contains('Quintet users API');
    await t.expect(swaggerPage.operation('POST', '/auth/login').exists).ok();
    await t.expect(swaggerPage.operations.count).eql(8);
  });
}

test.page(`${gateway}/swagger/`)('lets a user log in, authorize and see their status', async (t) => {
  const { email, password, name } = await registeredUser();
  const login = swaggerPage.operation('POST', '/auth/login');
  const status = swaggerPage.operation('GET', '/auth/status');

  await swaggerPage.tryOut(login, { email, password });
  await t.expect(swaggerPage.answer(login).status.innerText).contains('200');
  const { auth_token: token } = JSON.parse(await swaggerPage.answer(login).body.innerText);
  await swaggerPage.authorize(token);
  await swaggerPage.tryOut(status);

  await t.expect(swaggerPage.answer(status).status.innerText).contains('200');
  await t.expect(swaggerPage.answer(status).body.innerText).contains(`"username": "${name}"`);
});
