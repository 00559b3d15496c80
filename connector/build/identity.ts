import { createHash } from 'node:crypto';

import { examplePublisher } from '../model/example-publisher.ts';
import type { Problem } from '../problems/problem.ts';
import { buildTree } from '../solution/build-tree.ts';
import type { SolutionContent, SolutionTree } from '../solution/solution-content.ts';
import { bytesText } from '../solution/text-bytes.ts';
import type { Solutions } from './assemble-solutions.ts';

/** Name of the file in `connector/generated` that carries the identity of the last build. */
export const identityFile = 'identity.json';

/** What an imported solution is known by, and what was in it. */
export interface Identity {
  /** Unique name of the publisher. */
  readonly publisher: string;
  readonly prefix: string;
  readonly flowSolution: string;
  readonly connectorSolution: string;
  readonly connectorNames: readonly string[];
  readonly version: string;
  /** Digest of both solutions without their version. */
  readonly content: string;
}

export function identityOf({ flow, connector }: Solutions): Identity {
  return {
    publisher: flow.publisher.uniqueName,
    prefix: flow.publisher.prefix,
    flowSolution: flow.uniqueName,
    connectorSolution: connector.uniqueName,
    connectorNames: connector.connectors.map(({ name }) => name.slice(name.indexOf('_') + 1)),
    version: flow.version,
    content: createHash('sha256').update(contentDigest(flow)).update(contentDigest(connector)).digest('hex'),
  };
}

function contentDigest(content: SolutionContent): Uint8Array {
  const hash = createHash('sha256');
  for (const [path, bytes] of buildTree({ ...content, version: '0.0.0.0' }, { managed: false }))
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  return hash.digest();
}

/** The identity of the last build, from its generated files; `undefined` where there is none that can be read. */
export function lastIdentity(generated: SolutionTree): Identity | undefined {
  const bytes = generated.get(identityFile);
  try {
    const found: unknown = JSON.parse((bytes && bytesText(bytes)) ?? '');
    return isIdentity(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

function isIdentity(value: unknown): value is Identity {
  if (typeof value !== 'object' || value === null) return false;
  const { connectorNames, ...texts } = value as Partial<Identity>;
  const { publisher, prefix, flowSolution, connectorSolution, version, content } = texts;
  return (
    Array.isArray(connectorNames) &&
    [publisher, prefix, flowSolution, connectorSolution, version, content].every(
      (text) => typeof text === 'string',
    )
  );
}

interface IdentityOptions {
  /** Where the last identity stands, for the place of problems. */
  readonly file: string;
  /** A second flow is wanted. */
  readonly newIdentity: boolean;
}

/**
 * Holds a build to the identity of the last one: another prefix or unique name is an error, other content under
 * the same version a warning.
 */
export function checkIdentity(
  last: Identity | undefined,
  now: Identity,
  { file, newIdentity }: IdentityOptions,
): readonly Problem[] {
  if (!last) return [];
  const changes = identityParts.filter(([key]) => String(last[key]) !== String(now[key]));
  if (changes.length > 0)
    return newIdentity
      ? []
      : changes.map(([key, words]) => ({
          code: 'IDENTITY_CHANGED',
          severity: 'error',
          message: `${words} was "${String(last[key])}" in the last build and is "${String(now[key])}" now`,
          at: { file },
          ...(last.publisher === examplePublisher.uniqueName && {
            remedy:
              'The last build was of the example publisher. If you never imported it, build once with --new-identity.',
          }),
        }));
  if (last.content === now.content || compareVersions(now.version, last.version) > 0) return [];
  return [
    {
      code: 'VERSION_NOT_RAISED',
      severity: 'warning',
      message:
        now.version === last.version
          ? `the content is not that of the last build, and the version is still "${now.version}"`
          : `the version was "${last.version}" in the last build and is "${now.version}" now`,
      at: { file },
    },
  ];
}

const identityParts = [
  ['prefix', "the publisher's prefix"],
  ['flowSolution', "the unique name of the flow's solution"],
  ['connectorSolution', "the unique name of the connector's solution"],
  ['connectorNames', 'the logical name of the connector'],
] as const;

/** Positive where the first of two `a.b.c.d` is the higher one. */
function compareVersions(left: string, right: string): number {
  const [high, low] = [left.split('.').map(Number), right.split('.').map(Number)];
  const at = high.findIndex((part, index) => part !== low[index]);
  return at < 0 ? 0 : (high[at] ?? 0) - (low[at] ?? 0);
}
