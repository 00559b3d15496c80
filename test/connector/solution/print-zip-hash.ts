import { createHash } from 'node:crypto';

import { buildSolutions } from '../../../connector/build-solutions.ts';
import { buildTree } from '../../../connector/solution/build-tree.ts';
import type { SolutionContent } from '../../../connector/solution/solution-content.ts';
import { writeZip } from '../../../connector/solution/write-zip.ts';
import { model } from '../../helpers/shipped-model.ts';
import { exampleContent } from './example-content.ts';

/** Run as a process of its own, under another time zone or locale; `reversed` turns every list of the content. */
const reversed = process.argv.includes('reversed');
const turn = <Item>(items: readonly Item[]) => (reversed ? items.toReversed() : items);

function hash(content: SolutionContent): string {
  const tree = buildTree(
    {
      ...content,
      workflows: turn(content.workflows),
      connectors: turn(content.connectors),
      connectionReferences: turn(content.connectionReferences),
      environmentVariables: turn(content.environmentVariables),
    },
    { managed: false },
  );
  return createHash('sha256')
    .update(writeZip(new Map(turn([...tree]))))
    .digest('hex');
}

const { flow, connector } = buildSolutions(model);
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
process.stdout.write([zone, ...[exampleContent, flow, connector].map(hash)].join(' '));
