import { ObjectValue } from '../value/object-value.ts';
import type { Value } from '../value/value.ts';
import { dateFromConstructor } from './date-constructor.ts';
import { JsonReadFault } from './json-read-fault.ts';
import { buildPath, newScope } from './json-path.ts';
import type { JsonScope } from './json-path.ts';
import { readToken } from './read-token.ts';
import { depthOf, isEnd, isStart, newTokenState } from './token-state.ts';
import type { TokenState } from './token-state.ts';

export { JsonReadFault } from './json-read-fault.ts';

export interface ReadJsonOptions {
  /** What happens to text after the value: `json()` refuses it, ParseJson ignores it (the default). */
  readonly trailing?: 'ignore' | 'refuse';
}

/** A container being filled. `name` is the member that waits for its value. */
interface Open {
  readonly scope: JsonScope;
  readonly items: Value[];
  readonly members: Map<string, Value>;
}

/**
 * Reads JSON text into a value as the service does: Newtonsoft.Json 13 with DateParseHandling.None, the tokens
 * copied into a tree. Numbers keep their kind (`1` Integer, `1.0` Float); single quotes, unquoted names, comments,
 * trailing commas, octal, `NaN`, `undefined` and missing closers are taken; the last of duplicate names wins and
 * stands last. Blank text is null. A comment inside an array is an item (its text), a constructor
 * the array of its arguments, `new Date(…)` a timestamp.
 * Checked against Newtonsoft.Json 13.0.4 by `test/property/dotnet-json.test.ts`.
 * @throws JsonReadFault with the reader's sentence.
 */
export function readJson(text: string, options: ReadJsonOptions = {}): Value {
  const reader = newTokenState(text);
  do if (!readToken(reader)) return null;
  while (reader.type === 'Comment');
  const value = readTree(reader);
  if (options.trailing === 'refuse') while (readToken(reader));
  return value;
}

function readTree(reader: TokenState): Value {
  const initialDepth = isStart(reader.type) ? depthOf(reader) : depthOf(reader) + 1;
  const open: Open[] = [];
  let root: Value = null;
  const add = (value: Value): void => {
    const parent = open.at(-1);
    if (parent === undefined) root = value;
    else if (parent.scope.kind === 'Object') parent.members.set(parent.scope.name, value);
    else parent.items.push(value);
  };
  const fault = (sentence: string): never => {
    const path = buildPath(open.slice(0, -1).map(({ scope }) => scope));
    throw new JsonReadFault(`${sentence}${sentence.endsWith('.') ? '' : '.'} Path '${path}'.`);
  };
  do {
    const parent = open.at(-1)?.scope;
    if (parent !== undefined && parent.kind !== 'Object' && reader.type !== 'Comment' && !isEnd(reader.type))
      parent.index += 1;
    switch (reader.type) {
      case 'StartObject':
        open.push(newOpen('Object'));
        break;
      case 'StartArray':
        open.push(newOpen('Array'));
        break;
      case 'StartConstructor':
        if (reader.value === 'Date') add(dateFromConstructor(reader, fault));
        else open.push(newOpen('Constructor'));
        break;
      case 'PropertyName': {
        const top = open.at(-1);
        if (top === undefined || typeof reader.value !== 'string') break;
        top.scope.name = reader.value;
        top.members.delete(reader.value);
        top.members.set(reader.value, null);
        break;
      }
      case 'Comment':
        if (parent !== undefined && parent.kind !== 'Object') add(reader.value);
        break;
      case 'EndObject':
      case 'EndArray':
      case 'EndConstructor':
        close(open, add);
        break;
      case 'None':
        break;
      default:
        add(reader.value);
    }
  } while (initialDepth - 1 < depthOf(reader) - (isEnd(reader.type) ? 1 : 0) && readToken(reader));
  const finalDepth = reader.type === 'None' ? -1 : isEnd(reader.type) ? depthOf(reader) - 1 : depthOf(reader);
  if (initialDepth < finalDepth || (initialDepth === finalDepth && isStart(reader.type)))
    fault('Unexpected end when reading token.');
  while (open.length > 0) close(open, add);
  return root;
}

function newOpen(kind: 'Object' | 'Array' | 'Constructor'): Open {
  return { scope: newScope(kind), items: [], members: new Map() };
}

function close(open: Open[], add: (value: Value) => void): void {
  const done = open.pop();
  if (done !== undefined) add(done.scope.kind === 'Object' ? new ObjectValue(done.members) : done.items);
}
