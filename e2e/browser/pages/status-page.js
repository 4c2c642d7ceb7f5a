import { Selector } from 'testcafe';

/** The page at /status. */
class StatusPage {
  items = Selector('main ul li');
  paragraph = Selector('main p');

  item(label) {
    return this.items.withText(label);
  }
}

export const statusPage = new StatusPage();
