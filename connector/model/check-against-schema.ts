import { didYouMean } from '../problems/nearest-name.ts';
import type { Problem } from '../problems/problem.ts';
import { problemCodes, type ProblemCode } from '../problems/problem-codes.ts';
import { fillDefaults } from './schema/fill-defaults.ts';
import { findFaults, type SchemaFault } from './schema/find-faults.ts';
import type { SchemaNode } from './schema/schema-node.ts';
import type { SourceDocument } from './source-document.ts';

/**
 * Checks a document against a JSON Schema and gives every problem with its place. Two keywords of the kit steer
 * the text: `x-problem` names the code, `x-allowed` says what is allowed in words. `data` is a copy with the
 * schema's defaults filled in; only the keys of the root that are not `faulty` have the schema's shape.
 */
export function checkAgainstSchema(
  document: SourceDocument,
  schema: SchemaNode,
): { readonly problems: readonly Problem[]; readonly data: unknown; readonly faulty: ReadonlySet<string> } {
  const data = fillDefaults(document.data, schema);
  const faults = findFaults(data, schema);
  return {
    problems: onePerPlace(faults.map((fault) => toProblem(fault, document))),
    data,
    faulty: new Set(faults.map(({ path, key }) => path[0] ?? key ?? '')),
  };
}

function toProblem(fault: SchemaFault, document: SourceDocument): Problem {
  const describe = describers[fault.keyword] ?? describeOther;
  const { code, message, key } = describe(fault, document);
  const { path } = fault;
  const at = key === undefined ? document.placeOf(path) : document.placeOfKey([...path, key]);
  return { code: named(fault) ?? code, severity: 'error', message, at };
}

interface Description {
  readonly code: ProblemCode;
  readonly message: string;
  /** The key that the problem is about, where it is a key and not a value. */
  readonly key?: string;
}

type Describe = (fault: SchemaFault, document: SourceDocument) => Description;

const describers: Readonly<Record<string, Describe>> = {
  additionalProperties: ({ path, key = '', schema }) => {
    const allowed = Object.keys(schema.properties ?? {}).filter((name) => name !== '$schema');
    return {
      code: 'SETTING_UNKNOWN',
      message: `"${key}" is not known ${inside(path)}${choice(key, allowed)}`,
      key,
    };
  },
  required: ({ path, key = '', schema }) => {
    const wanted = schema.properties?.[key]?.description;
    return {
      code: 'SETTING_MISSING',
      message: `"${key}" is missing ${inside(path)}${wanted === undefined ? '' : `: ${wanted.replace(/\.$/, '')}`}`,
    };
  },
  type: (fault, document) => ({
    code: 'SETTING_TYPE',
    message: `${subject(fault.path)} is ${foundKind(fault, document)}; allowed: ${typeWords(fault.schema)}`,
  }),
  enum: (fault, document) => {
    const allowed = (fault.schema.enum ?? []).map(String);
    return {
      code: 'SETTING_VALUE',
      message: `${subject(fault.path)} is ${found(fault, document)}${choice(String(fault.value), allowed)}`,
    };
  },
  minimum: range,
  maximum: range,
  pattern: (fault, document) =>
    fault.key === undefined
      ? format(fault, document)
      : {
          code: 'SETTING_FORMAT',
          message: `"${fault.key}" cannot be a name ${inside(fault.path)}; allowed: ${allowedWords(fault.schema)}`,
          key: fault.key,
        },
  not: format,
  minItems: tooLittle,
  minProperties: tooLittle,
  minLength: size,
  maxLength: size,
};

function describeOther(fault: SchemaFault, document: SourceDocument): Description {
  return {
    code: 'SETTING_FORMAT',
    message: `${subject(fault.path)} is ${found(fault, document)}, which has not the form that is wanted here`,
  };
}

function tooLittle(fault: SchemaFault, document: SourceDocument): Description {
  return {
    code: 'SETTING_FORMAT',
    message: `${subject(fault.path)} is ${found(fault, document)}; allowed: at least one entry`,
  };
}

function format(fault: SchemaFault, document: SourceDocument): Description {
  return {
    code: 'SETTING_FORMAT',
    message: `${subject(fault.path)} is ${found(fault, document)}; allowed: ${allowedWords(fault.schema)}`,
  };
}

function range(fault: SchemaFault, document: SourceDocument): Description {
  const { minimum, maximum, 'x-allowed': words } = fault.schema;
  return {
    code: 'SETTING_RANGE',
    message: `${subject(fault.path)} is ${found(fault, document)}; allowed: ${words ?? `${minimum} to ${maximum}`}`,
  };
}

function size(fault: SchemaFault, document: SourceDocument): Description {
  const { minLength = 0, maxLength = 'any number' } = fault.schema;
  return {
    code: 'SETTING_FORMAT',
    message: `${subject(fault.path)} is ${found(fault, document)} and has ${Array.from(String(fault.value)).length} characters; allowed: ${minLength} to ${maxLength}`,
  };
}

/** The code that the schema names for a value; a key that is surplus or missing is no such value. */
function named({ keyword, schema }: SchemaFault): ProblemCode | undefined {
  const name = schema['x-problem'];
  if (name === undefined || keyword === 'additionalProperties' || keyword === 'required') return undefined;
  return name in problemCodes ? (name as ProblemCode) : undefined;
}

function allowedWords({ 'x-allowed': words, pattern = '' }: SchemaNode): string {
  return words ?? `text that fits ${pattern}`;
}

function choice(given: string, allowed: readonly string[]): string {
  const hint = didYouMean(given, allowed);
  return `${hint ? `${hint} Allowed` : '; allowed'}: ${allowed.join(', ')}`;
}

function typeWords({ 'x-allowed': words, type = [] }: SchemaNode): string {
  return (
    words ??
    [type]
      .flat()
      .map((name) => typeNames[name] ?? name)
      .join(' or ')
  );
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  object: 'keys with values',
  array: 'a list',
};

function foundKind(fault: SchemaFault, document: SourceDocument): string {
  const { value } = fault;
  if (value === null) return 'empty';
  const kind = Array.isArray(value) ? 'array' : typeof value;
  return `${found(fault, document)}, ${typeNames[kind] ?? kind}`;
}

function found({ path }: SchemaFault, document: SourceDocument): string {
  const text = document.textOf(path).replaceAll(/^["']|["']$/g, '');
  return text === '' ? 'empty' : `"${text}"`;
}

function subject(path: readonly string[]): string {
  return path.length === 0 ? 'the file' : `"${path.join('.')}"`;
}

function inside(path: readonly string[]): string {
  return path.length === 0 ? 'at the top of the file' : `in "${path.join('.')}"`;
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
