import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

// Who may import whom, as ARCHITECTURE.md draws it. A part may always import itself. Types may come from anywhere; the arrows are of modules
// that run. Whatever stands in src or generated belongs to one part.
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'src/errors.ts': [],
  'src/source.ts': [],
  'src/looks-like-html.ts': [],
  'src/mask-secrets.ts': [],
  'src/rows.ts': [],
  'src/columnar': ['src/errors.ts'],
  'src/sobject.ts': [],
  'src/spell-number.ts': [],
  'src/soql': ['src/spell-number.ts', 'src/errors.ts'],
  'src/session.ts': [],
  'src/lock-file.ts': [],
  'src/until-aborted.ts': [],
  'src/refused-session.ts': ['src/errors.ts'],
  'src/call-by-session.ts': ['src/events', 'src/refused-session.ts', 'src/errors.ts'],
  'src/load': ['src/events', 'src/errors.ts'],
  'src/xml': ['src/errors.ts'],
  'src/csv': ['src/spell-number.ts', 'src/errors.ts'],
  'src/events': [],
  'src/budget': ['src/events', 'src/until-aborted.ts', 'src/errors.ts'],
  'src/retry': ['src/events', 'src/errors.ts'],
  'src/http': ['src/events', 'src/looks-like-html.ts', 'src/errors.ts'],
  'src/soap/wire': ['src/xml', 'src/looks-like-html.ts', 'src/errors.ts', 'generated/partner'],
  'src/soap': [
    'src/columnar',
    'src/soap/wire',
    'src/xml',
    'src/http',
    'src/load',
    'src/retry',
    'src/events',
    'src/soql',
    'src/session.ts',
    'src/refused-session.ts',
    'src/call-by-session.ts',
    'src/errors.ts',
  ],
  'src/bulk': ['src/xml', 'src/csv', 'src/looks-like-html.ts', 'src/errors.ts', 'generated/bulk'],
  'src/bulk/call.ts': ['src/http', 'src/refused-session.ts', 'src/call-by-session.ts', 'src/errors.ts'],
  'src/bulk/bulk.ts': ['src/bulk'],
  'src/choosing': ['src/bulk/job-handle.ts', 'src/load', 'src/csv', 'src/soql', 'src/events', 'src/errors.ts'],
  'src/bulk/ask-usage.ts': ['src/bulk/call.ts', 'src/bulk/read-error.ts'],
  'src/bulk/batch': ['src/bulk', 'src/csv', 'src/xml', 'src/spell-number.ts', 'src/errors.ts'],
  'src/bulk/poll.ts': ['src/bulk/call.ts', 'src/bulk'],
  'src/bulk/download.ts': ['src/bulk', 'src/errors.ts'],
  'src/bulk/resource-calls.ts': ['src/bulk/call.ts'],
  'src/journal': ['src/lock-file.ts', 'src/errors.ts'],
  'src/bulk/load': ['src/bulk', 'src/csv', 'src/load', 'src/journal', 'src/events', 'src/errors.ts'],
  'src/bulk/extract': ['src/columnar', 'src/events', 'src/bulk', 'src/csv', 'src/soql', 'src/journal', 'src/errors.ts'],
  'src/auth': [
    ...['src/soap', 'src/http', 'src/events', 'src/session.ts', 'src/refused-session.ts', 'src/lock-file.ts', 'src/until-aborted.ts'],
    'src/errors.ts',
  ],
  // Declarations alone.
  'src/org.ts': [],
  'src/links.ts': ['src/soap', 'src/bulk', 'src/budget'],
  'src/connected-org.ts': ['src/links.ts', 'src/choosing', 'src/soap', 'src/soql', 'src/bulk', 'src/errors.ts'],
  'src/connection.ts': [
    ...[
      'src/connected-org.ts',
      'src/links.ts',
      'src/auth',
      'src/soap',
      'src/bulk',
      'src/budget',
      'src/http',
      'src/retry',
      'src/session.ts',
    ],
    'src/errors.ts',
  ],
  'src/test-connection.ts': ['src/connection.ts', 'src/auth', 'src/errors.ts'],
  'src/pin-version.ts': ['src/soap/wire', 'src/bulk', 'generated'],
  'src/versions': ['src/pin-version.ts'],
  'src/load-version.ts': ['src/pin-version.ts', 'src/errors.ts', 'generated'],
  // Only types of @opentelemetry/api, and of our events.
  'src/opentelemetry': [],
  'src/recorder': ['src/mask-secrets.ts', 'src/looks-like-html.ts', 'src/errors.ts'],
  'src/version-report': ['src/soap/wire', 'src/errors.ts', 'generated'],
  'src/index.ts': [
    'src/connection.ts',
    'src/test-connection.ts',
    'src/auth',
    'src/bulk',
    'src/columnar',
    'src/csv',
    'src/journal',
    'src/soql',
    'src/load-version.ts',
    'src/errors.ts',
  ],
  // The parts of the local org, from what knows nobody to what knows all.
  'src/local-org/api-error.ts': [],
  'src/local-org/random.ts': [],
  'src/local-org/clock.ts': [],
  'src/local-org/rolling-count.ts': [],
  'src/local-org/api-usage.ts': ['src/local-org/api-error.ts', 'src/local-org/rolling-count.ts'],
  'src/local-org/store': ['src/local-org/api-error.ts', 'src/csv', 'src/xml'],
  'src/local-org/soql': ['src/local-org/store', 'src/local-org/api-error.ts'],
  'src/local-org/describe': ['src/local-org/soql', 'src/local-org/store'],
  'src/local-org/sosl': ['src/local-org/soql', 'src/local-org/describe', 'src/local-org/store', 'src/local-org/api-error.ts'],
  'src/local-org/actions': ['src/local-org/describe', 'src/local-org/store', 'src/local-org/api-error.ts'],
  'src/local-org/cursors.ts': ['src/local-org/soql', 'src/local-org/store', 'src/local-org/api-error.ts'],
  'src/local-org/faults': ['src/local-org/api-error.ts', 'src/local-org/random.ts'],
  'src/local-org/http': ['src/local-org/faults', 'src/local-org/api-error.ts', 'src/mask-secrets.ts'],
  'src/local-org/auth': ['src/local-org/store', 'src/local-org/api-error.ts', 'src/local-org/random.ts'],
  // Protocols know the org by its type alone and never one another. What REST and Bulk API 2.0 share stands in services-data.
  'src/local-org/services-data': ['src/local-org/api-error.ts', 'generated/versions.ts'],
  'src/local-org/oauth': ['src/local-org/auth', 'src/local-org/store', 'src/local-org/api-error.ts', 'src/local-org/random.ts'],
  'src/local-org/bulk': [
    ...['src/local-org/services-data', 'src/local-org/soql', 'src/local-org/store', 'src/local-org/api-error.ts'],
    ...['src/local-org/rolling-count.ts', 'src/bulk', 'src/csv', 'src/xml', 'src/pin-version.ts', 'src/errors.ts', 'generated'],
  ],
  'src/local-org/rest': [
    ...['src/local-org/services-data', 'src/local-org/actions', 'src/local-org/describe', 'src/local-org/sosl', 'src/local-org/soql'],
    ...['src/local-org/auth', 'src/local-org/store', 'src/local-org/api-error.ts', 'src/xml', 'generated/versions.ts'],
  ],
  'src/local-org/soap': [
    ...['src/local-org/actions', 'src/local-org/describe', 'src/local-org/sosl', 'src/local-org/soql', 'src/local-org/auth'],
    ...['src/local-org/store', 'src/local-org/api-error.ts', 'src/soap/wire', 'src/pin-version.ts', 'src/errors.ts', 'generated'],
  ],
  'src/local-org/page': ['src/local-org/store'],
  // The org and what answers for it. connectOptions() makes a soapLogin(), which opens nothing.
  'src/local-org': ['src/local-org', 'src/auth/soap-login.ts', 'src/pin-version.ts'],
  'src/cli': ['src/index.ts', 'src/csv', 'src/local-org/index.ts', 'src/version-report', 'src/errors.ts', 'generated', 'package.json'],
  generated: [],
};

