import { bar } from '../pages/bar.js';
import { form } from '../pages/credentials-form.js';
import { statusPage } from '../pages/status-page.js';
import { usersPage } from '../pages/users-page.js';
import { registeredUser } from '../users.js';
import { gateway } from '../stack.js';

fixture('Log in and out').page(`${gateway}/login`);

test('shows the form and its rules', async (t) => {
  await t.expect(form.title.innerText).eql('Login').expect(form.username.exists).notOk();
  await t.expect(form.brokenRules.count).eql(3).expect(form.submit.hasAttribute('disabled')).ok();
  const rules = [
    'Email must be greater than 5 characters.',
    'Email must be a valid email address.',
    'Password must be greater than 10 characters.',
  ];
  for (const [i, rule] of rules.entries()) {
    await t.expect(form.rules.nth(i).innerText).contains(rule);
  }
});

test('lets the form be sent once every rule holds', async (t) => {
  await form.fill({ email: 'a@b.org', password: 'tenletters' });
  await t.expect(form.brokenRules.count).eql(1).expect(form.submit.hasAttribute('disabled')).ok();

  await form.fill({ email: 'a@b.org', password: 'elevenletters' });
  await t.expect(form.brokenRules.count).eql(0).expect(form.submit.hasAttribute('disabled')).notOk();
});

test('logs a user in and out', async (t) => {
  const user = await registeredUser();

  await form.send(user);
  await t.expect(bar.message.innerText).contains('Welcome!').expect(usersPage.title.exists).ok();
  await t.expect(bar.link('Log In').exists).notOk();

  await bar.open('Log Out');
  await t.expect(statusPage.paragraph.innerText).eql('You are now logged out. Click here to log back in.');
  await t.expect(bar.link('Log In').exists).ok().expect(bar.link('User Status').exists).notOk();
});

test('shows a user their status', async (t) => {
  const user = await registeredUser();
  await form.send(user);

  await bar.open('User Status');

  await t.expect(statusPage.items.count).eql(3);
  await t.expect(statusPage.item('User ID:').innerText).match(/User ID: \d+/);
  await t.expect(statusPage.item('Email:').innerText).eql(`Email: ${user.email}`);
  await t.expect(statusPage.item('Username:').innerText).eql(`Username: ${user.name}`);
});

test('refuses a wrong password', async (t) => {
  const user = await registeredUser();

  await form.send({ ...user, password: 'not their password' });

  await t.expect(bar.message.innerText).contains('User does not exist.').expect(bar.message.hasClass('alert-danger')).ok();
  await t.expect(form.title.innerText).eql('Login').expect(bar.link('Log In').exists).ok();
});

test('shows no status without a login', async (t) => {
  await t.navigateTo(`${gateway}/status`);

  await t.expect(statusPage.paragraph.innerText).eql('You must be logged in to view this. Click here to log back in.');
});

test('redirects a logged-in user from the form to the list', async (t) => {
  await form.send(await registeredUser());
  await t.expect(usersPage.title.exists).ok();

  await t.navigateTo(`${gateway}/login`);

  await t.expect(usersPage.title.exists).ok();
});
