import { Ajv, type AnySchemaObject, type ErrorObject, type ValidateFunction } from 'ajv';

import { didYouMean } from '../problems/nearest-name.ts';
import type { Problem } from '../problems/problem.ts';
import { problemCodes, type ProblemCode } from '../problems/problem-codes.ts';
import type { SourceDocument } from './source-document.ts';

/**
 * Checks a document against a JSON Schema (draft-07) and gives every problem with its place. Two keywords of
 * the kit steer the text: `x-problem` names the code, `x-allowed` says what is allowed in words. `data` is a copy
 * with the schema's defaults filled in; only the keys of the root that are not `faulty` have the schema's shape.
 */
export function checkAgainstSchema(
  document: SourceDocument,
  schema: AnySchemaObject,
): { readonly problems: readonly Problem[]; readonly data: unknown; readonly faulty: ReadonlySet<string> } {
  const data = structuredClone(document.data);
  const validate = compiled(schema);
  if (validate(data)) return { problems: [], data, faulty: new Set() };
  const errors = validate.errors ?? [];
  return {
    problems: onePerPlace(errors.flatMap((error) => toProblem(error, document))),
    data,
    faulty: new Set(errors.map(rootKey)),
  };
}

const validators = new WeakMap<AnySchemaObject, ValidateFunction>();

/** Compiling takes longer than everything else that is done with a schema. */
function compiled(schema: AnySchemaObject): ValidateFunction {
  const known = validators.get(schema);
  if (known) return known;
  const ajv = new Ajv({ allErrors: true, strict: false, verbose: true, useDefaults: true });
  const validate = ajv.compile(schema);
  validators.set(schema, validate);
  return validate;
}

function rootKey(error: ErrorObject): string {
  const key: unknown = error.params['missingProperty'] ?? error.params['additionalProperty'];
  return segments(error.instancePath)[0] ?? (typeof key === 'string' ? key : '');
}

/** Keywords that only repeat what another error of the same place says. */
const echoes = new Set(['if', 'allOf', 'propertyNames']);

function toProblem(error: ErrorObject, document: SourceDocument): Problem[] {
  if (echoes.has(error.keyword)) return [];
  const path = segments(error.instancePath);
  const describe = describers[error.keyword] ?? describeOther;
  const { code, message, key } = describe(error, path, document);
  const at = key === undefined ? document.placeOf(path) : document.placeOfKey([...path, key]);
  return [{ code: named(error) ?? code, severity: 'error', message, at }];
}

interface Description {
  readonly code: ProblemCode;
  readonly message: string;
  /** The key that the problem is about, where it is a key and not a value. */
  readonly key?: string;
}

type Describe = (error: ErrorObject, path: readonly string[], document: SourceDocument) => Description;

const describers: Readonly<Record<string, Describe>> = {
  additionalProperties: (error, path) => {
    const key = String(error.params['additionalProperty']);
    const allowed = Object.keys(parent(error)['properties'] ?? {}).filter((name) => name !== '$schema');
    return {
      code: 'SETTING_UNKNOWN',
      message: `"${key}" is not known ${inside(path)}${didYouMean(key, allowed)}${didYouMean(key, allowed) ? ' Allowed' : '; allowed'}: ${allowed.join(', ')}`,
      key,
    };
  },
  required: (error, path) => ({
    code: 'SETTING_MISSING',
    message: `"${String(error.params['missingProperty'])}" is missing ${inside(path)}${because(error, String(error.params['missingProperty']))}`,
  }),
  type: (error, path, document) => ({
    code: 'SETTING_TYPE',
    message: `${subject(path)} is ${foundKind(error.data, path, document)}; allowed: ${typeWords(error)}`,
  }),
  enum: (error, path, document) => {
    const allowed = (error.params['allowedValues'] as readonly unknown[]).map(String);
    return {
      code: 'SETTING_VALUE',
      message: `${subject(path)} is ${found(path, document)}${didYouMean(String(error.data), allowed)}${didYouMean(String(error.data), allowed) ? ' Allowed' : '; allowed'}: ${allowed.join(', ')}`,
    };
  },
  minimum: range,
  maximum: range,
  pattern: (error, path, document) =>
    error.propertyName === undefined
      ? format(error, path, document)
      : {
          code: 'SETTING_FORMAT',
          message: `"${error.propertyName}" cannot be a name ${inside(path)}; allowed: ${allowedWords(error)}`,
          key: error.propertyName,
        },
  not: format,
  minLength: length,
  maxLength: length,
};

