import { AdminPage } from './AdminPage';
import { AuditLog } from './AuditLog';

export function AuditPage() {
  return (
    <AdminPage title="admin.audit.title">
      <AuditLog />
    </AdminPage>
  );
}
