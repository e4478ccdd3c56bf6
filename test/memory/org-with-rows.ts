// A local org with as many accounts as the first argument says, in a process of its own. Prints its address when it is ready.
import { LocalOrg } from 'forcewire/local-org';

const ROWS_AT_ONCE = 10_000;

const local = await LocalOrg.start({ bulk: { queuedMs: 0, msPerRecord: 0 } });
const count = Number(process.argv[2]);
// With a letter beyond ASCII a text is decoded onto the heap of whoever reads it, and that is what is bounded.
const description = 'half a thousand charactèrs of text. '.repeat(14);
for (let from = 0; from < count; from += ROWS_AT_ONCE) {
  const length = Math.min(ROWS_AT_ONCE, count - from);
  const rows = Array.from({ length }, (_, at) => ({ Name: `row ${from + at}`, NumberOfEmployees: from + at, Description: description }));
  local.load({ Account: rows });
}
console.log(JSON.stringify({ url: local.url, ...local.credentials }));
