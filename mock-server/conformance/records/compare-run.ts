import { ObjectValue } from '../../runner/value/object-value.ts';
import { isArray } from '../../runner/value/type-name.ts';
import { toText } from '../../runner/value/to-text.ts';
import type { Value } from '../../runner/value/value.ts';
import { compareValues, type Difference } from './compare-values.ts';
import { objectOf } from './record-case.ts';
import { sameCode } from './settled-differences.ts';

/** Differences of a run from the recorded one. The list of actions is compared by name: it is not in order of time. */
export function compareRun(expected: ObjectValue, got: ObjectValue, path: string): readonly Difference[] {
  const differences: Difference[] = [
    ...compareMember(expected, got, 'status', path),
    ...compareMember(expected, got, 'code', path),
    ...compareMember(expected, got, 'error', path),
    ...compareOutputs(expected, got, path),
    ...compareStep(objectOf(expected.get('trigger')), objectOf(got.get('trigger')), `${path}.trigger`),
  ];
  const response = expected.get('response');
  if (response instanceof ObjectValue)
    differences.push(...compareStep(response, objectOf(got.get('response')), `${path}.response`));
  const own = byName(got.get('actions'));
  for (const [name, action] of byName(expected.get('actions'))) {
    const at = `${path}.${name}`;
    const found = own.get(name);
    own.delete(name);
    if (found === undefined) differences.push({ path: at, expected: 'an action', got: undefined });
    else differences.push(...compareStep(action, found, at));
  }
  for (const name of own.keys())
    differences.push({ path: `${path}.${name}`, expected: undefined, got: 'an action' });
  return differences;
}

const STEP_MEMBERS = [
  'status',
  'code',
  'error',
  'inputs',
  'outputs',
  'trackedProperties',
  'iterationCount',
  'repetitionCount',
  'repetitions',
] as const;

function compareStep(expected: ObjectValue, got: ObjectValue, path: string): readonly Difference[] {
  return STEP_MEMBERS.flatMap((name) => {
    // The recorder shows no tracked properties of actions that ran several times.
    if (name === 'trackedProperties' && expected.get('repetitionCount') !== undefined) return [];
    if (name === 'outputs' && expected.get('repetitionCount') !== undefined)
      return compareMember(inRecorderOrder(expected), inRecorderOrder(got), name, path);
    if (name === 'repetitions') return compareRepetitions(expected.get(name), got.get(name), path);
    return compareMember(expected, got, name, path);
  });
}

/** Records of repetitions that an action shows as its outputs: their inputs are in the recorder's order. */
function inRecorderOrder(step: ObjectValue): ObjectValue {
  const outputs = step.get('outputs');
  if (outputs === undefined || !isArray(outputs)) return step;
  const ordered = outputs.map((record) =>
    record instanceof ObjectValue
      ? new ObjectValue(
          [...record.members].map(([name, member]): [string, Value] => [
            name,
            name === 'inputs' ? sortedMembers(member) : member,
          ]),
        )
      : record,
  );
  return new ObjectValue([...step.members, ['outputs', ordered]]);
}

function compareMember(
  expected: ObjectValue,
  got: ObjectValue,
  name: string,
  path: string,
): readonly Difference[] {
  const wanted = expected.members.get(name);
  const own = got.members.get(name);
  const at = `${path}.${name}`;
  if (wanted === undefined) return own === undefined ? [] : [{ path: at, expected: undefined, got: own }];
  if (name === 'code' && own !== undefined)
    return sameCode(toText(wanted), toText(own)) ? [] : compareValues(wanted, own, at);
  if (
    name === 'error' &&
    own instanceof ObjectValue &&
    wanted instanceof ObjectValue &&
    codesAgree(wanted, own)
  )
    return compareValues(withoutCode(wanted), withoutCode(own), at);
  return compareValues(
    name === 'inputs' ? sortedMembers(wanted) : wanted,
    name === 'inputs' && own !== undefined ? sortedMembers(own) : own,
    at,
  );
}

function codesAgree(expected: ObjectValue, got: ObjectValue): boolean {
  return sameCode(toText(expected.get('code') ?? null), toText(got.get('code') ?? null));
}

function withoutCode(error: ObjectValue): ObjectValue {
  return new ObjectValue([...error.members].filter(([name]) => name !== 'code'));
}

/** Inputs of a recorded action are in the recorder's order. */
function sortedMembers(value: Value): Value {
  if (isArray(value)) return value.map(sortedMembers);
  if (!(value instanceof ObjectValue)) return value;
  return new ObjectValue(
    [...value.members]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]): [string, Value] => [name, sortedMembers(member)]),
  );
}

/** The repetitions that were recorded, by name; a recorder that could not list them left them out. */
function compareRepetitions(
  expected: Value | undefined,
  got: Value | undefined,
  path: string,
): readonly Difference[] {
  const own = byName(got);
  return [...byName(expected)].flatMap(([name, repetition]) => {
    const found = own.get(name);
    const at = `${path}.repetitions.${name}`;
    return found === undefined
      ? [{ path: at, expected: 'a repetition', got: undefined }]
      : compareStep(repetition, found, at);
  });
}

function byName(list: Value | undefined): Map<string, ObjectValue> {
  const items = list !== undefined && isArray(list) ? list : [];
  return new Map(items.map((item) => [toText(objectOf(item).get('name') ?? null), objectOf(item)]));
}

/** Names inside outputs of a run begin with capitals in the record. */
function compareOutputs(expected: ObjectValue, got: ObjectValue, path: string): readonly Difference[] {
  const lower = (value: Value | undefined): ObjectValue =>
    new ObjectValue(
      [...objectOf(value).members].map(([name, output]): [string, Value] => [
        name,
        new ObjectValue([...objectOf(output).members].map(([key, member]) => [key.toLowerCase(), member])),
      ]),
    );
  return compareValues(lower(expected.get('outputs')), lower(got.get('outputs')), `${path}.outputs`);
}
