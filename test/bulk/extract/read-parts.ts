// A process that reads some parts of a query's result: what it is told comes as JSON in its argument, what it found goes to its output.
import { connect, type ExtractPart, type QueryHandle, soapLogin } from 'forcewire';
import { v62 } from 'forcewire/v62';

interface Task {
  readonly server: { readonly url: string; readonly username: string; readonly password: string; readonly securityToken: string };
  readonly handle: QueryHandle;
  readonly parts: readonly ExtractPart[];
}

const { server, handle, parts }: Task = JSON.parse(process.argv[2]!);
const org = await connect({ api: v62, auth: soapLogin({ ...server, loginUrl: server.url }) });
const names: string[] = [];
let rowsRead = 0;
for (const part of parts) {
  const rows = org.bulk.attach(handle, { part });
  for await (const { Name } of rows) names.push(Name as string);
  rowsRead += rows.rowsRead;
}
await org.close();
console.log(JSON.stringify({ rowsRead, names }));
