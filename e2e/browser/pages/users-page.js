import { Selector } from 'testcafe';

/** The list of users at /. */
class UsersPage {
  title = Selector('h1').withExactText('All Users');
  headings = Selector('table th');
  search = Selector('input[type=search]');
  order = Selector('#order');
  count = Selector('.count');
  nobody = Selector('.empty');
  region = Selector('.table-responsive');
  rows = Selector('table tbody tr');

  row(email) {
    return this.rows.withText(email);
  }

  rowsAbove(email) {
    return this.row(email).prevSibling('tr');
  }
}

export const usersPage = new UsersPage();
