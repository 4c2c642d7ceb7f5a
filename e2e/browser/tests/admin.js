import { Selector } from 'testcafe';
import { expectAccessible } from '../accessibility.js';
import { MailStack } from '../mail-stack.js';
import { accountPage } from '../pages/account-page.js';
import { adminPage } from '../pages/admin-page.js';
import { bar } from '../pages/bar.js';
import { form } from '../pages/credentials-form.js';
import { linkPage } from '../pages/link-page.js';
import { login, newAdmin, newUser, registeredUser } from '../users.js';
import { gateway } from '../stack.js';

const stack = new MailStack();

fixture('Admins')
  .meta('needs', 'containers')
  .page(`${gateway}/login`)
  // Where nobody registers, people come in by an invitation.
  .before(() => stack.start({ REGISTRATION: 'closed' }))
  .after(() => stack.stop());

/** Goes on as somebody who is logged in elsewhere. */
async function becomes(t, token, path) {
  await t.eval(() => localStorage.setItem('authToken', token), { dependencies: { token } });
  await t.navigateTo(`${stack.gateway}${path}`);
}

test('an admin invites somebody, who accepts, is deactivated, and cannot go on', async (t) => {
  const admin = newAdmin();
  const { password, ...invited } = newUser();
  await t.navigateTo(`${stack.gateway}/login`);
  await form.send(admin);
  await t.expect(bar.message.innerText).contains('Welcome!');
  await bar.open('Manage Users');
  await t.expect(adminPage.title.innerText).eql('Manage Users');

  await adminPage.invite(invited);
  await t.expect(bar.message.innerText).contains(`${invited.email} was invited.`);
  await bar.open('Log Out');
  await t.navigateTo(await stack.linkTo('/reset-password', invited.email));
  await linkPage.send(linkPage.newPassword, password);
  await t.expect(bar.message.innerText).contains('Please log in.').expect(form.title.innerText).eql('Login');
  await form.send({ email: invited.email, password });
  await t.expect(bar.message.innerText).contains('Welcome!');
  const theirs = await t.eval(() => localStorage.getItem('authToken'));

  await becomes(t, await login(admin), '/admin/users');
  await adminPage.find(invited.email);
  await t.expect(adminPage.rows.count).eql(1);
  await adminPage.openActions(invited.email);
  await expectAccessible(t, 'what may be done to somebody');
  await t.click(adminPage.button('Deactivate'));
  await t.expect(bar.message.innerText).contains('is not active any more, and was logged out everywhere.');
  await t.expect(adminPage.person(invited.email).innerText).contains('Not active');

  await t.click(Selector('.person-actions a').withExactText('Log')).expect(adminPage.title.innerText).eql('Audit Log');
  const events = await Promise.all([0, 1, 2, 3].map((row) => adminPage.rows.nth(row).find('td').nth(1).innerText));
  await t.expect(events).eql(['Deactivated', 'Logged in', 'Password set by a link', 'Invited']);
  await t.expect(adminPage.rows.count).eql(4);
  await t.expect(adminPage.rows.nth(3).innerText).contains(admin.name).expect(adminPage.rows.nth(0).innerText).contains(admin.name);
  await expectAccessible(t, 'the audit log');

  await becomes(t, theirs, '/status');
  await t.expect(bar.link('Log In').exists).ok();
  await t.navigateTo(`${stack.gateway}/login`);
  await form.send({ email: invited.email, password });
  await t.navigateTo(`${stack.gateway}/account`);
  await t.expect(adminPage.refusal.innerText).contains('Something went wrong. Please contact us.').expect(accountPage.titles.exists).notOk();
});

test('who is made an admin is asked for again, and deletes nobody by a wrong password', async (t) => {
  const admin = newAdmin();
  const user = await registeredUser();
  await form.send(admin);
  await bar.open('Manage Users');
  await adminPage.find(user.email);
  await adminPage.openActions(user.email);

  await t.click(adminPage.button('Make admin'));
  await expectAccessible(t, 'the question');
  await adminPage.confirm(admin.password);
  await t.expect(bar.message.innerText).contains(`${user.name} is an admin now.`);
  await t.expect(adminPage.person(user.email).innerText).contains('Admin');

  await adminPage.openActions(user.email);
  await t.click(adminPage.button('Delete'));
  await adminPage.confirm('not their password');
  await t.expect(bar.message.innerText).contains('Sorry. That password is wrong.').expect(bar.link('Log Out').exists).ok();
  await login(user);
});

test('an admin changes the username and the email of somebody, who then logs in by it', async (t) => {
  const admin = newAdmin();
  const user = await registeredUser();
  const other = newUser();
  await form.send(admin);
  await bar.open('Manage Users');
  await adminPage.find(user.email);
  await adminPage.openActions(user.email);

  await adminPage.change('Change username', { username: other.username });
  await t.expect(bar.message.innerText).contains(`The username of ${user.name} was changed.`);
  await t.expect(adminPage.actions(user.email).focused).ok('the focus is lost');

  await adminPage.openActions(user.email);
  await adminPage.change('Change email', { email: other.email, password: 'not their password' });
  await t.expect(bar.message.innerText).contains('Sorry. That password is wrong.');
  await t.pressKey('esc').expect(adminPage.button('Change email').focused).ok('the focus is lost');
  await adminPage.change('Change email', { email: other.email, password: admin.password });
  await t.expect(bar.message.innerText).contains(`The email of ${other.username} was changed.`);
  await login({ email: other.email, password: user.password });
});

test('where registration is closed, guests are told so, and offered nothing that leads there', async (t) => {
  await t.navigateTo(`${stack.gateway}/login`).expect(form.title.innerText).eql('Login');
  await t.expect(bar.link('Register').exists).notOk().expect(Selector('main a').withText('Register').exists).notOk();

  await t.navigateTo(`${stack.gateway}/register`).expect(form.title.innerText).eql('Register');

  await t.expect(Selector('main').innerText).contains('Registration is closed: only administrators add users here.');
  await t.expect(form.submit.exists).notOk();
  await expectAccessible(t, 'the closed registration');
});

test('an ordinary user who opens a page of admins is told so, and stays logged in', async (t) => {
  const user = await registeredUser();
  await form.send(user);
  await t.expect(bar.message.innerText).contains('Welcome!').expect(bar.link('Manage Users').exists).notOk();

  for (const path of ['/admin/users', '/admin/audit']) {
    await t.navigateTo(`${gateway}${path}`);
    await t.expect(adminPage.refusal.innerText).eql('You do not have permission to do that.');
  }

  await bar.open('User Status');
  await t.expect(bar.link('Log Out').exists).ok();
});
