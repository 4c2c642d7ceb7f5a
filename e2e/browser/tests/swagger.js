import { readFileSync } from 'node:fs';
import { ClientFunction, Selector } from 'testcafe';
import { expectAccessible, preferStillness, preferTheme, print } from '../accessibility.js';
import { swaggerPage } from '../pages/swagger-page.js';
import { registeredUser } from '../users.js';
import { gateway, product, swagger } from '../stack.js';

fixture('Swagger UI');

const page = `${gateway}/swagger/`;
const described = readFileSync(`${__dirname}/../../../swagger/openapi.yaml`, 'utf8').match(/^ +operationId: /gm).length;
const kept = ClientFunction(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]));
const errors = async (t) => (await t.getBrowserConsoleMessages()).error;

for (const [where, address, needs] of [['behind the gateway', page, 'gateway'], ['on its own port', swagger, 'containers']]) {
  test.page(address).meta({ needs })(`shows the API ${where}`, async (t) => {
    await t.expect(swaggerPage.title.innerText).contains(`${product} users API`);
    await t.expect(swaggerPage.operation('POST', '/auth/login').exists).ok();
    await t.expect(swaggerPage.operations.count).eql(described);
  });
}

test.page(page)('lets a user log in, authorize and see their status', async (t) => {
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
  const { bottom } = await swaggerPage.answer(status).body.boundingClientRect;
  await t.expect((await swaggerPage.answer(status).download.boundingClientRect).top).gte(bottom, 'the buttons cover the answer');
  await t.expect(await kept()).notContains(token, 'a second copy of the token is kept');
  await t.expect(await errors(t)).eql([], 'the policy of the page is broken');
});

test.page(page)('removes the token that an earlier release kept', async (t) => {
  await t.eval(() => localStorage.setItem('authorized', '{"token":{"value":"a.b.c"}}'));
  await t.eval(() => location.reload());
  await t.expect(swaggerPage.operations.exists).ok().expect(kept()).notContains('a.b.c');
});

for (const [operation, names] of [
  ['auth/register', []],
  ['auth/login', []],
  ['auth/logout', []],
  ['auth/status', []],
  ['users/listUsers', ['limit', 'after', 'order', 'q', 'count']],
  ['users/addUser', []],
  ['users/showUser', ['id']],
  ['service/ping', []],
]) {
  test.page(`${page}#/${operation}`)(`opens ${operation} by its address, on few screens, with every parameter's name`, async (t) => {
    const { operation: opened, parameters } = swaggerPage.open;
    await t.expect(opened.find('.responses-wrapper').exists).ok();

    const shown = [];
    for (let i = 0; i < (await parameters.count); i++) shown.push((await parameters.nth(i).innerText).replace(/[\s*]+|required/g, ''));
    await t.expect(shown).eql(names);
    await t.expect(opened.find('.parameters tbody tr').count).eql(names.length);
    await t.expect(opened.offsetHeight).lt(2000);
    await t.expect(await errors(t)).eql([]);
  });
}

test.page(`${page}#/auth/login`)('shows a refusal when it is asked for', async (t) => {
  const { answerBodies, refusal } = swaggerPage.open;
  await t.expect(answerBodies('404').exists).notOk();

  await t.click(refusal('404'));

  await t.expect(answerBodies('404').innerText).contains('User does not exist.');
});

test.page(`${page}#/auth/login`)('has samples for curl and JavaScript', async (t) => {
  const { sample, sampleTab } = swaggerPage.open;
  await t.expect(sample.innerText).contains(`curl -X 'POST'`).expect(sample.innerText).contains(`${gateway}/auth/login`);

  await t.click(sampleTab('JavaScript'));

  await t
    .expect(sample.innerText)
    .contains(`await fetch('${gateway}/auth/login'`)
    .expect(sample.innerText)
    .contains('"email": "michael@example.org"');
});

test.page(page)('finds operations', async (t) => {
  await t.typeText(swaggerPage.filter, 'LOGIN');

  await t.expect(swaggerPage.operations.count).eql(1).expect(swaggerPage.operation('POST', '/auth/login').exists).ok();
});

test.page(page)('is dark where the system is', async (t) => {
  const background = ClientFunction(() => getComputedStyle(document.documentElement).backgroundColor);
  await preferTheme(t, 'dark');
  await t.expect(background()).eql('rgb(28, 32, 34)');

  await preferTheme(t, 'light');
  await t.expect(Selector('html').hasClass('dark-mode')).notOk();
});

test.page(page).after((t) => preferTheme(t, 'light'))('is light on paper', async (t) => {
  await preferTheme(t, 'dark');
  await t.expect(Selector('html').hasClass('dark-mode')).ok();

  await print(t);

  await t.expect(Selector('html').hasClass('dark-mode')).notOk();
});

test.page(page).after((t) => preferTheme(t, 'light'))('is still for those who prefer that', async (t) => {
  await preferStillness(t);

  await t.expect(swaggerPage.authorizeButton.getStyleProperty('transition-property')).eql('none');
});

test.page(page)('is as dark as the client was told to be', async (t) => {
  await t.eval(() => localStorage.setItem('theme', 'dark'));
  await t.eval(() => location.reload());
  await t.expect(Selector('html').hasClass('dark-mode')).ok();
});

// Swagger UI skips a level of headings, and has what is before the operations outside of its landmark.
for (const theme of ['light', 'dark']) {
  test.page(`${page}#/users/listUsers`)(`can be read and heard, ${theme}`, async (t) => {
    await preferTheme(t, theme);
    await t.eval(() => location.reload());
    await t.expect(swaggerPage.operations.count).eql(described).expect(swaggerPage.open.parameters.count).eql(5);
    await expectAccessible(t, theme, { except: ['heading-order', 'region'] });
  });
}
