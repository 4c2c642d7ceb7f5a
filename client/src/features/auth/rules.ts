import { emailRules, passwordRules, usernameRules } from '../../forms/rules';

export const loginRules = [...emailRules, ...passwordRules('password')];
export const registerRules = [...usernameRules, ...loginRules];
