import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readJson } from '../../runner/json/read-json.ts';
import { ObjectValue } from '../../runner/value/object-value.ts';
import type { Value } from '../../runner/value/value.ts';

/** One definition of a folder of records: what was asked of it, and what the runtime recorded. */
export interface RecordCase {
  readonly id: string;
  readonly definition: Value;
  readonly request: ObjectValue;
  /** `{response, runs}`. */
  readonly record: ObjectValue;
  /** The refusal of a definition that was not saved; then there is nothing else. */
  readonly save: ObjectValue | undefined;
}

const REFUSED = 'save-errors.json';

/** Reads a folder in the format of `test/conformance/data/records/README.md`, in the order of its file names. */
export function readRecordCases(folder: string): readonly RecordCase[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== REFUSED);
  const cases = files.sort().map((name) => {
    const file = objectOf(readJson(readFileSync(join(folder, name), 'utf8')));
    const record = objectOf(file.get('record'));
    const save = record.get('save');
    return {
      id: name.replace(/\.json$/u, ''),
      definition: file.get('definition') ?? null,
      request: objectOf(file.get('request')),
      record,
      save: save instanceof ObjectValue ? save : undefined,
    };
  });
  return [...cases, ...readRefused(join(folder, REFUSED))];
}

function readRefused(file: string): readonly RecordCase[] {
  if (!existsSync(file)) return [];
  return [...objectOf(readJson(readFileSync(file, 'utf8'))).members].map(([name, entry]) => {
    const fields = objectOf(entry);
    return {
      id: `save-errors/${name}`,
      definition: fields.get('definition') ?? null,
      request: new ObjectValue(),
      record: new ObjectValue(),
      save: objectOf(fields.get('save')),
    };
  });
}

/** A value as an object; an empty one where it is none. */
export function objectOf(value: Value | undefined): ObjectValue {
  return value instanceof ObjectValue ? value : new ObjectValue();
}
