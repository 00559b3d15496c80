import { jsonPath, memberOf, membersOf } from '../../problems/json-value.ts';
import { findingIn, nameOf, type ConnectorRule, type OperationView } from './connector-view.ts';

/** Rules on paths and on how parameters fill them. */
export const pathRules: readonly ConnectorRule[] = [
  {
    id: 'C-O11-body',
    title:
      'GET has no body; there is at most one body, and not beside form data; no parameter is given twice',
    why: 'BodyOrFormDataParameterInFetchOperationNotAllowed, OperationParametersContainMultipleBodyParameters.',
    remedy: 'Move values to the query, or to one body.',
    severity: 'error',
    check: (view) =>
      view.operations.flatMap((operation) => {
        const places = operation.parameters.map(({ in: where }) => where);
        const bodies = places.filter((where) => where === 'body').length;
        const form = places.includes('formData');
        const say = (message: string) => [
          findingIn(view, jsonPath(operation.at, 'parameters'), `${nameOf(operation)} ${message}.`),
        ];
        const keys = operation.parameters.map(({ name, in: where }) => `${where} ${name}`);
        const twice = keys.find((key, index) => keys.indexOf(key) !== index);
        return [
          ...(operation.method === 'get' && (bodies > 0 || form) ? say('reads with GET but has a body') : []),
          ...(bodies > 1 ? say(`has ${bodies} bodies`) : []),
          ...(bodies > 0 && form ? say('has a body and form data') : []),
          ...(twice === undefined ? [] : say(`has the parameter "${twice}" twice`)),
        ];
      }),
  },
  {
    id: 'C-O12-path',
    title:
      'Placeholders and path parameters match; paths hold no ? # * =; no two operations have paths that look the same',
    why: 'OperationMissingPathParameter, PathParameterNotDefinedInTemplate, DuplicateOperationPath, PathRedefined.',
    remedy: 'Correct the path or its parameters.',
    severity: 'error',
    check: function* (view) {
      const paths = membersOf(memberOf(view.definition, 'paths')).map(([path]) => path);
      for (const path of paths) {
        if (/[?#*]/.test(path) || /\{[^}]*=/.test(path))
          yield findingIn(
            view,
            jsonPath('$.paths', path),
            `The path "${path}" holds a query, a fragment, * or a default.`,
          );
        if (!/^(?:[^{}]|\{[^{}/]+\})*$/.test(path))
          yield findingIn(
            view,
            jsonPath('$.paths', path),
            `The placeholders of "${path}" are not closed inside of one segment.`,
          );
        const same = paths.find((other) => other !== path && other.toLowerCase() === path.toLowerCase());
        if (same !== undefined && paths.indexOf(same) < paths.indexOf(path))
          yield findingIn(
            view,
            jsonPath('$.paths', path),
            `The path "${path}" differs from "${same}" in case only.`,
          );
      }
      for (const operation of view.operations) {
        const wanted = new Set(placeholders(operation.path));
        const given = new Set(
          operation.parameters.filter(({ in: where }) => where === 'path').map(({ name }) => name),
        );
        for (const name of wanted)
          if (!given.has(name))
            yield findingIn(
              view,
              operation.at,
              `${nameOf(operation)} does not define the path parameter "${name}".`,
            );
        for (const name of given)
          if (!wanted.has(name))
            yield findingIn(
              view,
              operation.at,
              `The path of ${nameOf(operation)} has no placeholder "${name}".`,
            );
      }
      const shapes = new Map<string, OperationView>();
      for (const operation of view.operations) {
        const shape = `${operation.method} ${operation.path.replaceAll(/\{[^}]*\}/g, '{}').toLowerCase()}`;
        const earlier = shapes.get(shape);
        if (earlier !== undefined && earlier.path !== operation.path)
          yield findingIn(
            view,
            operation.at,
            `${nameOf(operation)} and ${nameOf(earlier)} cannot be told apart by their paths.`,
          );
        shapes.set(shape, earlier ?? operation);
      }
    },
  },
  {
    id: 'C-O13-path-competition',
    title: 'No fixed segment competes with a placeholder of the same verb and length',
    why: 'PartialDuplicateOperationPath: a value can route to the other operation.',
    remedy: 'Give the paths a different fixed segment.',
    severity: 'warning',
    foreign: 'note',
    check: (view) =>
      view.operations.flatMap((operation, index) =>
        view.operations
          .slice(0, index)
          .filter((other) => other.method === operation.method && compete(other.path, operation.path))
          .map((other) =>
            findingIn(
              view,
              operation.at,
              `The paths of ${nameOf(operation)} and ${nameOf(other)} compete: "${operation.path}", "${other.path}".`,
            ),
          ),
      ),
  },
];

function placeholders(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
}

/** Equal but for segments where one has text and the other a placeholder; at least one such segment. */
function compete(left: string, right: string): boolean {
  const lefts = left.split('/');
  const rights = right.split('/');
  if (lefts.length !== rights.length) return false;
  const pairs = lefts.map((segment, index) => [segment, rights[index] ?? ''] as const);
  const open = (segment: string) => segment.includes('{');
  const fits = pairs.every(([a, b]) => open(a) || open(b) || a.toLowerCase() === b.toLowerCase());
  return fits && pairs.some(([a, b]) => open(a) !== open(b));
}
