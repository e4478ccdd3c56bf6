import type { HttpAnswer } from '../http/http-service.ts';
import type { ConnectedApp } from './connected-app.ts';
import { escapeText } from './oauth-answer.ts';
import type { OAuthCall } from './oauth-call.ts';

/** The page on which a user allows an app in, or does not. */
export function approvalPage({ request, parameters }: OAuthCall, { name }: ConnectedApp, username: string): HttpAnswer {
  const fields = [...parameters].filter(([key]) => key !== 'decision');
  const hidden = fields.map(([key, value]) => `<input type="hidden" name="${escapeText(key)}" value="${escapeText(value)}">`);
  return page(
    'Allow Access?',
    `<p>${escapeText(name)} asks for access as ${escapeText(username)}.</p><form method="post" action="${escapeText(request.path)}">${hidden.join('')}<button name="decision" value="approve">Allow</button> <button name="decision" value="deny">Deny</button></form>`,
  );
}

/** The page that tells a user why the way ends there. */
export function errorPage({ parameters }: OAuthCall): HttpAnswer {
  const [error, description] = [parameters.get('error') ?? '', parameters.get('error_description') ?? ''];
  const text = "We can't authorize you because of an OAuth error. For more information, contact your Salesforce administrator.";
  return page('OAuth Error', `<p>${text}</p><p>${escapeText(error)} : ${escapeText(description)}</p>`);
}

function page(title: string, content: string): HttpAnswer {
  const body = `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1>${content}</body></html>`;
  return { status: 200, headers: { 'content-type': 'text/html; charset=UTF-8', 'cache-control': 'no-cache, no-store' }, body };
}
