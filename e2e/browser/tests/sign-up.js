import { Selector } from 'testcafe';
import { expectAccessible } from '../accessibility.js';
import { MailStack } from '../mail-stack.js';
import { bar } from '../pages/bar.js';
import { form } from '../pages/credentials-form.js';
import { linkPage } from '../pages/link-page.js';
import { usersPage } from '../pages/users-page.js';
import { newUser } from '../users.js';
import { gateway } from '../stack.js';

const stack = new MailStack();
const main = Selector('main');
const username = Selector('form input[name=username]');

fixture('Signing up where an email is confirmed first, and members alone see the users')
  .meta('needs', 'containers')
  .page(`${gateway}/about`)
  .before(() => stack.start({ EMAIL_VERIFICATION: 'required', USERS_VISIBLE_TO: 'members' }))
  .after(() => stack.stop());

/** Registers, and returns the link of the mail. */
async function register(t, user) {
  await t.navigateTo(`${stack.gateway}/register`);
  await form.send(user);
  await t.expect(main.innerText).contains(user.email);
  return stack.linkTo('/finish', user.email);
}

test('leads a guest from the hidden list to an account by the link of a mail', async (t) => {
  const user = newUser();
  await t.navigateTo(`${stack.gateway}/`).expect(main.innerText).contains('The users are shown to members only.');
  await expectAccessible(t, 'the hidden list');
  await t.click(main.find('a').withExactText('register'));
  await form.send(user);
  await t.expect(main.innerText).contains('asks for the password that you have just chosen.');
  await expectAccessible(t, 'what comes next');
  await t.expect(bar.link('Log In').exists).ok();

  const link = await stack.linkTo('/finish', user.email);
  // As a program does that looks at all links of mails.
  await fetch(link);
  await t.navigateTo(link).expect(linkPage.title.innerText).eql('Finish Signing Up').expect(username.exists).notOk();
  await t.expect(t.eval(() => location.href)).eql(`${stack.gateway}/finish`);
  await expectAccessible(t, 'the end of a registration');
  await linkPage.send(linkPage.password, user.password);

  await t.expect(bar.message.innerText).contains('Successfully registered.');
  await t.expect(usersPage.row(user.email).innerText).contains(user.username);
});

test('asks for another username where the chosen one was taken meanwhile', async (t) => {
  const slow = newUser();
  const quick = { ...newUser(), username: slow.username };
  const link = await register(t, slow);
  await t.navigateTo(await register(t, quick));
  await linkPage.send(linkPage.password, quick.password);
  await t.expect(usersPage.row(quick.email).exists).ok();
  await bar.open('Log Out');

  await t.navigateTo(link);
  await linkPage.send(linkPage.password, slow.password);
  await t.expect(bar.message.innerText).contains('That username is taken.');
  await expectAccessible(t, 'another username');
  const another = newUser().username;
  await linkPage.send(username, another);

  await t.expect(usersPage.row(slow.email).innerText).contains(another);
});

test('says what to do where the link was used before', async (t) => {
  const user = newUser();
  const link = await register(t, user);
  await t.navigateTo(link);
  await linkPage.send(linkPage.password, user.password);
  await t.expect(usersPage.row(user.email).exists).ok();
  await bar.open('Log Out');

  await t.navigateTo(link);
  await linkPage.send(linkPage.password, user.password);

  await t.expect(main.innerText).contains('That link is no longer valid.');
  await t.click(main.find('a').withExactText('log in'));
  await form.send({ email: user.email, password: user.password });
  await t.expect(bar.message.innerText).contains('Welcome!');
});
