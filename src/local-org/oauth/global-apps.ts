import type { ConnectedAppDefinition } from './connected-app.ts';

/** The apps of Salesforce's own clients, which every org knows. They cannot keep a secret and have none. */
export const GLOBAL_APPS: readonly ConnectedAppDefinition[] = [
  ['PlatformCLI', 'Salesforce CLI'],
  ['DataLoaderPartnerUI/', 'Dataloader Partner'],
  ['DataLoaderBulkUI/', 'Dataloader Bulk'],
].map(([clientId, name]) => ({ clientId, name, secretRequired: false, flows: ['authorizationCode', 'refreshToken', 'usernamePassword'] }));
