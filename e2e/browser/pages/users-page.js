import { Selector } from 'testcafe';

/** The list of users at /. */
class UsersPage {
  title = Selector('h1').withExactText('All Users');
  headings = Selector('table th');
  rows = Selector('table tbody tr');

  row(email) {
    return this.rows.withText(email);
  }

  rowsAbove(email) {
    return this.row(email).prevSibling('tr');
  }
}

export const usersPage = new UsersPage();
