import { Selector, t } from 'testcafe';

/** The navigation bar of every page, and the message below it. */
class Bar {
  name = Selector('nav .navbar-brand');
  links = Selector('nav a');
  menu = Selector('nav button');
  memberName = Selector('nav .member-name');
  message = Selector('.alert');
  closeMessage = Selector('.alert button');

  link(text) {
    return this.links.withExactText(text);
  }

  async open(text) {
    await t.click(this.link(text));
  }
}

export const bar = new Bar();
