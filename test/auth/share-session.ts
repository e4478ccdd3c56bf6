// A process of its own: connects with the shared store, calls as often as it is told to, and says what it saw. Started by session-file.test.ts.
import { connect, fileSessionStore, refreshToken, soapLogin } from '../../src/index.ts';
import { v62 } from '../../src/versions/v62.ts';

interface Task {
  readonly store: string;
  readonly loginUrl: string;
  readonly calls: number;
  readonly soap?: { username: string; password: string };
  readonly refresh?: { clientId: string; clientSecret: string; refreshToken: string };
  /** Dies while it holds the lock of the credential. */
  readonly dies?: boolean;
}

const { store, loginUrl, calls, soap, refresh, dies }: Task = JSON.parse(process.argv[2]!);
const sessionStore = fileSessionStore(store);
const auth = soap === undefined ? refreshToken({ ...refresh!, loginUrl }) : soapLogin({ ...soap, loginUrl });

if (dies === true) {
  // The lock is held from the first reading on.
  sessionStore.read = async () => process.kill(process.pid, 'SIGKILL') as never;
}
const org = await connect({ api: v62, auth, sessionStore });
const names = new Set<string>();
for (let call = 0; call < calls; call++) names.add((await org.soap.getUserInfo()).userName);
await org.close();
process.stdout.write(JSON.stringify([...names]));
