import { Selector, t } from 'testcafe';

/** The form at /register and /login. */
class CredentialsForm {
  title = Selector('h1');
  username = Selector('form input[name=username]');
  email = Selector('form input[name=email]');
  password = Selector('form input[name=password]');
  submit = Selector('form input[type=submit]');
  rules = Selector('ul.validation-list li');
  reason = Selector('form .reason');
  brokenRules = Selector('ul.validation-list li.error');

  async fill({ username, email, password }) {
    if (username !== undefined) {
      await t.typeText(this.username, username, { replace: true, paste: true });
    }
    await t.typeText(this.email, email, { replace: true, paste: true }).typeText(this.password, password, { replace: true, paste: true });
  }

  async send(user) {
    await this.fill(user);
    await t.expect(this.submit.hasAttribute('disabled')).notOk().click(this.submit);
  }
}

export const form = new CredentialsForm();
