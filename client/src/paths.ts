export const paths = {
  home: '/',
  about: '/about',
  register: '/register',
  login: '/login',
  logout: '/logout',
  status: '/status',
  account: '/account',
  forgotPassword: '/forgot-password',
  resetPassword: '/reset-password',
  confirmEmail: '/confirm-email',
  finish: '/finish',
  undoEmail: '/undo-email',
  manageUsers: '/admin/users',
  auditLog: '/admin/audit',
  /** Not part of this application: the page with the API's description. */
  swagger: '/swagger/',
} as const;
