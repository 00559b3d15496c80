import { describe, expect, test } from 'vitest';

import { readSolution } from '../../../connector/solution/read-solution.ts';
import { verifySolution } from '../../../connector/solution/verify-solution.ts';
import { sharedSamples } from '../../helpers/shared-samples.ts';

const { folder: samples, there, note } = sharedSamples('solutions/');

const complete = [
  'copilotstudiosamples-human-in-the-loop/customHIL_1_0_0_3.zip',
  'copilotstudiosamples-human-in-the-loop/unpacked',
  'copilotstudiosamples-manage-paygo/BillingPolicyManagement_1_0_0_3.zip',
  'copilotstudiosamples-manage-paygo/unpacked',
  'copilotstudiosamples-typeahead/TypeAheadSolutionAPI_1_0_0_0_managed.zip',
  'packager-probe/handmade.extracted',
  'packager-probe/handmade.repacked-by-solutionpackager.zip',
  'packager-probe/handmade.zip',
  'pl500-builder-risk/Lab04_Solution_BuilderRiskService_1_0_0_1.zip',
  'pnp-always-reply/always-respond-to-request.zip',
  'pnp-always-reply/unpacked',
  'pnp-notify-team/notify-team-of-unresponsive-channel-post.zip',
  'pnp-scheduled-quote-email/scheduledquoteemail.zip',
  'powercat-business-approvals-kit/Office365Integration/SolutionPackage',
];

/** Where a rule and a real export disagree, the rule is wrong. */
describe.skipIf(!there)(`real solutions${note}`, () => {
  test.each(complete)('%s has no error', async (path) => {
    const solution = await readSolution(samples + path);
    expect(solution.uniqueName).toMatch(/^\w+$/);
    expect(solution.workflows.length + solution.connectors.length).toBeGreaterThan(0);
    const problems = verifySolution(solution, { profile: 'foreign' });
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('an incomplete folder is told as such', async () => {
    await expect(readSolution(`${samples}pnp-varify-bot/zip-content`)).rejects.toThrow(
      '"customizations.xml" is missing',
    );
    await expect(readSolution(`${samples}coe-starter-kit-azuredevops-connector`)).rejects.toThrow(
      'holds neither "solution.xml" nor "Other/Solution.xml"',
    );
  });
});
