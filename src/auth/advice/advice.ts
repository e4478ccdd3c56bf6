import { LOGIN_RULES } from './login-rules.ts';
import { NETWORK_RULES } from './network-rules.ts';
import { OAUTH_RULES } from './oauth-rules.ts';
import type { Rule } from './rule.ts';
import { SESSION_RULES } from './session-rules.ts';

/** What to do about a refusal. */
export interface Advice {
  /** Names the reason; finer than the server's code. */
  readonly code: string;
  readonly text: string;
  /** Where the documentation has more. */
  readonly doc: string;
}

const RULES: readonly Rule[] = [...LOGIN_RULES, ...OAUTH_RULES, ...SESSION_RULES, ...NETWORK_RULES];

/**
 * What to do about a code and a message of a server: the fault of a login, an OAuth error, an error of the Bulk API. undefined where there is
 * nothing to say beyond the message.
 */
export function adviceFor(code: string, message = ''): Advice | undefined {
  const rule = ruleFor(code, message);
  return rule === undefined ? undefined : { code: rule.advice, text: rule.text, doc: `docs/auth.md#${rule.advice.toLowerCase()}` };
}

/** The rules as rows of a table for the documentation: what servers say, the name of the advice, and its text. */
export function adviceTable(): readonly (readonly [said: string, advice: string, text: string])[] {
  const named = [...new Set(RULES.map(({ advice }) => advice))];
  return named.map((advice) => {
    const rules = RULES.filter((rule) => rule.advice === advice);
    const said = rules.map(({ code, match }) => (match === undefined ? code : `${code}: … ${match.source.replaceAll('\\', '')} …`));
    return [said.join(', '), advice, [...new Set(rules.map(({ text }) => text))].join(' ')];
  });
}

/** Whether the same credential may be let in a little later. */
export function mayPass(code: string, message: string): boolean {
  return ruleFor(code, message)?.passes === true;
}

/** Whether it was the credential itself that was refused, and not what the org allows. */
export function refusesCredential(code: string, message: string): boolean {
  return ruleFor(code, message)?.isCredential === true;
}

function ruleFor(code: string, message: string): Rule | undefined {
  return RULES.find((rule) => rule.code === code && (rule.match === undefined || rule.match.test(message)));
}
