import type { Org } from '../org.ts';
import { formatFieldValue } from '../store/field-value.ts';

/** GetUserInfoResult, also part of a login's answer. */
export function userInfo(org: Org, userId: string): object {
  const read = (id: string, name: string): string | null => {
    const field = org.store.tableOfId(id)!.object.field(name)!;
    return formatFieldValue(field, org.store.findRow(id)![field.slot]!);
  };
  const user = (name: string): string | null => read(userId, name);
  return {
    currencySymbol: '$',
    orgAttachmentFileSizeLimit: 26_214_400,
    orgDefaultCurrencyIsoCode: 'USD',
    organizationId: org.organizationId,
    organizationName: read(org.organizationId, 'Name'),
    profileId: user('ProfileId'),
    sessionSecondsValid: org.settings.login.sessionSeconds,
    userEmail: user('Email'),
    userFullName: user('Name'),
    userId,
    userLanguage: user('LanguageLocaleKey'),
    userLocale: user('LocaleSidKey'),
    userName: user('Username'),
    userTimeZone: user('TimeZoneSidKey'),
    userType: user('UserType'),
    userUiSkin: 'Theme3',
  };
}
