import type { RouteObject } from 'react-router';
import { AboutPage } from '../features/about/components/AboutPage';
import { LoginPage } from '../features/auth/components/LoginPage';
import { LogoutPage } from '../features/auth/components/LogoutPage';
import { RegisterPage } from '../features/auth/components/RegisterPage';
import { StatusPage } from '../features/status/components/StatusPage';
import { UsersPage } from '../features/users/components/UsersPage';
import { paths } from '../paths';
import { ErrorPage } from './ErrorPage';
import { Layout } from './Layout';
import { NotFoundPage } from './NotFoundPage';

export const routes: RouteObject[] = [
  {
    element: <Layout />,
    errorElement: <ErrorPage />,
    children: [
      { path: paths.home, element: <UsersPage /> },
      { path: paths.about, element: <AboutPage /> },
      { path: paths.register, element: <RegisterPage /> },
      { path: paths.login, element: <LoginPage /> },
      { path: paths.logout, element: <LogoutPage /> },
      { path: paths.status, element: <StatusPage /> },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
];
