import { readFile, writeFile } from 'node:fs/promises';
import { ForcewireError } from '../errors.ts';
import { type FileJournal, fileJournal } from '../index.ts';
import { fillOutput, type Output } from './output.ts';

/** Flags whose values stand in no file of ours. */
const SECRET_FLAG = /^--(?:password|security-token|client-secret|access-token)(=|$)/;

/** How a command was typed, and where. */
interface TypedCommand {
  readonly folder: string;
  readonly arguments: readonly string[];
}

/** Files of a command that may keep a journal. */
export interface JournalledFiles {
  readonly journal: string | undefined;
  readonly output: string | undefined;
  /** Of a load. */
  readonly input?: string | undefined;
}

/**
 * Lets the output be filled, in step with a journal if there is one: whoever runs the command again, or `forcewire resume`, gets the rest of a file
 * whose process died. Throws ForcewireError (INVALID_OPTION) for files that cannot be had again.
 */
export async function fillJournalled(
  { journal: path, output: file, input }: JournalledFiles,
  fill: (output: Output, journal: FileJournal | undefined) => Promise<void>,
): Promise<void> {
  if (path === undefined) return fillOutput(file, (output) => fill(output, undefined));
  if (file === undefined || file === '-') throw notAgain('With --journal the output has to be a file, which is kept in step.');
  if (input === '-') throw notAgain('With --journal the rows have to come from a file: standard input cannot be read again.');
  const typed: TypedCommand = { folder: process.cwd(), arguments: withoutSecrets(process.argv.slice(2)) };
  await writeFile(commandFile(path), JSON.stringify(typed), { mode: 0o600 });
  const journal = fileJournal(path);
  await fill(journal.output(file), journal);
}

/** The command that a journal is of. Throws ForcewireError (UNKNOWN_JOURNAL) where none was written. */
export async function readCommand(journal: string): Promise<TypedCommand> {
  try {
    return JSON.parse(await readFile(commandFile(journal), 'utf8')) as TypedCommand;
  } catch (error) {
    const message = `${journal} is no journal of a forcewire command: ${(error as Error).message}.`;
    throw new ForcewireError('UNKNOWN_JOURNAL', message, { cause: error });
  }
}

function commandFile(journal: string): string {
  return `${journal}.command`;
}

function withoutSecrets(typed: readonly string[]): string[] {
  return typed.filter((each, at) => !SECRET_FLAG.test(each) && SECRET_FLAG.exec(typed[at - 1] ?? '')?.[1] !== '');
}

function notAgain(message: string): ForcewireError {
  return new ForcewireError('INVALID_OPTION', message);
}
