import type { RetryPolicy } from '../../model/lead-model.ts';
import type { Json } from '../../solution/solution-content.ts';
import type { Action } from './action.ts';

/** A connector that the flow calls; `connection` is its key among the flow's connection references. */
export interface Connector {
  readonly apiName: string;
  readonly title: string;
}

export const dataverse: Connector = {
  apiName: 'shared_commondataserviceforapps',
  title: 'Microsoft Dataverse',
};
export const outlook: Connector = { apiName: 'shared_office365', title: 'Office 365 Outlook' };
export const teams: Connector = { apiName: 'shared_teams', title: 'Microsoft Teams' };
export const sharePoint: Connector = { apiName: 'shared_sharepointonline', title: 'SharePoint' };

/** A call of a connector operation; parameters are flat, as the designer writes them (`item/subject`). */
export function connectorAction(
  of: Pick<Action, 'name' | 'note'> &
    Partial<Pick<Action, 'runAfter' | 'personal'>> & {
      readonly connector: Connector;
      readonly operationId: string;
      readonly parameters: Readonly<Record<string, Json>>;
      readonly retry: Json;
    },
): Action {
  const { connector, operationId, parameters, retry, ...common } = of;
  return {
    personal: true,
    ...common,
    type: 'OpenApiConnection',
    members: {
      inputs: {
        parameters,
        host: {
          apiId: `/providers/Microsoft.PowerApps/apis/${connector.apiName}`,
          connectionName: connector.apiName,
          operationId,
        },
        retryPolicy: retry,
      },
    },
  };
}

/** The policy as the definition has it: always written out, because the default differs by licence. */
export function retryPolicy(policy: RetryPolicy): Json {
  if (policy.count === 0) return { type: 'none' };
  const { count, interval, minimumInterval, maximumInterval } = policy;
  return { type: 'exponential', count, interval, minimumInterval, maximumInterval };
}

/**
 * The policy of actions whose end the sender waits for: one further try. On the longest way, with three tries for a
 * unique key, the pauses add up to less than 100 s; after 120 s the platform gives up on the answer.
 */
export const retryBeforeAnswer: Json = { type: 'fixed', count: 1, interval: 'PT5S' };

/** API name of the connector that an action calls; `undefined` for actions that call none. */
export function connectorOf(action: Action): string | undefined {
  if (action.type !== 'OpenApiConnection') return undefined;
  const { host } = action.members['inputs'] as { readonly host: { readonly connectionName: string } };
  return host.connectionName;
}
