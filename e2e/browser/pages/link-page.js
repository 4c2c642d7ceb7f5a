import { Selector, t } from 'testcafe';

/** The pages that links of mails open, and the one that has them sent. */
class LinkPage {
  title = Selector('h1');
  newPassword = Selector('form input[name=new_password]');
  password = Selector('form input[name=password]');
  email = Selector('form input[name=email]');
  do = Selector('form [type=submit]');
  paragraph = Selector('main p');

  async send(field, value) {
    await t.typeText(field, value, { replace: true, paste: true }).click(this.do);
  }
}

export const linkPage = new LinkPage();
