import { AdminPage } from './AdminPage';
import { FoundUsers } from './FoundUsers';

export function ManageUsersPage() {
  return (
    <AdminPage title="admin.users.title">
      <FoundUsers />
    </AdminPage>
  );
}
