import { ClientFunction } from 'testcafe';
import { usersPage } from '../pages/users-page.js';
import { registeredUser } from '../users.js';
import { gateway } from '../stack.js';

fixture('List of users').page(gateway);

const address = ClientFunction(() => location.search);

test('finds users by what their name begins with, in the order asked for, at an address that can be kept', async (t) => {
  const { name } = await registeredUser();
  await registeredUser({ username: `${name}-a` });

  await t.typeText(usersPage.search, name.toUpperCase()).pressKey('enter');
  await t.expect(usersPage.rows.count).eql(2).expect(usersPage.rows.nth(0).innerText).contains(`${name}-a`);
  await t.expect(usersPage.count.innerText).eql('2 users found');

  await t.click(usersPage.order).click(usersPage.order.find('option').withExactText('By username'));
  await t.expect(usersPage.rows.nth(0).innerText).notContains(`${name}-a`);
  await t.expect(address()).eql(`?q=${name.toUpperCase()}&order=username`);

  await t.eval(() => location.reload());
  await t.expect(usersPage.rows.count).eql(2).expect(usersPage.rows.nth(0).innerText).notContains(`${name}-a`);
});

test('says that nobody was found, and leads back to everybody', async (t) => {
  await t.typeText(usersPage.search, 'nobody%_').pressKey('enter');
  await t.expect(usersPage.nobody.innerText).contains('nobody%_');

  await t.click(usersPage.nobody.find('a'));

  await t.expect(usersPage.rows.exists).ok().expect(address()).eql('').expect(usersPage.search.value).eql('');
});
