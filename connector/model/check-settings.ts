import { didYouMean, nearestName } from '../problems/nearest-name.ts';
import type { Problem } from '../problems/problem.ts';
import { isCustomColumn, leadColumn, leadColumns } from './lead-columns.ts';
import type { LeadField } from './lead-model.ts';
import { mappedColumn, type RawSettings } from './read-settings.ts';
import { retryProfiles } from './retry-profiles.ts';
import type { SourceDocument } from './source-document.ts';
import { standardField } from './standard-fields.ts';

/** Pauses that fit into the 120 seconds of the platform beside the work itself. */
const answerSeconds = 100;

/**
 * What a JSON Schema cannot say: settings against each other and against the lead's fields. Sections that are
 * `faulty` are left out, so that everything else is still reported; without `fields` any path is allowed.
 */
export function checkSettings(
  raw: RawSettings,
  fields: readonly LeadField[] | undefined,
  document: SourceDocument,
  faulty: ReadonlySet<string>,
): readonly Problem[] {
  const sound = (...sections: readonly string[]) => !sections.some((section) => faulty.has(section));
  const prefix = sound('publisher') ? raw.publisher.prefix : '';
  return [
    ...(sound('solutions') ? checkNames(raw, document) : []),
    ...(sound('mapping') ? checkMapping(raw, fields, prefix, document) : []),
    ...(sound('mapping', 'options') ? checkMerge(raw, prefix, document) : []),
    ...(sound('options') ? checkResponse(raw, document) : []),
  ];
}

function checkNames({ solutions }: RawSettings, document: SourceDocument): readonly Problem[] {
  if (solutions.flow.uniqueName.toLowerCase() !== solutions.connector.uniqueName.toLowerCase()) return [];
  return [
    {
      code: 'NAMES_EQUAL',
      severity: 'error',
      message: `both solutions are named "${solutions.connector.uniqueName}"`,
      at: document.placeOf(['solutions', 'connector', 'uniqueName']),
    },
  ];
}

function checkMapping(
  { mapping }: RawSettings,
  fields: readonly LeadField[] | undefined,
  prefix: string,
  document: SourceDocument,
): readonly Problem[] {
  const byPath = new Map(fields?.map((field) => [field.path.join('/'), field]));
  const takenBy = new Map<string, string>();
  return Object.entries(mapping).flatMap(([path, raw]): readonly Problem[] => {
    const { column, maxLength } = mappedColumn(raw);
    const field = byPath.get(path);
    if (fields && !field) return [unknownField(path, [...byPath.keys()], document)];
    const at = document.placeOf(['mapping', path]);
    const holder = takenBy.get(column);
    takenBy.set(column, path);
    if (holder !== undefined)
      return [
        {
          code: 'COLUMN_DUPLICATE',
          severity: 'error',
          message: `"${column}" is the column of "${holder}" already, and "${path}" is mapped to it too`,
          at: document.placeOf(['mapping', document.hasPath(['mapping', path]) ? path : holder]),
        },
      ];
    const problem = checkColumn(column, prefix) ?? checkLength(column, maxLength, path, field);
    return problem ? [{ ...problem, at }] : [];
  });
}

function unknownField(path: string, known: readonly string[], document: SourceDocument): Problem {
  const hint = didYouMean(path, known);
  return {
    code: 'MAPPING_FIELD_UNKNOWN',
    severity: 'error',
    message: `"${path}" is no field of the lead${hint ? `${hint} Allowed` : '; allowed'}: ${known.join(', ')}`,
    at: document.placeOfKey(['mapping', path]),
  };
}

const textColumns = Object.keys(leadColumns).filter((name) => leadColumn(name)?.type === 'text');

function checkColumn(column: string, prefix: string): Problem | undefined {
  const known = leadColumn(column);
  if (known?.type === 'text' || column.startsWith(`${prefix}_`)) return undefined;
  const near = nearestName(column, textColumns);
  if (!known && isCustomColumn(column))
    return near === undefined
      ? undefined
      : {
          code: 'COLUMN_UNKNOWN',
          severity: 'warning',
          message: `"${column}" is taken for a column of another publisher; did you mean "${near}"?`,
        };
  if (known)
    return {
      code: 'COLUMN_NOT_TEXT',
      severity: 'error',
      message: `"${column}" is ${typeWords[known.type]} column; allowed: a text column`,
    };
  const hint = didYouMean(column, textColumns);
  return {
    code: 'COLUMN_UNKNOWN',
    severity: 'error',
    message: `the table "lead" has no column "${column}"${hint ? `${hint} Allowed` : '; allowed'}: a column of your own (prefix_name), or ${textColumns.join(', ')}`,
  };
}

const typeWords = {
  text: 'a text',
  choice: 'a choice',
  yesNo: 'a yes/no',
  lookup: 'a look-up',
  number: 'a number',
  date: 'a date',
} as const;

function checkLength(
  column: string,
  maxLength: number,
  path: string,
  field: LeadField | undefined,
): Problem | undefined {
  const needed = Math.max(field?.maxLength ?? 0, standardField(path)?.shortestColumn ?? 0);
  if (maxLength >= needed) return undefined;
  return {
    code: 'COLUMN_TOO_SHORT',
    severity: 'error',
    message: `"${column}" holds ${maxLength} characters, "${path}" needs ${needed}`,
  };
}

function checkMerge(
  { options: { merge }, mapping }: RawSettings,
  prefix: string,
  document: SourceDocument,
): readonly Problem[] {
  const at = document.placeOf(['options', 'merge', 'keyColumn']);
  if (merge.way === 'unique' && merge.keyColumn === undefined)
    return [
      {
        code: 'MERGE_KEY_MISSING',
        severity: 'error',
        message: '"options.merge.way" is "unique", but "options.merge.keyColumn" is missing',
        at: document.placeOf(['options', 'merge', 'way']),
      },
    ];
  if (merge.keyColumn === undefined) return [];
  if (merge.way !== 'unique')
    return [
      {
        code: 'MERGE_KEY_UNUSED',
        severity: 'warning',
        message: `"options.merge.keyColumn" is "${merge.keyColumn}", but "options.merge.way" is "${merge.way}"`,
        at,
      },
    ];
  const holder = Object.entries(mapping).find(([, raw]) => mappedColumn(raw).column === merge.keyColumn)?.[0];
  if (holder !== undefined)
    return [
      {
        code: 'COLUMN_DUPLICATE',
        severity: 'error',
        message: `"${merge.keyColumn}" is the column of "${holder}" already, and the merge key is written to it too`,
        at,
      },
    ];
  const problem = checkColumn(merge.keyColumn, prefix);
  return problem ? [{ ...problem, at }] : [];
}

function checkResponse({ options }: RawSettings, document: SourceDocument): readonly Problem[] {
  const seconds = retryProfiles[options.retry].worstSeconds;
  if (options.response !== 'completed' || seconds < answerSeconds) return [];
  return [
    {
      code: 'RESPONSE_TOO_SLOW',
      severity: 'error',
      message: `"options.response" is "completed", but "options.retry" is "${options.retry}", which pauses up to ${seconds} seconds; allowed: ${Object.values(
        retryProfiles,
      )
        .filter(({ worstSeconds }) => worstSeconds < answerSeconds)
        .map(({ profile }) => profile)
        .join(', ')}`,
      at: document.placeOf(['options', document.hasPath(['options', 'retry']) ? 'retry' : 'response']),
    },
  ];
}
