import type { LeadModel, SolutionSettings } from '../model/lead-model.ts';
import { componentId } from '../solution/component-id.ts';
import type {
  ConnectionReference,
  EnvironmentVariable,
  Json,
  MissingDependency,
  WorkflowComponent,
} from '../solution/solution-content.ts';
import { scope, switchOn, type Action } from './builders/action.ts';
import {
  connectorOf,
  dataverse,
  outlook,
  retryBeforeAnswer,
  retryPolicy,
  sharePoint,
  teams,
} from './builders/connector-action.ts';
import { everyAction, writeActions } from './builders/definition.ts';
import { path } from './builders/expression.ts';
import { outputs } from './builders/action.ts';
import { columnLengths, type DestinationContext } from './destinations/dataverse.ts';
import { environmentVariables, flowVariables, variableParameters } from './environment-variables.ts';
import { flowFields } from './flow-fields.ts';
import { names } from './step-names.ts';
import { answers } from './steps/answer.ts';
import { decideWhatTheLeadIs, verdict } from './steps/classify.ts';
import { describeTheLead } from './steps/describe.ts';
import { dealWithFailure, endAsFailed, setAside } from './steps/fail.ts';
import { heartbeatActions, heartbeatTrigger } from './steps/heartbeat.ts';
import { cleanEveryField, nameTheFields, readEveryField } from './steps/normalise.ts';
import { decodeBody, readOnceMore } from './steps/receive.ts';
import { understandTheLead } from './steps/understand.ts';
import { keepTheLead } from './steps/write.ts';
import { triggerSchema } from './trigger-schema.ts';

/** The parts of the flow's solution that the lead model decides. */
export interface BuiltFlow {
  readonly workflows: readonly WorkflowComponent[];
  readonly connectionReferences: readonly ConnectionReference[];
  readonly environmentVariables: readonly EnvironmentVariable[];
  readonly missingDependencies: readonly MissingDependency[];
}

/** Builds the lead flow, and the heartbeat where it is asked for, from the lead model. */
export function buildFlow(model: LeadModel): BuiltFlow {
  const { settings } = model;
  const context: DestinationContext = {
    settings: settings.flow,
    fields: flowFields(model),
    variables: flowVariables(settings),
    retry: settings.flow.response === 'completed' ? retryBeforeAnswer : retryPolicy(settings.flow.retry),
  };
  const leadFlow = leadActions(model, context);
  const workflows: WorkflowComponent[] = [
    {
      key: 'lead-flow',
      displayName: settings.flow.displayName,
      description: 'Receives leads from the commercial marketplace and writes them to the table Lead.',
      state: settings.flow.state,
      clientData: clientData(settings, 'lead-flow', leadTrigger(model), leadFlow),
    },
  ];
  const used = new Set(connectorsOf(leadFlow));
  if (settings.flow.heartbeat.enabled) {
    const watch = heartbeatActions({ ...context, retry: retryPolicy(settings.flow.retry) }, settings);
    for (const apiName of connectorsOf(watch)) used.add(apiName);
    workflows.push({
      key: 'heartbeat',
      displayName: `${settings.flow.displayName} - heartbeat`,
      description: 'Alerts when no lead came for some days.',
      state: settings.flow.state,
      clientData: clientData(settings, 'heartbeat', { Every_day: heartbeatTrigger }, watch),
    });
  }
  return {
    workflows,
    connectionReferences: [dataverse, outlook, teams, sharePoint]
      .filter(({ apiName }) => used.has(apiName))
      .map(({ apiName, title }) => ({
        logicalName: referenceName(settings, apiName),
        displayName: `${settings.flowSolution.displayName}: ${title}`,
        apiName,
      })),
    environmentVariables: environmentVariables(settings),
    missingDependencies: settings.flow.declareLeadDependency ? [leadTable(settings)] : [],
  };
}

