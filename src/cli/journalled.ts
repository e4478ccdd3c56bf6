import { readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { ForcewireError } from '../errors.ts';
import { type FileJournal, fileJournal } from '../index.ts';
import { Interruption } from './interruption.ts';
import { fillOutput, type Output } from './output.ts';

/** Flags whose values stand in no file of ours. */
const SECRET_FLAG = /^--(?:password|security-token|client-secret|access-token)(=|$)/;

/** How a command was typed, and where. */
interface TypedCommand {
  /** As seen from the journal, so that both can be moved. */
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
  // Whatever is run with a journal that has begun, it stays the journal of the command that began it.
  if (!(await hasBegun(path))) {
    const typed: TypedCommand = {
      folder: relative(dirname(resolve(path)), process.cwd()),
      arguments: withoutSecrets(process.argv.slice(2)),
    };
    await writeFile(commandFile(path), JSON.stringify(typed), { mode: 0o600 });
  }
  const journal = fileJournal(path);
  try {
    await fill(journal.output(file), journal);
  } catch (error) {
    if (error instanceof Interruption) process.stderr.write(`forcewire resume ${path} goes on\n`);
    throw error;
  }
}

/**
 * The command that a journal is of, and the folder to run it in. Throws ForcewireError (UNKNOWN_JOURNAL) where no command has begun one: without it
 * the command would begin anew, and write all rows once more.
 */
export async function readCommand(journal: string): Promise<TypedCommand> {
  if (!(await hasBegun(journal)))
    throw unknownJournal(`There is no journal ${journal}, or nothing was done with it: run the command itself.`);
  try {
    const typed = JSON.parse(await readFile(commandFile(journal), 'utf8')) as TypedCommand;
    return { ...typed, folder: resolve(dirname(journal), typed.folder) };
  } catch (error) {
    throw unknownJournal(`${journal} is no journal of a forcewire command: ${(error as Error).message}.`, error);
  }
}

async function hasBegun(journal: string): Promise<boolean> {
  const found = await stat(journal).catch(() => undefined);
  return found !== undefined && found.size > 0;
}

function commandFile(journal: string): string {
  return `${journal}.command`;
}

function withoutSecrets(typed: readonly string[]): string[] {
  return typed.filter((each, at) => !SECRET_FLAG.test(each) && SECRET_FLAG.exec(typed[at - 1] ?? '')?.[1] !== '');
}

function unknownJournal(message: string, cause?: unknown): ForcewireError {
  return new ForcewireError('UNKNOWN_JOURNAL', message, { cause });
}

function notAgain(message: string): ForcewireError {
  return new ForcewireError('INVALID_OPTION', message);
}
