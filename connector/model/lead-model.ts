import type { Publisher } from '../solution/solution-content.ts';

/** One leaf of the lead: where it stands in the payload and what people are told of it. */
export interface LeadField {
  /** Path in the payload, such as `['UserDetails', 'Email']`; `mapping` names it joined with `/`. */
  readonly path: readonly string[];
  readonly title: string;
  readonly description: string;
  readonly example?: string;
  readonly visibility: 'important' | 'advanced' | 'none' | 'internal';
  readonly type: 'string' | 'integer' | 'number' | 'boolean';
  /** `maxLength` of the schema: the longest text that the sender promises. */
  readonly maxLength?: number;
  /** Known values with their names, to choose from in the designer; a lead may hold others. */
  readonly values?: readonly { readonly value: string; readonly displayName: string }[];
  /** False for a field that the publisher added to those of Partner Center. */
  readonly standard: boolean;
}

/** An object of the lead that holds fields, such as `UserDetails`. */
export interface LeadGroup {
  readonly title: string;
  readonly description: string;
}

/** Everything that the generators need, read from `lead.schema.yaml` and `solution.yaml`, checked and with defaults. */
export interface LeadModel {
  readonly fields: readonly LeadField[];
  /** Labels of the objects that fields stand in, by path joined with `/`. */
  readonly groups: ReadonlyMap<string, LeadGroup>;
  /** The lead schema as JSON Schema, without the kit's own keywords. */
  readonly schema: Readonly<Record<string, unknown>>;
  readonly settings: SolutionSettings;
}

export interface SolutionNames {
  readonly uniqueName: string;
  readonly displayName: string;
  readonly description: string;
}

/** `solution.yaml` with every default filled in. */
export interface SolutionSettings {
  readonly publisher: Publisher;
  /** True while the publisher is the one that ships as an example. */
  readonly examplePublisher: boolean;
  readonly version: string;
  readonly flowSolution: SolutionNames;
  readonly connectorSolution: SolutionNames;
  readonly flow: FlowSettings;
  readonly connector: ConnectorSettings;
}

export interface ConnectorSettings {
  /** Logical name without the prefix: `[a-z0-9]+`. */
  readonly name: string;
  /** At most 30 characters; letters, digits and spaces. */
  readonly displayName: string;
  readonly description: string;
  /** `#rrggbb`. */
  readonly brandColor: string;
  readonly contact: { readonly name: string; readonly url?: string; readonly email?: string };
  readonly privacyPolicy?: string;
}

export interface FlowSettings {
  readonly displayName: string;
  readonly state: 'on' | 'draft';
  readonly destination: 'dataverse';
  /** Column of the destination's table, by payload path joined with `/` (`UserDetails/Email`). */
  readonly mapping: Readonly<Record<string, MappedColumn>>;
  readonly response: 'none' | 'accepted' | 'completed';
  readonly merge: {
    readonly way: 'lookup' | 'unique' | 'none';
    readonly windowHours: number;
    /** Column with a unique key; given if and only if `way` is `unique`. */
    readonly keyColumn?: string;
    /** Length of `keyColumn` in characters: the key is cut under it. */
    readonly keyColumnLength: number;
  };
  readonly deadLetter: 'email' | 'sharepoint';
  readonly notify: 'none' | 'email' | 'teams';
  readonly heartbeat: { readonly enabled: boolean; readonly days: number };
  readonly secureData: boolean;
  readonly enableSchemaValidation: boolean;
  readonly declareLeadDependency: boolean;
  /** Value of `leadsourcecode`, 1 to 10 in a new environment (8 Web). */
  readonly leadSourceCode: number;
  /** Retry policy of every connector action. */
  readonly retry: RetryPolicy;
  /** First values of the environment variables; empty text where the importer must say it. */
  readonly environment: EnvironmentDefaults;
}

/** A column of the destination and how much it holds; text is cut to `maxLength` characters. */
export interface MappedColumn {
  readonly column: string;
  readonly maxLength: number;
}

export interface RetryPolicy {
  readonly profile: 'none' | 'quick' | 'standard' | 'patient';
  readonly count: number;
  /** ISO 8601 durations, as the definition has them. */
  readonly interval: string;
  readonly minimumInterval: string;
  readonly maximumInterval: string;
}

export interface EnvironmentDefaults {
  /** Mail address for dead letters and alerts. */
  readonly alertAddress: string;
  /** Mail address of sales, for `notify: email`. */
  readonly salesAddress: string;
  /** `systemusers(<guid>)` or `teams(<guid>)`; empty: the owner of the connection. */
  readonly owner: string;
  /** Text before the subject of each row. */
  readonly topicPrefix: string;
  /** `https://….crm.dynamics.com`, for links to rows; empty: no links. */
  readonly dataverseAddress: string;
  readonly sharePointSite: string;
  readonly sharePointList: string;
  readonly teamsTeam: string;
  readonly teamsChannel: string;
}