function leadActions(model: LeadModel, context: DestinationContext): readonly Action[] {
  const { settings, fields, variables } = context;
  const lengths = columnLengths(fields);
  const keep = keepTheLead(context);
  const handle = scope({
    name: names.handle,
    note: 'Everything that can fail: whatever fails in here, the lead is set aside and the run ends Failed.',
    runAfter: {},
    actions: [
      decodeBody,
      readOnceMore(fields),
      readEveryField(fields),
      cleanEveryField,
      ...nameTheFields(fields),
      understandTheLead(fields, lengths.email),
      decideWhatTheLeadIs(settings, fields, variables, lengths),
      describeTheLead(fields, lengths.description, settings.notify !== 'none'),
      switchOn({
        name: names.choose,
        note: 'A test lead of Partner Center ends here; what can be no row goes to a person; everything else is kept.',
        on: verdict,
        cases: [
          { title: names.setAside, value: 'set-aside', actions: setAside(context) },
          { title: 'A test lead', value: 'test', actions: [] },
        ],
        otherwise: keep.actions,
      }),
      keep.outcome,
    ],
  });
  const replies = answers(settings, {
    handled: names.handle,
    setAside: names.failure,
    outcome: path(outputs(names.outcome), 'outcome'),
  });
  const late = settings.response === 'completed' ? replies : [];
  return [handle, ...dealWithFailure(context, handle), ...replies, ...endAsFailed(late.slice(1))];
}

function leadTrigger(model: LeadModel): Json {
  const { flow, flowSolution } = model.settings;
  return {
    manual: {
      metadata: { operationMetadataId: componentId(flowSolution.uniqueName, 'operation:lead-flow:trigger') },
      type: 'Request',
      kind: 'Http',
      description:
        'Partner Center posts each lead to the URL of this trigger. Anybody who knows the URL can: keep it secret.',
      inputs: { triggerAuthenticationType: 'All', method: 'POST', schema: triggerSchema(model) },
      ...(flow.enableSchemaValidation ? { operationOptions: 'EnableSchemaValidation' } : {}),
      ...(flow.secureData
        ? { runtimeConfiguration: { secureData: { properties: ['inputs', 'outputs'] } } }
        : {}),
    },
  };
}

function clientData(
  settings: SolutionSettings,
  flowKey: 'lead-flow' | 'heartbeat',
  triggers: Json,
  actions: readonly Action[],
): Json {
  const seen = new Set<string>();
  for (const { name } of everyAction(actions)) {
    if (seen.has(name)) throw new SyntaxError(`Two actions of the name ${name}`);
    seen.add(name);
  }
  const written = writeActions(actions, {
    secureData: settings.flow.secureData,
    idOf: (name) => componentId(settings.flowSolution.uniqueName, `operation:${flowKey}:${name}`),
  });
  return {
    properties: {
      connectionReferences: Object.fromEntries(
        connectorsOf(actions).map((apiName) => [
          apiName,
          {
            runtimeSource: 'embedded',
            connection: { connectionReferenceLogicalName: referenceName(settings, apiName) },
            api: { name: apiName },
          },
        ]),
      ),
      definition: {
        $schema:
          'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
        contentVersion: '1.0.0.0',
        parameters: {
          $connections: { defaultValue: {}, type: 'Object' },
          $authentication: { defaultValue: {}, type: 'SecureObject' },
          ...variableParameters(settings, flowKey),
        },
        triggers,
        actions: written,
        outputs: {},
      },
      templateName: null,
    },
    schemaVersion: '1.0.0.0',
  };
}

function connectorsOf(actions: readonly Action[]): readonly string[] {
  return [...new Set(everyAction(actions).flatMap((action) => connectorOf(action) ?? []))].sort();
}

const referenceName = (settings: SolutionSettings, apiName: string): string =>
  `${settings.publisher.prefix}_${apiName.replaceAll('_', '')}_leads`;

/** The table Lead comes with Dynamics 365 Sales; without it the flow cannot be turned on. */
function leadTable(settings: SolutionSettings): MissingDependency {
  return {
    required: {
      type: 1,
      schemaName: 'lead',
      displayName: 'Lead',
      solution: 'msdynce_LeadManagement (9.0.4.0066)',
    },
    dependent: {
      type: 29,
      displayName: settings.flow.displayName,
      id: componentId(settings.flowSolution.uniqueName, 'lead-flow'),
    },
  };
}
