import { Selector, t } from 'testcafe';

/** The pages at /admin/users and /admin/audit. */
class AdminPage {
  title = Selector('h1');
  rows = Selector('.people tbody tr');
  search = Selector('input[name=q]');
  refusal = Selector('main [role=alert]');

  button(text) {
    return Selector('main button').withText(text);
  }

  person(text) {
    return this.rows.withText(text);
  }

  async find(q) {
    await t.typeText(this.search, q, { replace: true, paste: true }).pressKey('enter');
  }

  async invite({ username, email }) {
    await t
      .click(this.button('Invite somebody'))
      .typeText('#invite-username', username, { paste: true })
      .typeText('#invite-email', email, { paste: true })
      .click(Selector('#invite input[type=submit]'));
  }

  actions(email) {
    return this.person(email).find('button').withText('Actions');
  }

  async openActions(email) {
    await t.click(this.actions(email));
  }

  /** Asks for a change of somebody, and sends it. */
  async change(what, values) {
    await t.click(this.button(what));
    for (const [name, value] of Object.entries(values)) {
      await t.typeText(Selector(`.person-form input[name=${name}]`), value, { replace: true, paste: true });
    }
    await t.click(Selector('.person-form input[type=submit]'));
  }

  /** Answers the question for the own password. */
  async confirm(password) {
    await t.typeText(Selector('.person-form input[name=password]'), password, { paste: true }).click(Selector('.person-form input[type=submit]'));
  }
}

export const adminPage = new AdminPage();
