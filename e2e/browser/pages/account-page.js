import { Selector, t } from 'testcafe';

/** The page at /account. */
class AccountPage {
  title = Selector('h1');
  titles = Selector('h2');
  sessions = this.part('Sessions').find('tbody tr');

  part(title) {
    return Selector('section').withText(new RegExp(`^${title}`));
  }

  field(title, name) {
    return this.part(title).find(`input[name=${name}]`);
  }

  /** Fills in the form of a part, and sends it. */
  async send(title, values) {
    for (const [name, value] of Object.entries(values)) {
      await t.typeText(this.field(title, name), value, { replace: true, paste: true });
    }
    await t.click(this.part(title).find('input[type=submit]'));
  }
}

export const accountPage = new AccountPage();
