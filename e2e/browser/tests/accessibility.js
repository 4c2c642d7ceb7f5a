import { Selector } from 'testcafe';
import { expectAccessible, wish } from '../accessibility.js';
import { bar } from '../pages/bar.js';
import { form } from '../pages/credentials-form.js';
import { usersPage } from '../pages/users-page.js';
import { registered } from '../people.js';
import { gateway } from '../stack.js';

fixture('Accessibility').page(gateway);

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing on any page, ${theme}`, async (t) => {
    await wish(t, theme);
    await registered();
    for (const path of ['/', '/about', '/register', '/login', '/status', '/logout', '/nowhere']) {
      await t.navigateTo(`${gateway}${path}`).expect(Selector('h1').exists).ok().expect(Selector('[role=status]').exists).notOk();
      await t.expect(Selector('html').getAttribute('data-bs-theme')).eql(theme);
      await expectAccessible(t, path);
    }
  });

  test(`axe finds nothing where there is a message, and of one who is logged in, ${theme}`, async (t) => {
    await wish(t, theme);
    const person = await registered();
    await t.navigateTo(`${gateway}/login`);
    await form.fill(person);
    await expectAccessible(t, 'the rules all hold');

    await form.send({ ...person, password: 'not their password' });
    await t.expect(bar.message.exists).ok();
    await expectAccessible(t, 'a login was refused');

    await form.send(person);
    await t.expect(bar.message.exists).ok().expect(usersPage.row(person.email).exists).ok();
    await expectAccessible(t, 'welcomed');

    await bar.open('User Status');
    await t.expect(Selector('main li').count).eql(3);
    await expectAccessible(t, 'the status');
  });
}

test('the keyboard alone logs in, and goes on with the new page', async (t) => {
  const person = await registered();
  await t.navigateTo(`${gateway}/login`).expect(form.title.exists).ok();

  await t.click(form.title).pressKey('tab').expect(form.email.focused).ok();
  await t.typeText(form.email, person.email, { paste: true }).pressKey('tab').expect(form.password.focused).ok();
  await t.typeText(form.password, person.password, { paste: true }).pressKey('enter');

  await t.expect(usersPage.title.exists).ok().expect(Selector('main').focused).ok();
  await t.pressKey('tab').expect(bar.closeMessage.focused).ok();
});
