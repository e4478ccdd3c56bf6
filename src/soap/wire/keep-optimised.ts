import { XmlReader } from '../../xml/reader.ts';
import type { TypeTable } from './type-table.ts';
import { ValueReader } from './value-reader.ts';
import type { ValueWriter } from './value-writer.ts';

const EXAMPLE =
  '<r xmlns="urn:r" xmlns:sf="urn:sf" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><r xsi:type="sf:sObject"><sf:type>A</sf:type>' +
  '<sf:Owner xsi:type="sf:sObject"><sf:type>A</sf:type></sf:Owner></r></r>';

let kept: ValueReader | undefined;
let keptWriter: ValueWriter | undefined;

/**
 * Keeps one of each object that readers are made of. V8 forgets what it knows of a class when a full collection finds no object of it, as between two
 * documents, and with it all optimised code that deals with such objects: compiling it anew took as long as reading 10,000 records (Node 20.20 and
 * 24, 2026-11).
 */
export function keepOptimised(table: TypeTable): void {
  if (kept !== undefined) return;
  const xml = new XmlReader(EXAMPLE);
  kept = new ValueReader(xml, table);
  xml.openChild();
  xml.openChild();
  kept.readRecord();
}

/** The same for writers, of which one that has done its work is kept. */
export function keepWriterOptimised(writer: ValueWriter): void {
  if (keptWriter !== undefined) return;
  writer.text = '';
  keptWriter = writer;
}