function describeOther(error: ErrorObject, path: readonly string[], document: SourceDocument): Description {
  return {
    code: 'SETTING_FORMAT',
    message: `${subject(path)} is ${found(path, document)} and ${error.message ?? 'not allowed'}`,
  };
}

function format(error: ErrorObject, path: readonly string[], document: SourceDocument): Description {
  return {
    code: 'SETTING_FORMAT',
    message: `${subject(path)} is ${found(path, document)}; allowed: ${allowedWords(error)}`,
  };
}

function range(error: ErrorObject, path: readonly string[], document: SourceDocument): Description {
  const { minimum, maximum } = parent(error);
  return {
    code: 'SETTING_RANGE',
    message: `${subject(path)} is ${found(path, document)}; allowed: ${parent(error)['x-allowed'] ?? `${minimum} to ${maximum}`}`,
  };
}

function length(error: ErrorObject, path: readonly string[], document: SourceDocument): Description {
  const { minLength = 0, maxLength } = parent(error);
  const size = Array.from(String(error.data)).length;
  return {
    code: 'SETTING_FORMAT',
    message: `${subject(path)} is ${found(path, document)} and has ${size} characters; allowed: ${minLength} to ${maxLength ?? 'any number'}`,
  };
}

function parent(error: ErrorObject): AnySchemaObject {
  return error.parentSchema ?? {};
}

function named(error: ErrorObject): ProblemCode | undefined {
  if (error.keyword === 'additionalProperties' || error.keyword === 'required') return undefined;
  const name: unknown = parent(error)['x-problem'];
  return typeof name === 'string' && name in problemCodes ? (name as ProblemCode) : undefined;
}

function allowedWords(error: ErrorObject): string {
  const words: unknown = parent(error)['x-allowed'];
  return typeof words === 'string' ? words : `text that fits ${String(error.params['pattern'])}`;
}

function because(error: ErrorObject, key: string): string {
  const wanted: unknown = parent(error)['properties']?.[key]?.description;
  return typeof wanted === 'string' ? `: ${wanted.replace(/\.$/, '')}` : '';
}

function typeWords(error: ErrorObject): string {
  const words: unknown = parent(error)['x-allowed'];
  if (typeof words === 'string') return words;
  const types = [error.params['type']].flat().map(String);
  return types.map((type) => typeNames[type] ?? type).join(' or ');
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  object: 'keys with values',
  array: 'a list',
  null: 'nothing',
};

function foundKind(value: unknown, path: readonly string[], document: SourceDocument): string {
  if (value === null) return 'empty';
  const kind = Array.isArray(value) ? 'array' : typeof value;
  return `${found(path, document)}, ${typeNames[kind] ?? kind}`;
}

function found(path: readonly string[], document: SourceDocument): string {
  const text = document.textOf(path).replaceAll(/^["']|["']$/g, '');
  return text === '' ? 'empty' : `"${text}"`;
}

function subject(path: readonly string[]): string {
  return path.length === 0 ? 'the file' : `"${path.join('.')}"`;
}

function inside(path: readonly string[]): string {
  return path.length === 0 ? 'at the top of the file' : `in "${path.join('.')}"`;
}

function segments(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Of several problems of one value the first says enough: a wrong type also fails every other keyword. */
function onePerPlace(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const isKey = problem.code === 'SETTING_UNKNOWN' || problem.code === 'SETTING_MISSING';
    const place = `${problem.at?.line}:${problem.at?.column}${isKey ? problem.message : ''}`;
    if (seen.has(place)) return false;
    seen.add(place);
    return true;
  });
}
