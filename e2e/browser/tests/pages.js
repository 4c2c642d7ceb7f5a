import { Selector } from 'testcafe';
import { bar } from '../pages/bar.js';
import { usersPage } from '../pages/users-page.js';
import { registeredUser } from '../users.js';
import { gateway, product } from '../stack.js';

fixture('Pages').page(gateway);

test('the list shows users, newest first', async (t) => {
  const first = await registeredUser();
  const second = await registeredUser();
  await t.navigateTo(gateway);

  await t.expect(usersPage.title.exists).ok().expect(Selector('title').innerText).eql(product).expect(bar.name.innerText).eql(product);
  const headings = ['User ID', 'Email', 'Username'];
  for (const [i, heading] of headings.entries()) {
    await t.expect(usersPage.headings.nth(i).innerText).eql(heading);
  }
  await t.expect(usersPage.row(second.email).exists).ok().expect(usersPage.row(first.email).exists).ok();
  await t.expect(usersPage.rowsAbove(first.email).withText(second.email).exists).ok();
});

test('the bar links to the public pages', async (t) => {
  await bar.open('About');
  await t.expect(Selector('h1').innerText).eql('About');

  await bar.open('Home');
  await t.expect(usersPage.title.exists).ok();
});

test('an unknown page says so and links home', async (t) => {
  await t.navigateTo(`${gateway}/no/such/page`).expect(Selector('h1').innerText).eql('Not found');

  await t.click(Selector('main a'));
  await t.expect(usersPage.title.exists).ok();
});

test('a page can be opened by its address', async (t) => {
  await t.navigateTo(`${gateway}/about`);

  await t.expect(Selector('h1').innerText).eql('About');
});
