import { asString, jsonPath, memberAt, memberOf, membersOf, shown } from '../../problems/json-value.ts';
import type { Finding } from '../../problems/lint-rule.ts';
import { placeAt, type FlowView } from '../../flow-lint/flow-view.ts';
import { parameterTypes, variableTypes } from '../environment-variable-files.ts';
import type { ReadEnvironmentVariable } from '../read-components.ts';
import { findingAt, quotedList, type PackageSubject, type SolutionRule } from './solution-rule.ts';

/** Parameter type of a flow by the option value of the variable's type. */
const parameterTypeOf = new Map(
  Object.entries(variableTypes).map(([name, code]) => [
    shown(code),
    parameterTypes[name as keyof typeof parameterTypes],
  ]),
);

/** Rules on environment variables and their use in flows and connectors. */
export const variableRules: readonly SolutionRule[] = [
  {
    id: 'S-variable-type',
    title: 'An environment variable has a type that exists',
    why: 'The variable cannot be made.',
    remedy: 'Use one of the types 100000000 (String) to 100000005 (Secret).',
    severity: 'error',
    check: (subject) =>
      subject.solution.environmentVariables
        .filter(({ type }) => !parameterTypeOf.has(type))
        .map(({ schemaName, type, entry, element }) =>
          findingAt(subject, entry, `The variable "${schemaName}" has the type "${type}".`, element),
        ),
  },
  {
    id: 'S-variable-declared',
    title: 'Every environment variable that a flow or connector reads is defined',
    why: 'Turning the flow on fails: "Failed to find environment variables with schema name(s)".',
    remedy: 'Add the definition, or correct the schema name.',
    severity: 'error',
    foreign: 'warning',
    check: (subject) => {
      const known = new Set(variables(subject).map(({ schemaName }) => schemaName));
      return [...flowUses(subject), ...connectorUses(subject)]
        .filter(({ schemaName }) => !known.has(schemaName))
        .map(({ schemaName, at }) => ({
          message: `The environment variable "${schemaName}" is not defined; there are ${quotedList([...known])}.`,
          at,
        }));
    },
  },
  {
    id: 'S-variable-key',
    title: 'The parameter of an environment variable is called "Display name (schema name)"',
    why: 'All 194 parameters of real exports are; the designer rebuilds the name and expressions then miss it.',
    remedy: 'Rename the parameter, and its uses.',
    severity: 'error',
    foreign: 'warning',
    check: (subject) =>
      flowUses(subject).flatMap(({ key, schemaName, at }): readonly Finding[] => {
        const variable = variables(subject).find((each) => each.schemaName === schemaName);
        if (variable === undefined || key === `${variable.displayName} (${schemaName})`) return [];
        return [
          {
            message: `The parameter "${key}" should be called "${variable.displayName} (${schemaName})".`,
            at,
          },
        ];
      }),
  },
  {
    id: 'S-variable-parameter-type',
    title: "The parameter has the type that belongs to the variable's type; a secret is no parameter",
    why: 'The value cannot be converted, and the flow cannot be turned on.',
    remedy: 'String and data source: String. Number: Int. Boolean: Bool. JSON: Object.',
    severity: 'error',
    foreign: 'warning',
    check: (subject) =>
      flowUses(subject).flatMap(({ key, type, schemaName, at }): readonly Finding[] => {
        const variable = variables(subject).find((each) => each.schemaName === schemaName);
        const wanted = variable === undefined ? undefined : parameterTypeOf.get(variable.type);
        if (variable === undefined || (wanted !== undefined && wanted.toLowerCase() === type.toLowerCase()))
          return [];
        return [
          {
            message: `The parameter "${key}" has the type "${type}"; ${wanted === undefined ? 'a secret cannot be read this way' : `its variable needs "${wanted}"`}.`,
            at,
          },
        ];
      }),
  },
  {
    id: 'S-connector-variable-value',
    title: 'Environment variables of a connector have a default or a value',
    why: 'The connector reads them when it is created; without a value it cannot be used.',
    remedy: 'Give the definition a default.',
    severity: 'warning',
    check: (subject) =>
      connectorUses(subject).flatMap(({ schemaName, at }): readonly Finding[] => {
        const variable = variables(subject).find((each) => each.schemaName === schemaName);
        return variable !== undefined && variable.defaultValue === undefined && variable.value === undefined
          ? [{ message: `The environment variable "${schemaName}" has neither default nor value.`, at }]
          : [];
      }),
  },
];

function variables({ solution, alongside }: PackageSubject): readonly ReadEnvironmentVariable[] {
  return [solution, ...alongside].flatMap((each) => each.environmentVariables);
}

function flowUses(subject: PackageSubject) {
  return subject.flows.flatMap(({ view }) => parameterUses(view));
}

function parameterUses(view: FlowView) {
  return membersOf(memberOf(view.definition, 'parameters')).flatMap(([key, parameter]) => {
    const schemaName = asString(memberAt(parameter, 'metadata', 'schemaName'));
    const at = placeAt(view, jsonPath(view.definitionPath, 'parameters', key));
    return schemaName === undefined
      ? []
      : [{ key, schemaName, type: asString(memberOf(parameter, 'type')) ?? '', at }];
  });
}

/** `@environmentVariables("schema_name")` in a connector's files; quotes may be escaped as JSON escapes them. */
function connectorUses(subject: PackageSubject) {
  return subject.solution.connectors.flatMap(({ definition, connectionParameters }) =>
    [definition, connectionParameters].flatMap((file) =>
      [...(file?.text.matchAll(/@environmentVariables\(\s*\\?["']([^"'\\]+)\\?["']\s*\)/g) ?? [])].map(
        ([, schemaName = '']) => ({ schemaName, at: findingAt(subject, file?.entry ?? '', '').at }),
      ),
    ),
  );
}
