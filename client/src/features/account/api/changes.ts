import { api, successful } from '../../../api/api';

// The requests behind the forms, each with the values that its form has.

export const changeUsername = (body: { username: string }) => successful(api.POST('/auth/username', { body }));

export const changeEmail = (body: { email: string; password: string }) => successful(api.POST('/auth/email', { body }));

export const changePassword = (body: { password: string; new_password: string }) =>
  successful(api.POST('/auth/password', { body }));

export const deleteAccount = (body: { password: string }) => successful(api.POST('/auth/account/delete', { body }));

/** @param session the id of one, or `others` */
export const endSession = (body: { password: string; session: string }) =>
  successful(api.POST('/auth/sessions/end', { body }));

export const askForReset = (body: { email: string }) => successful(api.POST('/auth/forgot', { body }));

export const resetPassword = (body: { token: string; password: string }) =>
  successful(api.POST('/auth/reset', { body }));

export const confirmEmail = (body: { token: string; password: string }) =>
  successful(api.POST('/auth/email/confirm', { body }));

export const confirmRegistration = (body: { token: string; password: string; username?: string }) =>
  successful(api.POST('/auth/register/confirm', { body }));

export const undoEmail = (body: { token: string }) => successful(api.POST('/auth/email/undo', { body }));

export const resendConfirmation = () => successful(api.POST('/auth/email/resend'));
