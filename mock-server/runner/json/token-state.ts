import type { Value } from '../value/value.ts';
import { JsonReadFault } from './json-read-fault.ts';
import { buildPath, newScope } from './json-path.ts';
import type { ContainerKind, JsonScope } from './json-path.ts';

export type TokenType =
  | 'None'
  | 'StartObject'
  | 'StartArray'
  | 'StartConstructor'
  | 'PropertyName'
  | 'Comment'
  | 'Integer'
  | 'Float'
  | 'String'
  | 'Boolean'
  | 'Null'
  | 'Undefined'
  | 'EndObject'
  | 'EndArray'
  | 'EndConstructor';

type ReadState =
  | 'Start'
  | 'Property'
  | 'Object'
  | 'ObjectStart'
  | 'Array'
  | 'ArrayStart'
  | 'Constructor'
  | 'ConstructorStart'
  | 'PostValue'
  | 'Finished';

/** Deepest nesting that the reader takes, Newtonsoft.Json 13's default; Power Automate has it (coe-starter-kit issue 5996). */
const maxDepth = 64;

/** Everything that a token reader remembers between tokens. */
export interface TokenState {
  readonly text: string;
  /** Offset of the next character. */
  at: number;
  line: number;
  lineStart: number;
  /** The reader has looked beyond the end; from then on it takes a finished value for the end of the text. */
  sawEnd: boolean;
  state: ReadState;
  type: TokenType;
  /** The token's value: member name, comment, constructor name or scalar. */
  value: Value;
  readonly outer: JsonScope[];
  scope: JsonScope;
}

export function newTokenState(text: string): TokenState {
  return {
    text,
    at: 0,
    line: 1,
    lineStart: 0,
    sawEnd: false,
    state: 'Start',
    type: 'None',
    value: null,
    outer: [],
    scope: newScope('None'),
  };
}

export function isStart(type: TokenType): boolean {
  return type === 'StartObject' || type === 'StartArray' || type === 'StartConstructor';
}

export function isEnd(type: TokenType): boolean {
  return type === 'EndObject' || type === 'EndArray' || type === 'EndConstructor';
}

/** How deep the current token stands: 0 for the root container and for a root scalar. */
export function depthOf(reader: TokenState): number {
  const outer = reader.outer.length;
  return isStart(reader.type) || reader.scope.kind === 'None' ? outer : outer + 1;
}

function pathOf(reader: TokenState): string {
  if (reader.scope.kind === 'None') return '';
  const entering =
    reader.state === 'ArrayStart' || reader.state === 'ConstructorStart' || reader.state === 'ObjectStart';
  return buildPath(entering ? reader.outer : [...reader.outer, reader.scope]);
}

/** Throws the reader's fault: the sentence with the path, line and position where the reader stands. */
export function refuse(reader: TokenState, sentence: string): never {
  const trimmed = sentence.trim();
  const position = reader.at - reader.lineStart;
  const line = reader.state === 'Start' && position === 0 && reader.type !== 'Comment' ? 0 : reader.line;
  throw new JsonReadFault(
    `${trimmed}${trimmed.endsWith('.') ? '' : '.'} Path '${pathOf(reader)}', line ${line}, position ${position}.`,
  );
}

function afterValue(reader: TokenState): void {
  reader.state = reader.scope.kind === 'None' ? 'Finished' : 'PostValue';
}

function countItem(reader: TokenState): void {
  if (reader.scope.kind === 'Array' || reader.scope.kind === 'Constructor') reader.scope.index += 1;
}

function enter(reader: TokenState, kind: ContainerKind): void {
  countItem(reader);
  if (reader.scope.kind === 'None') {
    reader.scope = newScope(kind);
    return;
  }
  reader.outer.push(reader.scope);
  reader.scope = newScope(kind);
  if (depthOf(reader) + 1 > maxDepth)
    refuse(reader, `The reader's MaxDepth of ${maxDepth} has been exceeded.`);
}

function leave(reader: TokenState, type: TokenType, kind: ContainerKind): void {
  const left = reader.scope.kind;
  reader.scope = reader.outer.pop() ?? newScope('None');
  if (left !== kind) refuse(reader, `JsonToken ${type} is not valid for closing JsonType ${left}.`);
  afterValue(reader);
}

/** The next state after a comma. */
export function resume(reader: TokenState): void {
  reader.state = reader.scope.kind === 'None' ? 'Finished' : reader.scope.kind;
}

/** Makes `type` the current token and moves the state on. */
export function setToken(reader: TokenState, type: TokenType, value: Value = null): void {
  reader.type = type;
  reader.value = value;
  switch (type) {
    case 'StartObject':
      reader.state = 'ObjectStart';
      return enter(reader, 'Object');
    case 'StartArray':
      reader.state = 'ArrayStart';
      return enter(reader, 'Array');
    case 'StartConstructor':
      reader.state = 'ConstructorStart';
      return enter(reader, 'Constructor');
    case 'EndObject':
      return leave(reader, type, 'Object');
    case 'EndArray':
      return leave(reader, type, 'Array');
    case 'EndConstructor':
      return leave(reader, type, 'Constructor');
    case 'PropertyName':
      reader.state = 'Property';
      reader.scope.name = typeof value === 'string' ? value : '';
      return;
    case 'None':
    case 'Comment':
      return;
    default:
      afterValue(reader);
      countItem(reader);
  }
}

/** Number tokens count as items before their text is converted: a number that fails names its own index. */
export function beginNumber(reader: TokenState): void {
  afterValue(reader);
  countItem(reader);
}

export function setNumber(reader: TokenState, value: bigint | number): void {
  reader.type = typeof value === 'bigint' ? 'Integer' : 'Float';
  reader.value = value;
  afterValue(reader);
}
