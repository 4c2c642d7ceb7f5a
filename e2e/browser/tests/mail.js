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
const forgotten = Selector('main a').withExactText('Forgot your password?');

fixture('Mail')
  .meta('needs', 'containers')
  .page(`${gateway}/login`)
  .before(() => stack.start())
  .after(() => stack.stop());

test('who has forgotten the password sets a new one by the link of a mail, once', async (t) => {
  const user = newUser();
  await t.navigateTo(`${stack.gateway}/register`);
  await form.send(user);
  await t.expect(bar.message.innerText).contains('Welcome!');
  await bar.open('Log Out');
  await bar.open('Log In');

  await t.click(forgotten).expect(linkPage.title.innerText).eql('Forgot Password');
  await expectAccessible(t, 'the way to a new password');
  await linkPage.send(linkPage.email, user.email.toUpperCase());
  await t.expect(linkPage.paragraph.innerText).eql('If there is an account with that email, a link was sent to it.');
  const link = await stack.linkTo('/reset-password', user.email);
  // As a program does that looks at all links of mails.
  await fetch(link);
  await t.navigateTo(link).expect(linkPage.title.innerText).eql('Set a New Password');
  await t.expect(t.eval(() => location.href)).eql(`${stack.gateway}/reset-password`);
  await expectAccessible(t, 'the new password');
  await linkPage.send(linkPage.newPassword, 'an entirely new one');

  await t.expect(bar.message.innerText).contains('Your password was changed. Please log in.').expect(form.title.innerText).eql('Login');
  await form.send({ email: user.email, password: user.password });
  await t.expect(form.reason.innerText).contains('User does not exist.');
  await form.send({ email: user.email, password: 'an entirely new one' });
  await t.expect(bar.message.innerText).contains('Welcome!').expect(usersPage.title.exists).ok();

  await t.navigateTo(link);
  await linkPage.send(linkPage.newPassword, 'yet another new one');
  await t.expect(linkPage.paragraph.innerText).contains('That link is no longer valid.');
});

test('nothing shows of it where no mail is sent', async (t) => {
  await t.expect(form.title.innerText).eql('Login');
  const { data } = await (await fetch(`${gateway}/auth/options`)).json();
  await t.expect(data.mail).eql(false).expect(forgotten.exists).notOk();
});
