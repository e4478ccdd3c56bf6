import type { Handler, RestAnswer } from './rest-call.ts';

/** What answers one method of one resource. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Segments behind the version; `{name}` stands for any one, kept under that name, `{name...}` for all that follow. */
  readonly path: string;
  /** What it is called where faults on demand name it: `query` for `rest.query`. */
  readonly operation: string;
  readonly answer: Handler;
}

/** A resource that a path names: its routes, and what the names in their pattern stand for. */
export interface Resource {
  readonly routes: readonly Route[];
  readonly params: Readonly<Record<string, string>>;
}

/** The first resource that a path fits. Fixed segments are compared whatever their case. */
export function findResource(routes: readonly Route[], path: string): Resource | undefined {
  const segments = path.split('/').slice(1);
  for (const route of routes) {
    const params = matchSegments(route.path.split('/').slice(1), segments);
    if (params !== undefined) return { routes: routes.filter((each) => each.path === route.path), params };
  }
  return undefined;
}

function matchSegments(pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index];
    if (segment === undefined || segment === '') return undefined;
    const [, name, more] = /^\{(\w+)(\.\.\.)?\}$/.exec(part) ?? [];
    if (name === undefined) {
      if (part.toLowerCase() !== segment.toLowerCase()) return undefined;
      continue;
    }
    params[name] = decode(more === undefined ? segment : segments.slice(index).join('/'));
    if (more !== undefined) return params;
  }
  return pattern.length === segments.length ? params : undefined;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** What answers a method: HEAD is a GET whose body is not sent. */
export function routeOf({ routes }: Resource, method: string): Route | undefined {
  return routes.find((route) => route.method === (method === 'HEAD' ? 'GET' : method));
}

const METHODS = ['HEAD', 'GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** The answer to a method that the resource does not have. */
export function methodNotAllowed(resource: Resource, method: string): RestAnswer {
  const allowed = METHODS.filter((each) => routeOf(resource, each) !== undefined).join(',');
  const message = `HTTP Method '${method}' not allowed. Allowed are ${allowed}`;
  return { status: 405, headers: { allow: allowed }, value: [{ message, errorCode: 'METHOD_NOT_ALLOWED' }] };
}
