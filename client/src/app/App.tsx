import { lazy } from 'react';
import { Route, Routes } from 'react-router';
import { LinkPage } from '../features/account/components/LinkPage';
import { LogoutPage } from '../features/auth/components/LogoutPage';
import { paths } from '../paths';
import { Layout } from './Layout';
import { loaded } from './loaded';
import { NotFoundPage } from './NotFoundPage';

const AboutPage = lazy(async () => {
  const { AboutPage } = await loaded(import('../features/about/components/AboutPage'));
  return { default: AboutPage };
});
const LoginPage = lazy(async () => {
  const { LoginPage } = await loaded(import('../features/auth/components/LoginPage'));
  return { default: LoginPage };
});
const RegisterPage = lazy(async () => {
  const { RegisterPage } = await loaded(import('../features/auth/components/RegisterPage'));
  return { default: RegisterPage };
});
const AccountPage = lazy(async () => {
  const { AccountPage } = await loaded(import('../features/account/components/AccountPage'));
  return { default: AccountPage };
});
const ConfirmEmailPage = lazy(async () => {
  const { ConfirmEmailPage } = await loaded(import('../features/account/components/ConfirmEmailPage'));
  return { default: ConfirmEmailPage };
});
const FinishPage = lazy(async () => {
  const { FinishPage } = await loaded(import('../features/account/components/FinishPage'));
  return { default: FinishPage };
});
const ForgotPasswordPage = lazy(async () => {
  const { ForgotPasswordPage } = await loaded(import('../features/account/components/ForgotPasswordPage'));
  return { default: ForgotPasswordPage };
});
const ResetPasswordPage = lazy(async () => {
  const { ResetPasswordPage } = await loaded(import('../features/account/components/ResetPasswordPage'));
  return { default: ResetPasswordPage };
});
const UndoEmailPage = lazy(async () => {
  const { UndoEmailPage } = await loaded(import('../features/account/components/UndoEmailPage'));
  return { default: UndoEmailPage };
});
const AuditPage = lazy(async () => {
  const { AuditPage } = await loaded(import('../features/admin/components/AuditPage'));
  return { default: AuditPage };
});
const ManageUsersPage = lazy(async () => {
  const { ManageUsersPage } = await loaded(import('../features/admin/components/ManageUsersPage'));
  return { default: ManageUsersPage };
});
const StatusPage = lazy(async () => {
  const { StatusPage } = await loaded(import('../features/status/components/StatusPage'));
  return { default: StatusPage };
});
const UsersPage = lazy(async () => {
  const { UsersPage } = await loaded(import('../features/users/components/UsersPage'));
  return { default: UsersPage };
});

export function App() {
  return (
    <Routes>
      <Route element={<Layout />}>
        <Route path={paths.home} element={<UsersPage />} />
        <Route path={paths.about} element={<AboutPage />} />
        <Route path={paths.register} element={<RegisterPage />} />
        <Route path={paths.login} element={<LoginPage />} />
        <Route path={paths.logout} element={<LogoutPage />} />
        <Route path={paths.status} element={<StatusPage />} />
        <Route path={paths.account} element={<AccountPage />} />
        <Route path={paths.forgotPassword} element={<ForgotPasswordPage />} />
        <Route path={paths.resetPassword} element={<LinkPage of={ResetPasswordPage} />} />
        <Route path={paths.confirmEmail} element={<LinkPage of={ConfirmEmailPage} />} />
        <Route path={paths.finish} element={<LinkPage of={FinishPage} />} />
        <Route path={paths.undoEmail} element={<LinkPage of={UndoEmailPage} />} />
        <Route path={paths.manageUsers} element={<ManageUsersPage />} />
        <Route path={paths.auditLog} element={<AuditPage />} />
        <Route path="*" element={<NotFoundPage />} />
      </Route>
    </Routes>
  );
}
