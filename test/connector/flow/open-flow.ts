import { fileURLToPath } from 'node:url';

import { readModel } from '../../../connector/model/read-model.ts';
import { readOutcome, type LeadOutcome } from '../../../mock-server/corpus/read-outcome.ts';
import {
  openLeadStage,
  type LeadRequest,
  type LeadResult,
  type LeadStage,
} from '../../../mock-server/lab/run-lead.ts';
import type { StageOptions } from '../../../mock-server/lab/stage-options.ts';
import type { RunRecord } from '../../../mock-server/runner/records/run-record.ts';
import { keyColumn, scenarioSource } from '../../../mock-server/scenarios/runner/scenario-source.ts';

const read = await readModel(fileURLToPath(new URL('../../../connector/', import.meta.url)));
if (read.model === undefined) throw new Error('The settings that ship have errors');

/** The lead model of the files that ship. */
export const model = read.model;

/** A member of a row as text. */
export const textOf = (member: unknown): string =>
  typeof member === 'string' ? member : JSON.stringify(member ?? null);

/** An ordinary lead. */
export const ada = {
  UserDetails: {
    FirstName: 'Ada',
    LastName: 'Lovell',
    Email: 'ada.lovell@fabrikam.example',
    Phone: '16175550100',
    Country: 'US',
    Company: 'Fabrikam',
    Title: 'CTO',
  },
  LeadSource: 'AzureMarketplace-INS|contoso.offer-1',
  ActionCode: 'INS',
  OfferTitle: 'Contoso Offer',
  Description: '',
};

/** The lead with fields of the person, or of its own, changed. */
export const adaWith = (person: object, own: object = {}): unknown => ({
  ...ada,
  ...own,
  UserDetails: { ...ada.UserDetails, ...person },
});

export interface Delivered extends LeadResult {
  readonly run: RunRecord;
  readonly outcome: LeadOutcome;
}

export interface OpenFlow {
  readonly stage: LeadStage;
  /** Delivers a lead and gives its run; fails where the call was refused. */
  deliver(lead: unknown): Promise<Delivered>;
  send(request: LeadRequest): Promise<LeadResult>;
}

/** Fabrikam's environment: where mails go, and a column with a unique key. */
const environment: StageOptions = {
  seed: 1,
  startTime: Date.UTC(2026, 2, 2, 9),
  variables: {
    cts_MarketplaceAlertAddress: 'alerts@publisher.example',
    cts_MarketplaceSalesAddress: 'sales@publisher.example',
    cts_MarketplaceDataverseAddress: 'https://publisher.crm.dynamics.example',
    cts_MarketplaceTeam: '5a1d7c36-0c57-4a0e-9d3b-1f6b7d0c2e11',
    cts_MarketplaceChannel: '19:leads@thread.tacv2',
    cts_MarketplaceSharePointSite: 'https://publisher.sharepoint.example/sites/leads',
    cts_MarketplaceSharePointList: 'set-aside-leads',
  },
  settings: {
    dataverse: {
      columns: { lead: [{ name: keyColumn, type: 'string', max: 450 }] },
      keys: { lead: [{ name: 'marketplacekey', columns: [keyColumn] }] },
    },
  },
};

export const uniqueKey = { way: 'unique', keyColumn, keyColumnLength: 400 };

/** The flow with these options of `solution.yaml`, read back from its zip, on a stage of its own. */
export async function openFlow(
  options: Readonly<Record<string, unknown>> = {},
  stageOptions: StageOptions = {},
): Promise<OpenFlow> {
  const stage = await openLeadStage({
    solution: scenarioSource(model, options),
    ...environment,
    ...stageOptions,
    variables: { ...environment.variables, ...stageOptions.variables },
  });
  const problems = stage.flow.problems.map((problem) => problem.message);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return {
    stage,
    send: (request) => stage.send({ request }),
    async deliver(lead) {
      const result = await stage.send({ lead });
      const [run] = result.runs;
      if (run === undefined) throw new Error(`Refused: ${result.answer.statusCode}`);
      return { ...result, run, outcome: readOutcome(run) };
    },
  };
}
