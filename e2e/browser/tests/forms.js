import { RequestHook, Selector } from 'testcafe';
import { bar } from '../pages/bar.js';
import { form } from '../pages/credentials-form.js';
import { usersPage } from '../pages/users-page.js';
import { newUser, registeredUser } from '../users.js';
import { gateway } from '../stack.js';

/** Holds each request to a path until released, and counts them. */
class Held extends RequestHook {
  count = 0;
  letGo = () => {};
  #going = new Promise((resolve) => (this.letGo = resolve));

  constructor(path) {
    super(new RegExp(`${path}$`));
  }

  async onRequest() {
    this.count += 1;
    await this.#going;
  }

  async onResponse() {}
}

/** The description of an element for a screen reader, besides its name. */
async function description(t, selector) {
  const cdp = await t.getCurrentCDPSession();
  const { root } = await cdp.DOM.getDocument();
  const { nodeId } = await cdp.DOM.querySelector({ nodeId: root.nodeId, selector });
  const { nodes } = await cdp.Accessibility.getPartialAXTree({ nodeId, fetchRelatives: false });
  return nodes[0].description?.value ?? '';
}

fixture('Forms').page(`${gateway}/register`);

test('a screen reader hears the rules of each field, and whether they are met', async (t) => {
  await t.typeText(form.email, 'much-too-short', { paste: true });

  await t.expect(await description(t, 'input[name=email]')).contains('Met: Email must be greater than 5 characters.');
  await t.expect(await description(t, 'input[name=email]')).contains('Not met yet: Email must be a valid email address.');
  await t.expect(await description(t, 'input[name=username]')).eql('Not met yet: Username must be greater than 5 characters.');
  await t.expect(await description(t, 'input[type=submit]')).contains('once every rule above is met');
});

test('client and API both reject six symbols as a password of eleven characters', async (t) => {
  await form.fill({ ...newUser(), password: '😀😀😀😀😀😀' });

  await t.expect(form.brokenRules.count).eql(1).expect(form.submit.hasAttribute('disabled')).ok();
});

test('a password manager learns that users log in by email', async (t) => {
  await t.expect(form.email.getAttribute('autocomplete')).eql('username').expect(form.username.getAttribute('autocomplete')).notEql('username');
  await bar.open('Log In');
  await t.expect(form.title.innerText).eql('Login').expect(form.email.getAttribute('autocomplete')).eql('username');
});

const registration = new Held('/auth/register');
test.requestHooks(registration)('a form is still while it is sent, and is sent once', async (t) => {
  const user = newUser();
  await form.fill(user);
  await t.pressKey('enter').typeText(form.password, 'and more').pressKey('enter').click(form.submit);
  registration.letGo();

  await t.expect(usersPage.title.exists).ok().expect(usersPage.row(user.email).exists).ok();
  await t.expect(registration.count).eql(1);
  const again = await fetch(`${gateway}/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: user.email, password: user.password }),
  });
  await t.expect(again.status).eql(200);
});

const login = new Held('/auth/login');
test.page(`${gateway}/login`).requestHooks(login)('a slow login does not pull back a user who has moved on', async (t) => {
  await form.fill(await registeredUser());
  await t.pressKey('enter');
  await bar.open('About');
  await t.expect(Selector('h1').innerText).eql('About');
  login.letGo();

  await t.expect(bar.message.innerText).contains('Welcome!').expect(Selector('h1').innerText).eql('About');
  await t.expect(bar.link('Log Out').exists).ok();
});

test.page(`${gateway}/login`)('a refusal keeps the focus and shows its reason at the form', async (t) => {
  await form.fill({ ...newUser(), username: undefined });
  await t.click(form.submit).expect(form.reason.innerText).contains('User does not exist.').expect(form.submit.focused).ok();

  await t.expect(bar.message.exists).notOk().expect(form.reason.innerText).contains('User does not exist.');
});

test.page(`${gateway}/status`)('after logging in, users reach the page they wanted', async (t) => {
  const user = await registeredUser();
  await t.click(Selector('main a')).expect(form.title.innerText).eql('Login');

  await form.send(user);

  await t.expect(Selector('main li').withText(user.email).exists).ok();
});
