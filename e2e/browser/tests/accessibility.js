import { Selector } from 'testcafe';
import { expectAccessible, preferTheme } from '../accessibility.js';
import { bar } from '../pages/bar.js';
import { form } from '../pages/credentials-form.js';
import { usersPage } from '../pages/users-page.js';
import { login, newAdmin, registeredUser } from '../users.js';
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

  test.meta('needs', 'containers')(`axe finds nothing on the pages of accounts and of admins, ${theme}`, async (t) => {
    await preferTheme(t, theme);
    const { token } = await registeredUser();
    const admin = await login(newAdmin());
    const visit = async (path, shown, authToken) => {
      await t.eval(() => (authToken ? localStorage.setItem('authToken', authToken) : localStorage.clear()), { dependencies: { authToken } });
      // Reloaded, as colors that are changing have less contrast.
      await t.navigateTo(`${gateway}${path}`).expect(Selector(shown).exists).ok(path).expect(Selector('[role=status]').exists).notOk(path);
      await expectAccessible(t, path);
    };
    for (const path of ['/account', '/reset-password', '/confirm-email', '/finish', '/undo-email', '/admin/users']) {
      await visit(path, 'main p');
    }
    for (const path of ['/forgot-password', '/reset-password#code', '/confirm-email#code', '/finish#code', '/undo-email#code']) {
      await visit(path, 'form');
    }
    await visit('/account', '.sessions', token);
    await visit('/admin/users', 'main [role=alert]', token);
    await visit('/admin/users', '.people', admin);
    await visit('/admin/audit', '.people', admin);
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

test('whatever the Tab key leads to shows that it has the focus', async (t) => {
  const { token } = await registeredUser();
  await t.eval(() => localStorage.setItem('authToken', token), { dependencies: { token } });
  await t.navigateTo(`${gateway}/account`).expect(Selector('.sessions').exists).ok().pressKey('tab');

  const unseen = await t.eval(() =>
    Array.from(document.querySelectorAll('#root :is(a, button, input, [tabindex="0"]):not(:disabled)'))
      .filter((element) => element.checkVisibility())
      .filter((element) => (element.focus(), getComputedStyle(element).outlineStyle === 'none'))
      .map(({ outerHTML }) => outerHTML),
  );

  await t.expect(unseen).eql([]);
});

test('the keyboard alone is enough to log in, and focus moves to the new page', async (t) => {
  const user = await registeredUser();
  await t.navigateTo(`${gateway}/login`).expect(form.title.exists).ok();

  await t.click(form.title).pressKey('tab').expect(form.email.focused).ok();
  await t.typeText(form.email, user.email, { paste: true }).pressKey('tab').expect(form.password.focused).ok();
  await t.typeText(form.password, user.password, { paste: true }).pressKey('enter');

  await t.expect(usersPage.title.exists).ok().expect(Selector('main').focused).ok();
  // Its first element; the close button of the message, if that is still there.
  const focused = Selector(() => document.activeElement);
  await t.pressKey('tab').expect(focused.parent('main').exists).ok();
});
