import { choose, equals, lower, orEmpty, parameter, trim } from './builders/phrases.ts';
import type { Expression } from './builders/expression.ts';
import type { FlowSettings, SolutionSettings } from '../model/lead-model.ts';
import type { EnvironmentVariable, Json } from '../solution/solution-content.ts';

/** Names under which expressions read the environment variables: `<display name> (<schema name>)`. */
export type FlowVariables = Readonly<Record<VariableKey, string>>;

type VariableKey =
  | 'alertAddress'
  | 'salesAddress'
  | 'windowHours'
  | 'owner'
  | 'topicPrefix'
  | 'leadSourceCode'
  | 'dataverseAddress'
  | 'sharePointSite'
  | 'sharePointList'
  | 'teamsTeam'
  | 'teamsChannel'
  | 'quietDays';

/**
 * What stands for an optional variable that says nothing: a definition cannot hold an empty text, and a flow whose
 * variable has no value at all may refuse to be turned on.
 */
const saysNothing = 'none';

/** The text of an optional variable; empty where it says `none`. */
export function optionalText(name: string): Expression {
  const text = trim(orEmpty(parameter(name)));
  return choose(equals(lower(text), saysNothing), '', orEmpty(parameter(name)));
}

const orNothing = (text: string): string => (text === '' ? saysNothing : text);

interface VariableEntry {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly type: 'String' | 'Number';
  /** Which flows read it; one that none reads is not in the package. */
  readonly usedBy: (flow: FlowSettings) => 'lead-flow' | 'heartbeat' | 'both' | 'none';
  readonly first: (flow: FlowSettings) => string;
}

const always = (): 'lead-flow' => 'lead-flow';
const when = (condition: boolean): 'lead-flow' | 'none' => (condition ? 'lead-flow' : 'none');

const table: Readonly<Record<VariableKey, VariableEntry>> = {
  alertAddress: {
    name: 'MarketplaceAlertAddress',
    displayName: 'Marketplace alert address',
    description: 'Mail address that gets leads which could not be handled, and other alerts.',
    type: 'String',
    usedBy: (flow) => (flow.heartbeat.enabled ? 'both' : 'lead-flow'),
    first: (flow) => flow.environment.alertAddress,
  },
  salesAddress: {
    name: 'MarketplaceSalesAddress',
    displayName: 'Marketplace sales address',
    description: 'Mail address that is told of every new lead.',
    type: 'String',
    usedBy: (flow) => when(flow.notify === 'email'),
    first: (flow) => flow.environment.salesAddress,
  },
  windowHours: {
    name: 'MarketplaceMergeWindowHours',
    displayName: 'Marketplace merge window in hours',
    description: 'A further lead of the same person and offer within this time is added to the open row.',
    type: 'Number',
    usedBy: (flow) => when(flow.merge.way !== 'none'),
    first: (flow) => String(flow.merge.windowHours),
  },
  owner: {
    name: 'MarketplaceLeadOwner',
    displayName: 'Marketplace lead owner',
    description: 'Owner of new rows, systemusers(id) or teams(id); none: the owner of the connection.',
    type: 'String',
    usedBy: always,
    first: (flow) => orNothing(flow.environment.owner),
  },
  topicPrefix: {
    name: 'MarketplaceTopicPrefix',
    displayName: 'Marketplace topic prefix',
    description: 'Text before the topic of new rows; none: no text.',
    type: 'String',
    usedBy: always,
    first: (flow) => orNothing(flow.environment.topicPrefix),
  },
  leadSourceCode: {
    name: 'MarketplaceLeadSourceCode',
    displayName: 'Marketplace lead source code',
    description: 'Value of the column Lead Source of new rows; 8 is Web.',
    type: 'Number',
    usedBy: always,
    first: (flow) => String(flow.leadSourceCode),
  },
  dataverseAddress: {
    name: 'MarketplaceDataverseAddress',
    displayName: 'Marketplace Dataverse address',
    description: 'Address of the environment, https://….crm.dynamics.com, for links to rows; none: no links.',
    type: 'String',
    usedBy: (flow) => when(flow.notify !== 'none'),
    first: (flow) => orNothing(flow.environment.dataverseAddress),
  },
  sharePointSite: {
    name: 'MarketplaceSharePointSite',
    displayName: 'Marketplace SharePoint site',
    description: 'Address of the site with the list of leads that were set aside.',
    type: 'String',
    usedBy: (flow) => when(flow.deadLetter === 'sharepoint'),
    first: (flow) => flow.environment.sharePointSite,
  },
  sharePointList: {
    name: 'MarketplaceSharePointList',
    displayName: 'Marketplace SharePoint list',
    description: 'Id of the list of leads that were set aside; columns Title, Reason and Lead.',
    type: 'String',
    usedBy: (flow) => when(flow.deadLetter === 'sharepoint'),
    first: (flow) => flow.environment.sharePointList,
  },
  teamsTeam: {
    name: 'MarketplaceTeam',
    displayName: 'Marketplace team',
    description: 'Id of the team whose channel is told of every new lead.',
    type: 'String',
    usedBy: (flow) => when(flow.notify === 'teams'),
    first: (flow) => flow.environment.teamsTeam,
  },
  teamsChannel: {
    name: 'MarketplaceChannel',
    displayName: 'Marketplace channel',
    description: 'Id of the channel that is told of every new lead, 19:…@thread.tacv2.',
    type: 'String',
    usedBy: (flow) => when(flow.notify === 'teams'),
    first: (flow) => flow.environment.teamsChannel,
  },
  quietDays: {
    name: 'MarketplaceQuietDays',
    displayName: 'Marketplace quiet days',
    description: 'Days without a lead after which an alert is sent.',
    type: 'Number',
    usedBy: (flow) => (flow.heartbeat.enabled ? 'heartbeat' : 'none'),
    first: (flow) => String(flow.heartbeat.days),
  },
};

