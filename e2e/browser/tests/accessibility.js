import { Selector } from 'testcafe';
import { expectAccessible, preferTheme } from '../accessibility.js';
import { bar } from '../pages/bar.js';
import { form } from '../pages/credentials-form.js';
import { usersPage } from '../pages/users-page.js';
import { registeredUser } from '../users.js';
import { gateway } from '../stack.js';

fixture('Accessibility').page(gateway);

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing on any page, ${theme}`, async (t) => {
    await preferTheme(t, theme);
    await registeredUser();
    for (const path of ['/', '/about', '/register', '/login', '/status', '/logout', '/nowhere']) {
      await t.navigateTo(`${gateway}${path}`).expect(Selector('h1').exists).ok().expect(Selector('[role=status]').exists).notOk();
      await t.expect(Selector('html').getAttribute('data-bs-theme')).eql(theme);
      await expectAccessible(t, path);
    }
  });

  test(`axe finds nothing with messages and when logged in, ${theme}`, async (t) => {
    await preferTheme(t, theme);
    const user = await registeredUser();
    await t.navigateTo(`${gateway}/login`);
    await form.fill(user);
    await expectAccessible(t, 'the rules all hold');

    await form.send({ ...user, password: 'not their password' });
    await t.expect(bar.message.exists).ok();
    await expectAccessible(t, 'a login was refused');

    await form.send(user);
    await t.expect(bar.message.exists).ok().expect(usersPage.row(user.email).exists).ok();
    await expectAccessible(t, 'welcomed');

    await bar.open('User Status');
    await t.expect(Selector('main li').count).eql(3);
    await expectAccessible(t, 'the status');
  });
}

test('the keyboard alone is enough to log in, and focus moves to the new page', async (t) => {
  const user = await registeredUser();
  await t.navigateTo(`${gateway}/login`).expect(form.title.exists).ok();

  await t.click(form.title).pressKey('tab').expect(form.email.focused).ok();
  await t.typeText(form.email, user.email, { paste: true }).pressKey('tab').expect(form.password.focused).ok();
  await t.typeText(form.password, user.password, { paste: true }).pressKey('enter');

  await t.expect(usersPage.title.exists).ok().expect(Selector('main').focused).ok();
  await t.pressKey('tab').expect(bar.closeMessage.focused).ok();
});
