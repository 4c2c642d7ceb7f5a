import { Selector } from 'testcafe';
import { expectAccessible } from '../accessibility.js';
import { accountPage } from '../pages/account-page.js';
import { bar } from '../pages/bar.js';
import { form } from '../pages/credentials-form.js';
import { statusPage } from '../pages/status-page.js';
import { usersPage } from '../pages/users-page.js';
import { login, newUser, registeredUser } from '../users.js';
import { gateway } from '../stack.js';

fixture('The own account').page(`${gateway}/login`);

async function openAccount(t, user) {
  await form.send(user);
  await t.expect(usersPage.title.exists).ok();
  await bar.open('Account');
  await t.expect(accountPage.titles.count).eql(5);
}

test('changes the username, which the status then shows', async (t) => {
  const user = await registeredUser();
  const { username } = newUser();
  await openAccount(t, user);
  await expectAccessible(t, 'the account');

  await accountPage.send('Username', { username });

  await t.expect(bar.message.innerText).contains('Your username was changed.');
  await bar.open('User Status');
  await t.expect(statusPage.item('Username:').innerText).eql(`Username: ${username}`);
});

test('changes the email, with which one then logs in', async (t) => {
  const user = await registeredUser();
  const { email } = newUser();
  await openAccount(t, user);

  await accountPage.send('Email', { email, password: user.password });

  await t.expect(bar.message.innerText).contains('Your email was changed.');
  await bar.open('Log Out');
  await t.navigateTo('/login');
  await form.send({ ...user, email });
  await t.expect(bar.message.innerText).contains('Welcome!');
});

test('a wrong password changes nothing, and nobody is logged out by it', async (t) => {
  const user = await registeredUser();
  await openAccount(t, user);

  await accountPage.send('Password', { password: 'not their password', new_password: 'anotherlongone' });

  await t.expect(bar.message.innerText).contains('Sorry. That password is wrong.').expect(bar.link('Log Out').exists).ok();
  await login(user);
});

test('changes the password, which logs out all others', async (t) => {
  const user = await registeredUser();
  await openAccount(t, user);

  await accountPage.send('Password', { password: user.password, new_password: 'anotherlongone' });

  await t.expect(bar.message.innerText).contains('Your password was changed.');
  const { status } = await fetch(`${gateway}/auth/status`, { headers: { Authorization: `Bearer ${user.token}` } });
  await t.expect(status).eql(401);
  // This one goes on.
  await bar.open('User Status');
  await t.expect(statusPage.items.count).eql(3);
  await login({ ...user, password: 'anotherlongone' });
});

test('shows where one is logged in, and ends another session', async (t) => {
  const user = await registeredUser();
  await openAccount(t, user);
  await t.expect(accountPage.sessions.count).eql(2).expect(accountPage.sessions.withText('(this one)').count).eql(1);
  await t.expect(accountPage.sessions.withText('(this one)').innerText).contains('Chrome');

  await t.typeText(accountPage.field('Sessions', 'password'), user.password, { paste: true });
  await t.click(accountPage.sessions.filter((row) => !row.textContent.includes('(this one)')).find('button'));

  await t.expect(bar.message.innerText).contains('That session was ended.').expect(accountPage.sessions.count).eql(1);
  const { status } = await fetch(`${gateway}/auth/status`, { headers: { Authorization: `Bearer ${user.token}` } });
  await t.expect(status).eql(401);
});

test('deletes the account, which nobody can log in to any more', async (t) => {
  const user = await registeredUser();
  await openAccount(t, user);

  await accountPage.send('Delete Account', { password: user.password });

  await t.expect(bar.message.innerText).contains('Your account was deleted.').expect(usersPage.title.exists).ok();
  await t.expect(bar.link('Log In').exists).ok().expect(usersPage.row(user.email).exists).notOk();
  await t.navigateTo('/login');
  await form.send(user);
  await t.expect(bar.message.innerText).contains('User does not exist.');
});

test('asks who is not logged in to log in, and then leads there', async (t) => {
  const user = await registeredUser();
  await t.navigateTo(`${gateway}/account`);
  await t.click(Selector('main p a'));

  await form.send(user);

  await t.expect(accountPage.title.innerText).eql('Account').expect(accountPage.titles.count).eql(5);
});
