import { randomBytes } from 'node:crypto';
import { Selector } from 'testcafe';
import { usersPage } from '../pages/users-page.js';
import { registeredUser } from '../users.js';
import { restoreSize } from '../screen.js';
import { gateway } from '../stack.js';

const unique = (text) => randomBytes(8).toString('hex') + text.slice(16);

fixture('Names of all kinds').page(gateway).afterEach(restoreSize);

for (const [screen, width] of [['a desk', 1280], ['a phone', 375]]) {
  test(`the longest name and email do not overflow the screen of ${screen}`, async (t) => {
    await t.resizeWindow(width, 700);
    const user = await registeredUser({ username: unique('w'.repeat(128)), email: `${unique('w'.repeat(58))}@${'w'.repeat(60)}.org` });
    await t.navigateTo(gateway).expect(usersPage.row(user.email).exists).ok();

    const { content, shown, region, table } = await t.eval(() => ({
      content: document.documentElement.scrollWidth,
      shown: document.documentElement.clientWidth,
      region: document.querySelector('.table-responsive').clientWidth,
      table: document.querySelector('table').offsetWidth,
    }));
    await t.expect(content).lte(shown).expect(table).lte(region);
  });
}

test('a right-to-left name does not change the direction of anything else', async (t) => {
  const user = await registeredUser({ username: `שלום ${randomBytes(4).toString('hex')}` });
  await t.navigateTo(gateway).expect(usersPage.row(user.email).exists).ok();

  const cells = usersPage.row(user.email).find('td bdi');
  await t.expect(cells.count).eql(2).expect(Selector('td').withText(user.email).getStyleProperty('direction')).eql('ltr');
});
