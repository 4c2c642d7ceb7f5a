import { bar } from '../pages/bar.js';
import { form } from '../pages/credentials-form.js';
import { statusPage } from '../pages/status-page.js';
import { usersPage } from '../pages/users-page.js';
import { registeredUser } from '../users.js';
import { gateway } from '../stack.js';
import { inTab } from '../tabs.js';

fixture('Session').page(`${gateway}/login`);

test('logging out in another tab logs out here', async (t) => {
  await form.send(await registeredUser());
  await bar.open('User Status');
  await t.expect(statusPage.items.count).eql(3);

  await inTab(t, `${gateway}/logout`, async () => {
    await t.expect(bar.link('Log In').exists).ok().expect(bar.link('Log Out').exists).notOk();
    await t.expect(statusPage.paragraph.innerText).contains('You must be logged in to view this.');
  });
});

test('logging in in another tab logs in here', async (t) => {
  const { token } = await registeredUser();
  await t.expect(bar.link('Log In').exists).ok();

  await inTab(t, `${gateway}/about`, async (tab) => {
    await tab.evaluate(`localStorage.setItem('authToken', '${token}')`);

    await t.expect(usersPage.title.exists).ok().expect(bar.link('Log Out').exists).ok();
  });
});

test('a token that the server no longer accepts logs out with a message', async (t) => {
  const { token } = await registeredUser();
  await t.eval(() => localStorage.setItem('authToken', token), { dependencies: { token } });
  await t.navigateTo(`${gateway}/about`).expect(bar.memberName.innerText).match(/^user/);
  await fetch(`${gateway}/auth/logout`, { headers: { Authorization: `Bearer ${token}` } });

  await bar.open('User Status');

  await t.expect(bar.message.innerText).contains('Your session has ended. Please log in again.');
  await t.expect(bar.link('Log In').exists).ok();
  await t.expect(statusPage.paragraph.innerText).contains('You must be logged in to view this.');
});

test('logging out tells the server', async (t) => {
  await form.send(await registeredUser());
  await t.expect(usersPage.title.exists).ok();
  const token = await t.eval(() => localStorage.getItem('authToken'));

  await bar.open('Log Out');
  await t.expect(statusPage.paragraph.innerText).contains('You are now logged out.');

  const status = async () => (await fetch(`${gateway}/auth/status`, { headers: { Authorization: `Bearer ${token}` } })).status;
  await t.expect(await status()).eql(401);
});
