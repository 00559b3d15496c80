import { readFile } from 'node:fs/promises';

import { KitError } from '../../connector/problems/problem.ts';
import { applyOverrides, type Overrides } from './apply-overrides.ts';
import { findSample, type Json } from './read-samples.ts';
import { shapeLead, type LeadShape } from './shape-lead.ts';

/** Where a lead comes from and what is changed in it. */
export interface LeadChoice extends Overrides, LeadShape {
  /** Name of a sample. */
  readonly sample?: string;
  /** Path of a file that holds a lead; it is sent byte for byte unless something is changed in it. */
  readonly file?: string;
}

export interface PreparedLead {
  /** Name of the sample, or path of the file. */
  readonly name: string;
  readonly body: Uint8Array;
  /** A sample of the kit: no real person in it. */
  readonly isSample: boolean;
}

/** The body to send. Throws a `KitError`: unknown sample, unreadable file, overrides that do not fit. */
export async function prepareLead(choice: LeadChoice): Promise<PreparedLead> {
  const source =
    choice.file === undefined ? await fromSample(choice.sample ?? '') : await fromFile(choice.file);
  if (!isChanged(choice)) return source.prepared;
  const lead = source.lead ?? parse(source.prepared);
  const { lead: changed, problems } = applyOverrides(shapeLead(lead, choice), choice);
  if (problems.length > 0) throw new KitError(problems);
  return { ...source.prepared, body: new TextEncoder().encode(JSON.stringify(changed)) };
}

interface Source {
  readonly prepared: PreparedLead;
  readonly lead?: Json;
}

async function fromSample(name: string): Promise<Source> {
  const { body } = await findSample(name);
  const text = body.kind === 'text' ? body.text : JSON.stringify(body.lead);
  const prepared = { name, body: new TextEncoder().encode(text), isSample: true };
  return body.kind === 'text' ? { prepared } : { prepared, lead: body.lead };
}

async function fromFile(file: string): Promise<Source> {
  const body = await readFile(file).catch((error: unknown) => {
    throw unreadable(
      `"${file}" cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      file,
    );
  });
  return { prepared: { name: file, body: new Uint8Array(body), isSample: false } };
}

function parse(prepared: PreparedLead): Json {
  try {
    return JSON.parse(new TextDecoder().decode(prepared.body).replace(/^\uFEFF/, '')) as Json;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw unreadable(
      `"${prepared.name}" is not JSON, so nothing in it can be changed: ${reason}`,
      prepared.name,
    );
  }
}

function isChanged(choice: LeadChoice): boolean {
  const lists = [choice.set, choice.unset, choice.nullFields];
  return lists.some((list) => (list ?? []).length > 0) || (choice.casing ?? 'as-is') !== 'as-is';
}

function unreadable(message: string, file: string): KitError {
  return new KitError([{ code: 'LEAD_UNREADABLE', severity: 'error', message, at: { file } }]);
}
