import { nearestName } from '../problems/nearest-name.ts';
import type { Problem } from '../problems/problem.ts';
import type { LeadField } from './lead-model.ts';
import type { SourceDocument } from './source-document.ts';
import { standardFields } from './standard-fields.ts';

/** A field of the lead schema file, after the check against its JSON Schema. */
interface RawField {
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly example?: string | number | boolean;
  readonly examples?: readonly (string | number | boolean)[];
  readonly maxLength?: number;
  readonly enum?: readonly unknown[];
  readonly 'x-ms-summary'?: string;
  readonly 'x-ms-visibility'?: LeadField['visibility'];
  readonly 'x-ms-enum-values'?: LeadField['values'];
  readonly properties?: Readonly<Record<string, RawField>>;
}

interface ReadFields {
  readonly fields: readonly LeadField[];
  readonly problems: readonly Problem[];
}

/**
 * The leaves of a checked lead schema, in the order of the file. Labels that a standard field lacks come from
 * the documentation; standard fields that the schema leaves out are added at the end, each with a note.
 */
export function readLeadFields(document: SourceDocument): ReadFields {
  const root = document.data as RawField;
  const { fields, problems } = leaves(root.properties ?? {}, [], document);
  const known = new Set(fields.map((field) => field.path.join('/')));
  const absent = Object.keys(standardFields).filter((path) => !known.has(path));
  return {
    fields: [...fields, ...absent.map((path) => toField(path.split('/'), {}))],
    problems: problems.length > 0 || absent.length === 0 ? problems : [absence(absent, fields, document)],
  };
}

function leaves(
  properties: Readonly<Record<string, RawField>>,
  above: readonly string[],
  document: SourceDocument,
): ReadFields {
  const fields: LeadField[] = [];
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  for (const [name, raw] of Object.entries(properties)) {
    const path = [...above, name];
    const at = document.placeOfKey(path.flatMap((segment) => ['properties', segment]));
    const twin = seen.get(name.toLowerCase());
    if (twin !== undefined)
      problems.push({
        code: 'LEAD_FIELD_DUPLICATE',
        severity: 'error',
        message: `"${path.join('/')}" and "${[...above, twin].join('/')}" differ only in case`,
        at,
      });
    seen.set(name.toLowerCase(), name);
    const isStandard = path.join('/') in standardFields;
    const isWrapper = Object.keys(standardFields).some((key) => key.startsWith(`${path.join('/')}/`));
    if (isObject(raw) === isWrapper || (isObject(raw) && !isStandard)) {
      const inner = isObject(raw) ? leaves(raw.properties ?? {}, path, document) : undefined;
      if (inner?.fields.length === 0)
        problems.push(typeProblem(`"${path.join('/')}" is an object without properties`, at));
      if (inner) problems.push(...inner.problems);
      fields.push(...(inner?.fields ?? [toField(path, raw)]));
    } else
      problems.push(
        typeProblem(
          isWrapper
            ? `"${path.join('/')}" is not an object with properties, as Partner Center sends it`
            : `"${path.join('/')}" is an object, but Partner Center sends text`,
          at,
        ),
      );
  }
  return { fields, problems };
}

function typeProblem(message: string, at: Problem['at']): Problem {
  return { code: 'LEAD_FIELD_TYPE', severity: 'error', message, ...(at && { at }) };
}

function absence(paths: readonly string[], fields: readonly LeadField[], document: SourceDocument): Problem {
  const added = fields.filter((field) => !field.standard).map((field) => field.path.join('/'));
  const names = paths.map((path) => {
    const near = nearestName(path, added);
    return near === undefined ? `"${path}"` : `"${path}" (is it "${near}"?)`;
  });
  return {
    code: 'LEAD_FIELD_ABSENT',
    severity: 'note',
    message: `the schema does not name ${names.join(', ')}`,
    at: document.placeOfKey(['properties']),
  };
}

function types(raw: RawField): readonly string[] {
  return [raw.type ?? []].flat().filter((type) => type !== 'null');
}

function isObject(raw: RawField): boolean {
  return raw.properties !== undefined || types(raw).includes('object');
}

function toField(path: readonly string[], raw: RawField): LeadField {
  const name = path.at(-1) ?? '';
  const standard = standardFields[path.join('/')];
  const title = raw.title ?? raw['x-ms-summary'] ?? standard?.title ?? words(name);
  const example = raw.example ?? raw.examples?.[0] ?? standard?.example;
  const [type = 'string'] = types(raw);
  const values =
    raw['x-ms-enum-values'] ??
    raw.enum?.map((value) => ({ value: String(value), displayName: String(value) }));
  return {
    path,
    title,
    description: raw.description ?? standard?.description ?? `${title} of the lead.`,
    ...(example !== undefined && { example: String(example) }),
    visibility: raw['x-ms-visibility'] ?? standard?.visibility ?? 'none',
    type: type as LeadField['type'],
    ...(raw.maxLength !== undefined && { maxLength: raw.maxLength }),
    ...(values && { values }),
    standard: standard !== undefined,
  };
}

/** `partnerTier`, `partner_tier` → `Partner Tier`. */
function words(name: string): string {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[\s_-]+/)
    .filter(Boolean)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join(' ');
}
