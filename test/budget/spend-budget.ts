// A process of its own: makes calls until it has made as many as it was told to, or its budget is used up, and says how many it made. Started by
// budget.test.ts.
import { connect, ForcewireError, fileSessionStore, soapLogin } from '../../src/index.ts';
import { v62 } from '../../src/versions/v62.ts';

interface Task {
  readonly store: string;
  readonly loginUrl: string;
  readonly username: string;
  readonly password: string;
  readonly securityToken: string;
  readonly calls: number;
  readonly budget: number;
}

const { store, calls, budget, ...user }: Task = JSON.parse(process.argv[2]!);
const org = await connect({ api: v62, auth: soapLogin(user), sessionStore: fileSessionStore(store), budget: { calls: budget } });
let made = 0;
let code: string | undefined;
try {
  for (; made < calls; made++) await org.soap.getServerTimestamp();
} catch (error) {
  code = error instanceof ForcewireError ? error.code : String(error);
}
await org.close();
process.stdout.write(JSON.stringify({ made, code }));
