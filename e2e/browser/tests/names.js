import { randomBytes } from 'node:crypto';
import { Selector } from 'testcafe';
import { usersPage } from '../pages/users-page.js';
import { registered } from '../people.js';
import { desk } from '../screen.js';
import { gateway } from '../stack.js';

const unique = (text) => randomBytes(8).toString('hex') + text.slice(16);

fixture('Names of all kinds').page(gateway).afterEach(desk);

for (const [screen, width] of [['a desk', 1280], ['a phone', 375]]) {
  test(`the longest name and email make nothing wider than the screen of ${screen}`, async (t) => {
    await t.resizeWindow(width, 700);
    const person = await registered({ username: unique('w'.repeat(128)), email: `${unique('w'.repeat(58))}@${'w'.repeat(60)}.org` });
    await t.navigateTo(gateway).expect(usersPage.row(person.email).exists).ok();

    const { content, shown, region, table } = await t.eval(() => ({
      content: document.documentElement.scrollWidth,
      shown: document.documentElement.clientWidth,
      region: document.querySelector('.table-responsive').clientWidth,
      table: document.querySelector('table').offsetWidth,
    }));
    await t.expect(content).lte(shown).expect(table).lte(region);
  });
}

test('a name that is written from the right turns nothing around but itself', async (t) => {
  const person = await registered({ username: `שלום ${randomBytes(4).toString('hex')}` });
  await t.navigateTo(gateway).expect(usersPage.row(person.email).exists).ok();

  const cells = usersPage.row(person.email).find('td bdi');
  await t.expect(cells.count).eql(2).expect(Selector('td').withText(person.email).getStyleProperty('direction')).eql('ltr');
});
