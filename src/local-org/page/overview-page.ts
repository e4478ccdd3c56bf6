import type { HttpAnswer, HttpService } from '../http/http-service.ts';
import type { RecordedRequest, RequestLog } from '../http/request-log.ts';
import type { Org } from '../org.ts';
import { SLOT } from '../store/system-fields.ts';

const REQUESTS_SHOWN = 50;

/** What a person sees in a browser at `/`: objects with their rows, bulk jobs and the last requests. */
export class OverviewPage implements HttpService {
  readonly maxBodyBytes = 0;
  readonly #org: Org;
  readonly #log: RequestLog;

  constructor(org: Org, log: RequestLog) {
    this.#org = org;
    this.#log = log;
  }

  accepts(path: string): boolean {
    return path === '/';
  }

  operationOf(): string {
    return 'page';
  }

  answer(): HttpAnswer {
    const { store, bulk, usage, clock } = this.#org;
    const objects = store.objects().map(({ name, label }) => {
      const { rows } = store.table(name)!;
      const deleted = rows.reduce((count, row) => (row[SLOT.IsDeleted] === true ? count + 1 : count), 0);
      return [name, label, String(rows.length - deleted), String(deleted)];
    });
    const jobs = bulk.jobs.list().map(({ id, jobType, operation, object, state }) => [id, jobType, operation, object, state]);
    const requests = this.#log.requests.slice(-REQUESTS_SHOWN).reverse().map(toCells);
    return htmlAnswer(
      `<p>${escapeHtml(new Date(clock.now()).toISOString())}, ${usage.current} of ${usage.limit} API calls in 24 hours</p>` +
        table('Objects', ['Name', 'Label', 'Rows', 'In the recycle bin'], objects) +
        table('Bulk jobs', ['Id', 'Type', 'Operation', 'Object', 'State'], jobs) +
        table(`Last ${REQUESTS_SHOWN} requests`, ['Method', 'Path', 'Operation', 'Status'], requests),
    );
  }

  refuse(): HttpAnswer {
    return htmlAnswer('<p>The page takes no body.</p>', 413);
  }
}

function toCells({ method, path, operation, status }: RecordedRequest): string[] {
  return [method, path, operation, String(status ?? '')];
}

function htmlAnswer(content: string, status = 200): HttpAnswer {
  const style = 'body{font:14px sans-serif;margin:2em}table{border-collapse:collapse}td,th{padding:2px 12px 2px 0;text-align:left}';
  const body = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Local org</title><style>${style}</style></head><body><h1>Local org</h1>${content}</body></html>`;
  return { status, headers: { 'content-type': 'text/html; charset=UTF-8' }, body };
}

function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[], tag: string): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;
  return `<h2>${escapeHtml(title)}</h2><table>${line(head, 'th')}${rows.map((row) => line(row, 'td')).join('')}</table>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
