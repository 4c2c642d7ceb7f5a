import { bar } from '../pages/bar.js';
import { form } from '../pages/credentials-form.js';
import { usersPage } from '../pages/users-page.js';
import { newUser, registeredUser } from '../users.js';
import { gateway } from '../stack.js';

fixture('Register').page(`${gateway}/register`);

test('shows the form and its rules, none of which holds yet', async (t) => {
  await t.expect(form.title.innerText).eql('Register');
  await t.expect(form.submit.hasAttribute('disabled')).ok();
  const rules = [
    'Username must be greater than 5 characters.',
    'Email must be greater than 5 characters.',
    'Email must be a valid email address.',
    'Password must be greater than 10 characters.',
  ];
  await t.expect(form.rules.count).eql(rules.length).expect(form.brokenRules.count).eql(rules.length);
  for (const [i, rule] of rules.entries()) {
    await t.expect(form.rules.nth(i).innerText).contains(rule);
  }
});

test('lets the form be sent once every rule holds', async (t) => {
  await form.fill({ username: 'short', email: 'a@b.c', password: 'tenletters' });
  await t.expect(form.brokenRules.count).eql(3).expect(form.submit.hasAttribute('disabled')).ok();

  await form.fill(newUser());
  await t.expect(form.brokenRules.count).eql(0).expect(form.submit.hasAttribute('disabled')).notOk();
});

test('takes a new user to the list, which shows them first', async (t) => {
  const user = newUser();

  await form.send(user);

  await t.expect(bar.message.innerText).contains('Welcome!').expect(bar.message.hasClass('alert-success')).ok();
  await t.expect(usersPage.title.exists).ok();
  await t.expect(usersPage.row(user.email).innerText).contains(user.username);
  await t.expect(bar.link('User Status').exists).ok().expect(bar.link('Register').exists).notOk();
});

test('says that an email is taken', async (t) => {
  const { email } = await registeredUser();

  await form.send({ ...newUser(), email });

  await t.expect(bar.message.innerText).contains('That user already exists.').expect(bar.message.hasClass('alert-danger')).ok();
  await t.expect(form.title.innerText).eql('Register');
});

test('clears what was typed when the other form is chosen', async (t) => {
  await form.fill(newUser());

  await bar.open('Log In');
  await t.expect(form.email.value).eql('').expect(form.password.value).eql('').expect(form.brokenRules.count).eql(3);

  await bar.open('Register');
  await t.expect(form.username.value).eql('').expect(form.email.value).eql('').expect(form.brokenRules.count).eql(4);
});
