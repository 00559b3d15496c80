import type { Package } from '../../connector/build/build-packages.ts';
import { flowVariables } from '../../connector/flow/environment-variables.ts';
import { environmentExamples } from '../../connector/model/environment-examples.ts';
import type { LeadModel, SolutionSettings } from '../../connector/model/lead-model.ts';
import { sampleLead } from '../../connector/model/sample-lead.ts';
import { readTree } from '../../connector/solution/read-tree.ts';
import { readZip } from '../../connector/solution/read-zip.ts';
import { flowsOfSolution } from '../../mock-server/lab/flow-source.ts';
import { runLead, type LeadResult } from '../../mock-server/lab/run-lead.ts';
import type { ActionRecord } from '../../mock-server/runner/records/run-record.ts';

/** What became of one lead in the flow that was read back from a zip. */
export interface SampleRun {
  readonly succeeded: boolean;
  readonly title: string;
  /** Answer, statuses, rows; what failed, where something did. */
  readonly lines: readonly string[];
  /** Power Platform requests of the run: the trigger and every action that was not skipped. */
  readonly requests: number;
}

/** Sends the lead of the schema's examples through the built flow, on the fakes, in virtual time. */
export async function runSample(model: LeadModel, packages: readonly Package[]): Promise<SampleRun> {
  const built = packages.find(({ content }) => content.workflows.length > 0);
  if (!built) throw new Error('No package holds a flow');
  const source = flowsOfSolution(readTree(readZip(built.bytes, built.fileName)));
  const variables = standIns(built, model.settings);
  const result = await runLead({
    // A draft is turned on here as its owner does after the import.
    solution: { ...source, flows: source.flows.map((flow) => ({ ...flow, on: true })) },
    lead: sampleLead(model.fields),
    variables,
    seed: 1,
  });
  const actions = result.runs.flatMap((run) => run.actions);
  const created = result.changes.some(({ kind }) => kind === 'created');
  const succeeded =
    result.answer.statusCode < 300 && created && result.runs.every(({ status }) => status === 'Succeeded');
  return {
    succeeded,
    title: `the sample lead, sent to the flow in ${built.fileName}`,
    lines: [
      summary(result, actions),
      ...Object.entries(variables).map(([name, value]) => `with "${value}" for ${name}`),
      ...refusal(result),
      ...failures(actions),
      ...result.refusals,
    ],
    requests: 1 + sum(actions.map(executed)),
  };
}

/** Values for variables of the package that the import asks for, by parameter name: the schema's examples. */
function standIns({ content }: Package, settings: SolutionSettings): Readonly<Record<string, string>> {
  const names: Readonly<Record<string, string>> = flowVariables(settings);
  const asked = content.environmentVariables
    .filter(({ defaultValue }) => defaultValue === undefined)
    .map(({ displayName, schemaName }) => `${displayName} (${schemaName})`);
  return Object.fromEntries(
    Object.entries(environmentExamples).flatMap(([key, example]) => {
      const name = names[key];
      return name !== undefined && asked.includes(name) ? [[name, example]] : [];
    }),
  );
}

function summary({ answer, runs, changes }: LeadResult, actions: readonly ActionRecord[]): string {
  const rows = [...new Set(changes.map(({ kind, table }) => `${kind} in ${table}`))].map((what) => {
    const count = changes.filter(({ kind, table }) => `${kind} in ${table}` === what).length;
    return `${count} ${count === 1 ? 'row' : 'rows'} ${what}`;
  });
  const statuses = runs.map(({ status }) => status).join(', ') || 'refused';
  return [
    `answer ${answer.statusCode}`,
    `run ${statuses}`,
    `${sum(actions.map(executed))} actions ran`,
    ...rows,
  ].join(', ');
}

/** Longest text that still reads as a line. */
const longest = 400;

/** What the door said, where it let nothing in. */
function refusal({ answer, runs }: LeadResult): readonly string[] {
  return runs.length > 0 || !answer.body ? [] : [cut(new TextDecoder().decode(answer.body))];
}

function cut(text: string): string {
  const flat = text.replaceAll(/\s+/g, ' ').trim();
  return flat.length > longest ? `${flat.slice(0, longest)}...` : flat;
}

/** Executions of an action and of what is inside it, each repetition counted. */
function executed(action: ActionRecord): number {
  if (action.repetitions) return sum(action.repetitions.map(executed));
  return (action.status === 'Skipped' ? 0 : 1) + sum((action.children ?? []).map(executed));
}

function failures(actions: readonly ActionRecord[]): readonly string[] {
  return actions.flatMap((action) => [
    ...(action.status === 'Failed' || action.status === 'TimedOut'
      ? [cut(`${action.name}: ${action.status} ${action.code} ${messageOf(action)}`)]
      : []),
    ...failures(action.children ?? []),
    ...failures(action.repetitions ?? []),
  ]);
}

function messageOf({ error }: ActionRecord): string {
  const message = error?.members.get('message');
  return typeof message === 'string' ? message : '';
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
