import { createHash } from 'node:crypto';

import { buildTree } from '../../../connector/solution/build-tree.ts';
import { writeZip } from '../../../connector/solution/write-zip.ts';
import { exampleContent } from './example-content.ts';

/** Run as a process of its own, under another time zone or locale; `reversed` shuffles every list of the content. */
const reversed = process.argv.includes('reversed');
const turn = <Item>(items: readonly Item[]) => (reversed ? items.toReversed() : items);
const tree = buildTree(
  {
    ...exampleContent,
    workflows: turn(exampleContent.workflows),
    connectors: turn(exampleContent.connectors),
    connectionReferences: turn(exampleContent.connectionReferences),
    environmentVariables: turn(exampleContent.environmentVariables),
  },
  { managed: false },
);
process.stdout.write(
  `${createHash('sha256')
    .update(writeZip(new Map(turn([...tree]))))
    .digest('hex')} ${Intl.DateTimeFormat().resolvedOptions().timeZone}`,
);
