import { defaultLoginSettings, type LoginSettings } from './auth/login-settings.ts';
import { defaultOAuthSettings, type OAuthSettings } from './oauth/oauth-settings.ts';

/** What an administrator would set in Setup. Each value can be changed while the org runs. */
export interface OrgSettings {
  readonly login: LoginSettings;
  readonly oauth: OAuthSettings;
}

/** Settings that differ from the defaults. */
export interface OrgSettingsInput {
  readonly login?: Partial<LoginSettings> | undefined;
  readonly oauth?: Partial<OAuthSettings> | undefined;
}

/** The settings of a new org. */
export function makeSettings({ login, oauth }: OrgSettingsInput = {}): OrgSettings {
  return { login: { ...defaultLoginSettings(), ...login }, oauth: { ...defaultOAuthSettings(), ...oauth } };
}
