import { rootTypes } from '../solution-xml.ts';
import { attribute, child, childrenNamed, textOf, type XmlElement } from '../xml/xml-node.ts';
import { findingAt, type PackageSubject, type SolutionRule } from './solution-rule.ts';

/** Types that no export declares; declaring them makes the import fail. 380 and 381 are environment variables. */
const neverRoots = new Set([371, 380, 381]);
/** From here on, type codes differ from environment to environment (connection references). */
const firstPrivateType = 10_000;

/** Rules on the root components of `solution.xml`. */
export const rootComponentRules: readonly SolutionRule[] = [
  {
    id: 'S-root-missing',
    title: 'Every flow and every custom connector is a root component',
    why: 'The import fails with 0x8004803A: the component is not declared in the solution file.',
    remedy: 'Add a RootComponent of type 29 (flow) or 372 (connector) with the same id.',
    severity: 'error',
    check: (subject) => {
      const roots = rootComponents(subject);
      const { solution } = subject;
      const flows = solution.workflows
        .filter(({ id }) => !roots.some((root) => root.type === rootTypes.workflow && root.id === id))
        .map(({ name, id, element, entry }) =>
          findingAt(subject, entry, `The flow "${name}" ({${id}}) is no root component.`, element),
        );
      const connectors = solution.connectors
        .filter(
          ({ id, name }) =>
            !roots.some(
              (root) =>
                root.type === rootTypes.connector &&
                (root.id ?? id) === id &&
                (root.schemaName ?? name) === name,
            ),
        )
        .map(({ name, id, element, entry }) =>
          findingAt(subject, entry, `The connector "${name}" (${id}) is no root component.`, element),
        );
      return [...flows, ...connectors];
    },
  },
  {
    id: 'S-root-without-component',
    title: 'Every root component of a flow or connector has its element',
    why: 'The import fails: the component cannot be added because it is not in the target system.',
    remedy: 'Remove the RootComponent, or add the component.',
    severity: 'error',
    check: (subject) =>
      rootComponents(subject)
        .filter(({ type, id, schemaName }) => {
          const { workflows, connectors } = subject.solution;
          if (type === rootTypes.workflow) return !workflows.some((workflow) => workflow.id === id);
          if (type === rootTypes.connector)
            return !connectors.some((connector) => connector.id === id || connector.name === schemaName);
          return false;
        })
        .map(({ element, type, id, schemaName }) =>
          findingAt(
            subject,
            subject.solution.manifestEntry,
            `There is no component of type ${type} with id "${id ?? ''}"${schemaName === undefined ? '' : ` and name "${schemaName}"`}.`,
            element,
          ),
        ),
  },
  {
    id: 'S-root-type',
    title: 'Root components are not connection references, environment variables or connectors of type 371',
    why: 'The import fails: "Cannot add a Root Component … because it is not in the target system".',
    remedy: 'Remove the RootComponent; connectors have type 372, the others are no root components.',
    severity: 'error',
    check: (subject) =>
      rootComponents(subject)
        .filter(({ type }) => Number.isNaN(type) || neverRoots.has(type) || type >= firstPrivateType)
        .map(({ element }) =>
          findingAt(
            subject,
            subject.solution.manifestEntry,
            `A root component has the type "${attribute(element, 'type') ?? ''}".`,
            element,
          ),
        ),
  },
  {
    id: 'S-root-duplicate',
    title: 'No root component is declared twice',
    why: 'The packager refuses the solution.',
    remedy: 'Keep one of the two.',
    severity: 'error',
    check: (subject) => {
      const seen = new Set<string>();
      return rootComponents(subject).flatMap(({ element, type, id, schemaName }) => {
        const key = `${type} ${id ?? ''} ${schemaName?.toLowerCase() ?? ''}`;
        if (!seen.has(key)) {
          seen.add(key);
          return [];
        }
        return [
          findingAt(
            subject,
            subject.solution.manifestEntry,
            `The root component ${key.trim()} is declared twice.`,
            element,
          ),
        ];
      });
    },
  },
  {
    id: 'S-id-form',
    title: 'Ids are lower-case GUIDs: in braces on flows and root components, bare on connectors',
    why: 'A mismatch in case or form was seen to end in 0x8004803A.',
    remedy: 'Write the id in lower case, with braces where an export has them.',
    severity: 'error',
    foreign: 'warning',
    check: idFindings,
  },
];

interface RootComponent {
  readonly element: XmlElement;
  /** NaN where the type is no number. */
  readonly type: number;
  /** Lower case without braces. */
  readonly id: string | undefined;
  readonly schemaName: string | undefined;
}

/** The root components of a package as written. */
function rootComponents({ solution }: PackageSubject): readonly RootComponent[] {
  const roots = child(child(solution.manifest, 'SolutionManifest'), 'RootComponents');
  return childrenNamed(roots, 'RootComponent').map((element) => {
    const type = attribute(element, 'type') ?? '';
    return {
      element,
      type: /^\d+$/.test(type) ? Number(type) : NaN,
      id: attribute(element, 'id')
        ?.replace(/^\{(.*)\}$/, '$1')
        .toLowerCase(),
      schemaName: attribute(element, 'schemaName'),
    };
  });
}

const bare = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const braced = /^\{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}$/;

function* idFindings(subject: PackageSubject) {
  const { solution } = subject;
  for (const { element } of rootComponents(subject)) {
    const id = attribute(element, 'id');
    if (id !== undefined && !braced.test(id))
      yield findingAt(
        subject,
        solution.manifestEntry,
        `The id "${id}" of a root component is not of the form {lower-case GUID}.`,
        element,
      );
  }
  for (const { element, entry } of solution.workflows) {
    const id = attribute(element, 'WorkflowId') ?? '';
    if (!braced.test(id))
      yield findingAt(
        subject,
        entry,
        `The WorkflowId "${id}" is not of the form {lower-case GUID}.`,
        element,
      );
  }
  for (const { element, entry } of solution.connectors) {
    const id = child(element, 'connectorid');
    const text = textOf(id);
    if (!bare.test(text))
      yield findingAt(
        subject,
        entry,
        `The connectorid "${text}" is not a lower-case GUID without braces.`,
        id ?? element,
      );
  }
}