function partOf(file: string): string {
  const parts = Object.keys(ALLOWED).filter((part) => file === part || file.startsWith(`${part}/`));
  return parts.sort((a, b) => b.length - a.length)[0] ?? file;
}

function importsOf(file: string): { target: string; isType: boolean }[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/^(?:import|export) (type )?[^;]*?from '(\.[^']+)'/gm)].map((match) => ({
    target: relative(root, join(root, dirname(file), match[2]!)),
    isType: match[1] !== undefined,
  }));
}

/** Every file that runs where this one does. */
function reachedFrom(entry: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const walk = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const { target, isType } of importsOf(file)) if (!isType) walk(target);
  };
  walk(entry);
  return reached;
}

const sources = ['src', 'generated'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file)),
);

it('every source belongs to a part', () => {
  expect(sources.filter((file) => ALLOWED[partOf(file)] === undefined)).toEqual([]);
});

it('imports point one way', () => {
  const wrong = sources.flatMap((file) => {
    const part = partOf(file);
    const allowed = ALLOWED[part] ?? [];
    return importsOf(file)
      .filter(
        ({ target, isType }) =>
          !isType && partOf(target) !== part && !allowed.some((each) => target === each || target.startsWith(`${each}/`)),
      )
      .map(({ target }) => `${file} → ${target}`);
  });
  expect(wrong).toEqual([]);
});

it('generated code imports nothing but types, and only the http folder knows undici', () => {
  const generated = sources
    .filter((file) => file.startsWith('generated'))
    .flatMap((file) =>
      importsOf(file)
        .filter(({ isType }) => !isType)
        .map(({ target }) => `${file} → ${target}`),
    );
  expect(generated).toEqual([]);
  const users = sources.filter((file) => /from 'undici'|import\('undici/.test(readFileSync(join(root, file), 'utf8')));
  expect(users.every((file) => file.startsWith('src/http/') || file.startsWith('src/local-org/'))).toBe(true);
});

it('soap and bulk do not know each other, and the local org does not know the connection', () => {
  const crossing = sources.flatMap((file) =>
    importsOf(file)
      .filter(
        ({ target }) =>
          (file.startsWith('src/bulk') && target.startsWith('src/soap')) ||
          (file.startsWith('src/soap') && target.startsWith('src/bulk')) ||
          (file.startsWith('src/local-org') && target === 'src/connection.ts'),
      )
      .map(({ target }) => `${file} → ${target}`),
  );
  expect(crossing).toEqual([]);
});

it('a version module reaches no transport', () => {
  const reached = reachedFrom('src/versions/v62.ts');
  expect([...reached].filter((file) => file.startsWith('src/http') || file.startsWith('src/auth') || file === 'src/connection.ts')).toEqual(
    [],
  );
  expect(reached.size).toBeGreaterThan(10);
});

it('the core loads neither the recorder nor anything of OpenTelemetry', () => {
  const reached = reachedFrom('src/index.ts');
  expect([...reached].filter((file) => /^src\/(?:recorder|opentelemetry)\//.test(file))).toEqual([]);
  const users = sources.filter((file) => /^import (?!type )[^;]*'@opentelemetry/m.test(readFileSync(join(root, file), 'utf8')));
  expect(users).toEqual([]);
});