const entries = Object.entries(table) as readonly (readonly [VariableKey, VariableEntry])[];
const schemaName = (settings: SolutionSettings, entry: VariableEntry): string =>
  `${settings.publisher.prefix}_${entry.name}`;
const parameterName = (settings: SolutionSettings, entry: VariableEntry): string =>
  `${entry.displayName} (${schemaName(settings, entry)})`;

/** The parameter name of every variable. */
export function flowVariables(settings: SolutionSettings): FlowVariables {
  return Object.fromEntries(
    entries.map(([key, entry]) => [key, parameterName(settings, entry)]),
  ) as unknown as FlowVariables;
}

/** The definitions that go into the package: those that one of its flows reads. */
export function environmentVariables(settings: SolutionSettings): readonly EnvironmentVariable[] {
  return entries
    .filter(([, entry]) => entry.usedBy(settings.flow) !== 'none')
    .map(([, entry]) => {
      const first = entry.first(settings.flow);
      return {
        schemaName: schemaName(settings, entry),
        displayName: entry.displayName,
        description: entry.description,
        type: entry.type,
        ...(first === '' ? {} : { defaultValue: first }),
      };
    });
}

/** The parameters of one flow's definition that stand for environment variables. */
export function variableParameters(
  settings: SolutionSettings,
  flowKey: 'lead-flow' | 'heartbeat',
): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    entries
      .filter(([, entry]) => [flowKey, 'both'].includes(entry.usedBy(settings.flow)))
      .map(([, entry]) => {
        const first = entry.first(settings.flow);
        return [
          parameterName(settings, entry),
          {
            defaultValue: entry.type === 'Number' ? Number(first) : first,
            type: entry.type === 'Number' ? 'Int' : 'String',
            metadata: { schemaName: schemaName(settings, entry), description: entry.description },
          },
        ];
      }),
  );
}
